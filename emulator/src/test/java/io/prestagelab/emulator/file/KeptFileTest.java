package io.prestagelab.emulator.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
  void what_a_killed_process_left_is_in_nobodys_way() throws IOException {
    Path file = folder.resolve("state.json");
    Files.writeString(file, "old");
    Files.writeString(folder.resolve("state.json.tmp"), "half of the n");
    KeptFile.replace(file, "new".getBytes(UTF_8));
    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
  }

  @Test
  void the_old_one_stays_if_the_new_one_cannot_be_written() throws IOException {
    Path file = Files.createDirectory(folder.resolve("a folder"));
    Files.writeString(file.resolve("inside"), "kept");
    assertThatThrownBy(() -> KeptFile.replace(file, "new".getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
    assertThat(file.resolve("inside")).hasContent("kept");
  }
}
