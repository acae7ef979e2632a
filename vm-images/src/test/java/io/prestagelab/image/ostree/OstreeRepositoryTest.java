package io.prestagelab.image.ostree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.sample.SampleIso;
import io.prestagelab.image.sample.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories that ostree itself made, read where they lie in an ISO. */
final class OstreeRepositoryTest {

  @TempDir Path folder;

  private SampleIso sample;
  private Path repository;

  @BeforeEach
  void make() {
    sample = SampleIso.debian(folder);
    repository = sample.tree().resolve("ostree_repo");
  }

  @Test
  void a_file_of_the_branch_is_read_by_its_path() {
    assertThat(read("var/miniboot/initrd-mini")).hasValue(SampleRepository.INITRD);
    assertThat(read("usr/etc/empty")).hasValue(new byte[0]);
    assertThat(read("usr/share/many/file-29")).hasValue(SampleIso.noise(39, 29));
  }

  @Test
  void what_is_not_in_the_tree_is_not_found() {
    assertThat(read("var/miniboot/initrd-mini.sig")).isEmpty();
    assertThat(read("var/nowhere/file")).isEmpty();
    assertThat(read("usr")).isEmpty();
  }

  /** More than 255 bytes, and more than 65,535, have places of two and of four bytes. */
  @Test
  void folders_of_all_sizes_are_read() throws IOException {
    Path many = Files.createDirectories(folder.resolve("system/many"));
    for (int i = 0; i < 1500; i++) {
      Files.writeString(many.resolve("a-file-with-a-rather-long-name-" + i), "x");
    }
    sample.repository();
    assertThat(read("many/a-file-with-a-rather-long-name-1499")).hasValue(new byte[] {'x'});
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void a_whole_repository_passes_with_links_and_empty_files() {
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {".commit", ".dirtree", ".dirmeta", ".filez"})
  void an_object_that_is_missing_is_named(String suffix) throws IOException {
    Path object = objects(suffix).get(0);
    Files.delete(object);
    assertDamaged(object.getFileName() + " is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {".commit", ".dirtree", ".dirmeta", ".filez"})
  void an_object_with_another_byte_is_not_what_its_name_says(String suffix) throws IOException {
    for (Path object : objects(suffix).stream().limit(5).toList()) {
      byte[] whole = Files.readAllBytes(object);
      byte[] damaged = whole.clone();
      damaged[damaged.length / 2] ^= 1;
      Files.write(object, damaged);
      assertDamaged(object.getFileName().toString());
      Files.write(object, whole);
    }
  }

  @Test
  void an_object_that_is_cut_is_damage() throws IOException {
    Path object = objects(".filez").get(0);
    Files.write(object, new byte[] {0, 0, 0});
    assertDamaged(object.getFileName().toString());
  }

  @Test
  void a_repository_without_the_branch_is_refused() throws IOException {
    Files.delete(repository.resolve("refs/heads/starlingx"));
    assertThatThrownBy(this::check)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has no branch starlingx");
  }

  @Test
  void a_repository_of_another_mode_is_refused() throws IOException {
    Files.writeString(repository.resolve("config"), "[core]\nrepo_version=1\nmode=bare\n");
    assertThatThrownBy(this::check).hasMessageContaining("of another mode than archive");
  }

  private void assertDamaged(String what) {
    assertThatThrownBy(this::check)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is damaged")
        .hasMessageContaining(what);
  }

  private void check() {
    try (IsoReader iso = IsoReader.open(sample.make())) {
      OstreeRepository.of(iso, "ostree_repo", "starlingx").check();
    }
  }

  private java.util.Optional<byte[]> read(String path) {
    try (IsoReader iso = IsoReader.open(sample.make())) {
      return OstreeRepository.of(iso, "ostree_repo", "starlingx").read(path);
    }
  }

  private List<Path> objects(String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(repository.resolve("objects"))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }
}
