package io.prestagelab.emulator.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFileTest {
  @TempDir Path folder;

  @Test
  void only_its_owner_reads_it_in_a_folder_made_for_it() throws IOException {
    Path file = folder.resolve("new/state.json");
    KeptFile.replace(file, "first".getBytes(UTF_8));
    assertThat(file).hasContent("first");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void of_many_writers_at_once_one_has_the_last_word() throws Exception {
    Path file = folder.resolve("certificate");
    ExecutorService writers = Executors.newFixedThreadPool(8);
    List<Callable<Void>> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      byte[] bytes = String.valueOf(i % 10).repeat(1000).getBytes(UTF_8);
      all.add(
          () -> {
            KeptFile.replace(file, bytes);
            return null;
          });
    }
    for (Future<Void> each : writers.invokeAll(all)) {
      each.get();
    }
    writers.shutdown();
    assertThat(Files.readString(file)).matches("(\\d)\\1{999}");
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
  }

  @Test
  void the_old_one_stays_if_the_new_one_cannot_be_written() throws IOException {
    Path file = Files.createDirectory(folder.resolve("a folder"));
    Files.writeString(file.resolve("inside"), "kept");
    assertThatThrownBy(() -> KeptFile.replace(file, "new".getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
    assertThat(file.resolve("inside")).hasContent("kept");
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
  }
}
