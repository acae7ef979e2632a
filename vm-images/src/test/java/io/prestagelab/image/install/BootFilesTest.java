package io.prestagelab.image.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.image.Progress;
import io.prestagelab.image.boot.EfiImage;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.miniboot.BootNetwork;
import io.prestagelab.image.miniboot.InstallType;
import io.prestagelab.image.miniboot.MinibootIsoBuilder;
import io.prestagelab.image.miniboot.MinibootSettings;
import io.prestagelab.image.prestage.PrestageSettings;
import io.prestagelab.image.prestage.PrestagedIsoBuilder;
import io.prestagelab.image.sample.SampleIso;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How GRUB tells the medium that was booted from others in the server. */
final class BootFilesTest {

  @TempDir Path folder;

  @Test
  void grub_finds_each_iso_of_the_debian_generation_and_no_other() throws IOException {
    assertThatEachFindsItself(SampleIso.debian(folder), "efi.img");
  }

  @Test
  void grub_finds_each_iso_of_the_documents_generation_and_no_other() throws IOException {
    assertThatEachFindsItself(SampleIso.in(folder), "images/efiboot.img");
  }

  /** All of one installation ISO; two of a kind have the same label. */
  private void assertThatEachFindsItself(SampleIso sample, String efiImage) throws IOException {
    Path installation = sample.make();
    Path prestaged = prestaged(installation, "prestaged.iso", 0);
    List<Path> media =
        List.of(
            prestaged,
            prestaged(installation, "other.iso", 1),
            miniboot(installation, "subcloud1"),
            miniboot(installation, "subcloud2"));
    List<String> marks = new ArrayList<>();
    for (Path medium : media) {
      try (IsoReader iso = IsoReader.open(medium)) {
        String menu = iso.readText("EFI/BOOT/grub.cfg");
        String searched =
            menu.substring(menu.lastIndexOf("--file /") + "--file /".length()).strip();
        assertThat(files(iso, ".disk/id/")).as("%s", medium).containsExactly(searched);
        assertThat(EfiImage.read(iso.read(efiImage), "EFI/BOOT/grub.cfg")).isEqualTo(menu);
        marks.add(searched);
      }
    }
    assertThat(marks).doesNotHaveDuplicates();
  }

  @Test
  void an_iso_that_is_made_of_another_does_not_keep_its_mark() throws IOException {
    Path first = prestaged(SampleIso.debian(folder).make(), "first.iso", 0);
    Path second = prestaged(first, "second.iso", 1);
    try (IsoReader before = IsoReader.open(first);
        IsoReader after = IsoReader.open(second)) {
      assertThat(files(after, ".disk/id/"))
          .hasSize(1)
          .doesNotContainAnyElementsOf(files(before, ".disk/id/"));
    }
  }

  private static List<String> files(IsoReader iso, String under) {
    Stream<String> paths = iso.entries().stream().filter(IsoEntry::isFile).map(IsoEntry::path);
    return paths.filter(path -> path.startsWith(under)).toList();
  }

  private Path prestaged(Path installation, String name, int entry) {
    Path output = folder.resolve(name);
    PrestageSettings settings = PrestageSettings.of(installation, output).withDefaultBoot(entry);
    new PrestagedIsoBuilder(settings).build(Progress.SILENT);
    return output;
  }

  private Path miniboot(Path installation, String node) throws IOException {
    Path www = Files.createDirectories(folder.resolve("www"));
    BootNetwork network = new BootNetwork("10.0.2.15", "10.0.2.2", "24", "subcloud1", "enp2s1");
    MinibootSettings settings =
        MinibootSettings.of(
            installation, www, "http://10.0.2.2:8080/iso", node, InstallType.of(0), network);
    new MinibootIsoBuilder(settings).build(Progress.SILENT);
    return www.resolve("nodes").resolve(node).resolve("bootimage.iso");
  }
}
