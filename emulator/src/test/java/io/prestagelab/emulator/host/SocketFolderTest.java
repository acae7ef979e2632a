package io.prestagelab.emulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketFolderTest {

  @TempDir Path folder;

  @Test
  void what_a_dead_process_left_is_removed_and_all_else_stays() throws IOException {
    Path own = SocketFolder.create();
    Path mine = Files.createDirectory(folder.resolve(own.getFileName()));
    String recycled = own.getFileName().toString().replaceFirst("(lab-\\d+-)\\d+", "$11");
    Path dead = Files.createDirectory(folder.resolve(recycled));
    Files.createFile(dead.resolve("qmp"));
    Path foreign = Files.createDirectory(folder.resolve("prestage-lab-notes"));
    SocketFolder.sweep(folder);
    assertThat(dead).doesNotExist();
    assertThat(mine).exists();
    assertThat(foreign).exists();
    Files.delete(own);
  }
}
