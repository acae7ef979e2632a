package io.prestagelab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void aFile() throws IOException {
    file = Files.writeString(folder.resolve("file"), "text");
  }

  @Test
  void of_a_missing_file() {
    assertThat(reason(() -> Files.readString(folder.resolve("x"))))
        .isEqualTo("there is no such file");
  }

  @Test
  void of_a_missing_folder_the_first_that_is_not_there() {
    Path deep = folder.resolve("nosuch/deeper/x");
    assertThat(reason(() -> Files.writeString(deep, "")))
        .isEqualTo("the folder " + folder.resolve("nosuch") + " does not exist");
  }

  @Test
  void of_a_missing_folder_that_was_named_without_the_way_to_it() {
    assertThat(reason(() -> Files.writeString(Path.of("nosuch/x"), "")))
        .isEqualTo("the folder nosuch does not exist");
    assertThat(reason(() -> Files.readString(Path.of("nosuch"))))
        .isEqualTo("there is no such file");
  }

  @Test
  void of_a_folder_in_place_of_a_file() {
    assertThat(reason(() -> Files.readString(folder))).isEqualTo("it is a folder");
    assertThat(reason(() -> Files.writeString(folder, ""))).isEqualTo("it is a folder");
    assertThat(reason(() -> new FileInputStream(folder.toFile()))).isEqualTo("it is a folder");
  }

  @Test
  void of_a_file_in_place_of_a_folder() {
    assertThat(reason(() -> Files.writeString(file.resolve("x"), "")))
        .isEqualTo("a part of its path is a file, not a folder");
    assertThat(reason(() -> Files.list(file))).isEqualTo("it is no folder");
    assertThat(reason(() -> Files.createDirectories(file)))
        .isEqualTo(file + " is there already and is no folder");
  }

  @Test
  void of_a_folder_that_is_in_the_way() {
    assertThat(reason(() -> Files.createDirectory(folder))).isEqualTo(folder + " is there already");
    assertThat(reason(() -> Files.delete(folder)))
        .isEqualTo("the folder " + folder + " is not empty");
  }

  @Test
  void of_a_file_that_may_not_be_used() {
    assertThat(FileTrouble.reason(new AccessDeniedException("/etc/shadow")))
        .isEqualTo("no permission");
    assertThat(FileTrouble.reason(new FileSystemException("x", null, "Operation not permitted")))
        .isEqualTo("no permission");
  }

  @Test
  void of_a_name_that_is_too_long() {
    assertThat(reason(() -> Files.readString(folder.resolve("x".repeat(300)))))
        .isEqualTo("its name is too long");
  }

  @Test
  void of_a_full_disk() {
    assertThat(FileTrouble.reason(new IOException("No space left on device")))
        .isEqualTo("no space is left on the device");
  }

  @Test
  void of_what_is_in_the_file() {
    assertThat(FileTrouble.reason(new EOFException())).isEqualTo("it ends too early");
    assertThat(FileTrouble.reason(new MalformedInputException(1)))
        .isEqualTo("it is no text in UTF-8");
  }

  @Test
  void is_never_empty_and_never_a_path_alone() {
    assertThat(FileTrouble.reason(new IOException())).isEqualTo("IOException");
    assertThat(FileTrouble.reason(new FileSystemException("/a/b")))
        .isEqualTo("the system refuses to use /a/b");
  }

  private static String reason(ThrowingCallable work) {
    return FileTrouble.reason(catchThrowableOfType(IOException.class, work));
  }
}
