package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsoLeavingsTest {
  private static final String OWN = "prestaged-0123456789ab-BIOS-512-268435456000.raw";

  @TempDir private Path folder = Path.of("");

  private Path entry(String name, int daysOld) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "made of an ISO");
    return aged(file, daysOld);
  }

  private static Path aged(Path file, int days) throws IOException {
    Instant then = Instant.now().minus(Duration.ofDays(days));
    return Files.setLastModifiedTime(file, FileTime.from(then));
  }

  @Test
  void what_was_made_of_another_iso_and_not_used_for_long_goes() throws IOException {
    Path old = entry("prestaged-aaaaaaaaaaaa-UEFI-512-268435456000.raw", 15);
    Path lock = entry("prestaged-aaaaaaaaaaaa-UEFI-512-268435456000.raw.lock", 15);
    Path other = entry("valid-UEFI-bbbbbbbbbbbb.raw", 15);
    Path recent = entry("valid-UEFI-cccccccccccc.raw", 13);
    Path own = IsoLeavings.used(entry(OWN, 0));
    assertThat(old).doesNotExist();
    assertThat(lock).doesNotExist();
    assertThat(other).doesNotExist();
    assertThat(recent).exists();
    assertThat(own).exists();
  }

  @Test
  void of_the_same_iso_everything_stays() throws IOException {
    Path firmware = entry("prestaged-0123456789ab-UEFI-512-268435456000.raw", 100);
    IsoLeavings.used(entry(OWN, 0));
    assertThat(firmware).exists();
  }

  @Test
  void what_is_used_stays_for_those_that_come_later() throws IOException {
    Path used = IsoLeavings.used(entry("valid-BIOS-aaaaaaaaaaaa.raw", 100));
    IsoLeavings.used(entry(OWN, 0));
    assertThat(used).exists();
  }

  @Test
  void folders_go_with_all_that_is_in_them() throws IOException {
    Path old = Files.createDirectories(folder.resolve("aaaaaaaaaaaa/objects"));
    Files.writeString(old.resolve("x.filez"), "content");
    aged(folder.resolve("aaaaaaaaaaaa"), 15);
    IsoLeavings.used(Files.createDirectory(folder.resolve("0123456789ab")));
    assertThat(folder.resolve("aaaaaaaaaaaa")).doesNotExist();
  }

  @Test
  void what_is_no_entry_stays() throws IOException {
    Path unfinished = entry(".prestaged-aaaaaaaaaaaa-BIOS-512-268435456000.raw.unfinished-1", 100);
    Path letter = entry("letter.txt", 100);
    IsoLeavings.used(entry(OWN, 0));
    assertThat(unfinished).exists();
    assertThat(letter).exists();
  }

  @Test
  void several_that_tidy_at_once_are_in_nobodys_way() throws Exception {
    for (int i = 0; i < 100; i++) {
      Path old = Files.createDirectories(folder.resolve("aaaaaaaaa%03d".formatted(i)));
      Files.createFile(Files.createDirectory(old.resolve("objects")).resolve("x.filez"));
      aged(old, 15);
    }
    Path own = entry(OWN, 0);
    ExecutorService runs = Executors.newFixedThreadPool(8);
    List<Future<Path>> all = runs.invokeAll(Collections.nCopies(8, () -> IsoLeavings.used(own)));
    runs.shutdown();
    for (Future<Path> each : all) {
      assertThat(each.get()).isEqualTo(own);
    }
    assertThat(folder).isDirectoryNotContaining(Files::isDirectory);
  }
}
