package io.prestagelab.image.iso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.iso.IsoEntry.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is to be in a volume, before it lies anywhere. */
class TreeTest {
  private static final Instant MADE = Instant.parse("2022-06-15T10:20:30Z");
  private static final Map<String, String> SUMS =
      Map.of("d/a", "f".repeat(32), "ä", "0".repeat(32));

  private final VolumeTree tree = new VolumeTree(MADE);

  @Test
  void directories_above_a_file_are_made_with_the_volumes_time() {
    tree.file("a/b/c", Content.text("x"));
    assertThat(tree.nodes().keySet()).containsExactly("", "a", "a/b", "a/b/c");
    assertThat(tree.node("a/b"))
        .get()
        .extracting(VolumeTree.Node::attributes)
        .isEqualTo(Attributes.directory(MADE));
  }

  @Test
  void a_file_in_another_ones_place_keeps_its_mode_and_owners() {
    tree.file("a", Content.text("x"), new Attributes(0x81ED, 1, 2, Instant.EPOCH));
    tree.file("a", Content.text("y"));
    assertThat(tree.node("a"))
        .get()
        .extracting(VolumeTree.Node::attributes)
        .isEqualTo(new Attributes(0x81ED, 1, 2, MADE));
  }

  @Test
  void a_directorys_children_are_what_lies_directly_in_it() {
    tree.file("a/b/c", Content.text("x"));
    tree.file("a/d", Content.text("x"));
    tree.file("ab", Content.text("x"));
    assertThat(tree.children("")).containsExactly("a", "ab");
    assertThat(tree.children("a")).containsExactly("a/b", "a/d");
    assertThat(tree.children("a/b")).containsExactly("a/b/c");
    assertThat(tree.children("a/d")).isEmpty();
  }

  @Test
  void it_contains_what_was_put_there() {
    tree.symlink("l", "a", Attributes.file(MADE));
    assertThat(tree.contains("l")).isTrue();
    assertThat(tree.contains("a")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"a/b/c.iso, c.iso, a/b", "c.iso, c.iso, ''", "a/b, b, a", "/a, a, ''"})
  void an_entry_has_a_name_and_a_parent(String path, String name, String parent) {
    IsoEntry entry = entry(path, Kind.FILE);
    assertThat(entry.name()).isEqualTo(name);
    assertThat(entry.parent()).isEqualTo(parent);
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_is_of_one_kind(Kind kind) {
    assertThat(entry("a", kind).isFile()).isEqualTo(kind == Kind.FILE);
    assertThat(entry("a", kind).isDirectory()).isEqualTo(kind == Kind.DIRECTORY);
    assertThat(entry("a", kind).size()).isEqualTo(30);
  }

  private static IsoEntry entry(String path, Kind kind) {
    List<Extent> extents = List.of(new Extent(0, 10), new Extent(2048, 20));
    return new IsoEntry(path, kind, extents, Attributes.file(MADE), "");
  }

  @Test
  void an_extent_ends_behind_its_last_byte_and_can_lie_further_on() {
    assertThat(new Extent(100, 20).end()).isEqualTo(120);
    assertThat(new Extent(100, 20).shiftedBy(1000)).isEqualTo(new Extent(1100, 20));
    assertThat(new Extent(0, 0).end()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, -1"})
  void neither_place_nor_length_is_negative(long offset, long length) {
    assertThatThrownBy(() -> new Extent(offset, length))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("neither may be negative");
  }

  /** As md5sum writes them, in the order that was asked for. */
  @Test
  void md5_lines_name_files_without_their_directories_and_are_as_long_as_they_said() {
    Content.Md5Lines lines = new Content.Md5Lines("# ü\n", List.of("d/a", "ä"));
    assertThat(new String(lines.bytes(SUMS), StandardCharsets.UTF_8))
        .isEqualTo("# ü\n" + "f".repeat(32) + "  a\n" + "0".repeat(32) + "  ä\n");
    assertThat(lines.size()).isEqualTo(lines.bytes(SUMS).length);
    assertThat(Content.Md5Lines.of(List.of("d/a")).size()).isEqualTo(36);
  }

  @Test
  void one_sum_of_many_is_that_of_their_sorted_lines_with_whole_paths() {
    Content.Md5OfLines sum = new Content.Md5OfLines(List.of("d/a", "ä"));
    String text = "0".repeat(32) + "  ä\n" + "f".repeat(32) + "  d/a\n";
    assertThat(new String(sum.bytes(SUMS), StandardCharsets.US_ASCII))
        .isEqualTo(DigestUtils.md5Hex(text) + "\n");
    assertThat(sum.size()).isEqualTo(33);
  }

  @Test
  void contents_of_several_parts_are_as_long_as_those() {
    List<Extent> parts = List.of(new Extent(0, 10), new Extent(2048, 20));
    assertThat(new Content.Stored(Path.of("f"), parts).size()).isEqualTo(30);
    assertThat(new Content.Shared("f", parts).size()).isEqualTo(30);
  }

  @Test
  void a_directory_has_no_content() {
    assertThatThrownBy(() -> tree.node("").orElseThrow().contentOfFile())
        .isInstanceOf(IllegalStateException.class);
  }
}
