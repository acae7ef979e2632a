package io.prestagelab.lab.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.image.StockTool;
import io.prestagelab.image.disk.DiskImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the machine that judges asks without the kickstart, by its own functions. */
class JudgeScriptTest {
  private static final StockTool BASH = StockTool.named("bash", "bash");
  private static final StockTool MKFS = StockTool.named("mkfs.ext4", "e2fsprogs");
  private static final StockTool DEBUGFS = StockTool.named("debugfs", "e2fsprogs");

  @TempDir private Path folder = Path.of("");

  /** Of {@code judge.sh}, with answers on standard output. */
  private static String answer(String function, String variables) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(CrashRun.class.getResourceAsStream("judge.sh"), "judge.sh")) {
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String functions =
          script.substring(script.indexOf("# answer WORD"), script.indexOf("\nstart_machine\n"));
      return BASH.run(
          List.of("-uc", functions + "answer() { echo \"$*\"; }\n" + variables + "\n" + function));
    }
  }

  private Path fileSystem() {
    Path image = DiskImage.create(folder.resolve("image"), 64 << 20).file();
    MKFS.run(List.of("-q", "-F", image.toString()));
    return image;
  }

  @Test
  void nothing_is_wrong_with_a_new_file_system() throws IOException {
    assertThat(answer("check_file_system", "BACKUP=" + fileSystem())).isEmpty();
  }

  @Test
  void a_file_system_is_damaged_if_there_is_anything_to_mend() throws IOException {
    Path image = fileSystem();
    DEBUGFS.run(List.of("-w", "-R", "clri <11>", image.toString()));
    assertThat(answer("check_file_system", "BACKUP=" + image))
        .isEqualTo("damaged Entry 'lost+found' in / (2) has deleted/unused inode 11.  Clear? no\n");
  }

  @Test
  void every_file_that_is_another_one_or_gone_is_told() throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("22.06")).resolve("a.iso"), "changed");
    Files.writeString(folder.resolve("22.06/same"), "x");
    Files.writeString(
        folder.resolve("kept"),
        """
        415290769594460e2e485922904f345d  ./22.06/a.iso
        415290769594460e2e485922904f345d  ./22.06/b.md5
        9dd4e461268c8034f5c8564e155c67a6  ./22.06/same
        """);
    assertThat(answer("compare_kept", "PLACE=%1$s HOME_OF_JUDGE=%1$s".formatted(folder)))
        .isEqualTo("differs 22.06/a.iso\ndiffers 22.06/b.md5\n");
  }
}
