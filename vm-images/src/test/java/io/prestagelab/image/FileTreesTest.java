package io.prestagelab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreesTest {
  private static final int FILES = 2_000;

  @TempDir Path folder;

  @Test
  void a_folder_goes_with_all_that_is_in_it() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree/deep/deeper"));
    Files.writeString(tree.resolve("file"), "text");
    FileTrees.delete(folder.resolve("tree"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void what_a_link_leads_to_stays() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("file"), "text");
    Path tree = Files.createDirectories(folder.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("link"), other);
    FileTrees.delete(tree);
    assertThat(folder).isDirectoryContaining(each -> each.equals(other));
    assertThat(other.resolve("file")).exists();
  }

  @Test
  void what_is_not_there_needs_not_go() {
    assertThatCode(() -> FileTrees.delete(folder.resolve("nosuch"))).doesNotThrowAnyException();
  }

  /** An interrupted command's own thread goes on while its folder is removed. */
  @Test
  void what_comes_meanwhile_goes_too() throws Exception {
    Path tree = Files.createDirectories(folder.resolve("tree"));
    CountDownLatch begun = new CountDownLatch(FILES / 10);
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; i < FILES; i++) {
                try {
                  Files.writeString(tree.resolve("file" + i), "text");
                } catch (IOException e) {
                  return;
                } finally {
                  begun.countDown();
                }
              }
            });
    writer.start();
    begun.await();
    FileTrees.delete(tree);
    writer.join();
    assertThat(tree).doesNotExist();
  }
}
