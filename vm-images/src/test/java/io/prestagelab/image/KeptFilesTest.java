package io.prestagelab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept is made once or replaced, and never half. */
class KeptFilesTest {
  private static final int LENGTH = 9_000;

  @TempDir Path folder;

  @Test
  void one_thread_makes_it_and_the_others_find_it() {
    Path kept = folder.resolve("cache/kept");
    AtomicInteger made = new AtomicInteger();
    IntStream.range(0, 16)
        .parallel()
        .forEach(
            i -> {
              make(kept, made);
              assertThat(kept).hasContent("whole");
            });
    assertThat(made).hasValue(1);
    assertThat(kept.getParent()).isDirectoryNotContaining(file -> !file.equals(kept));
  }

  private static void make(Path kept, AtomicInteger made) {
    try {
      UnfinishedOutput.once(
          kept,
          half -> {
            made.incrementAndGet();
            Files.writeString(half, "whole");
          });
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void what_fails_leaves_nothing_and_can_be_tried_again() throws IOException {
    Path kept = folder.resolve("kept");
    assertThatThrownBy(
            () ->
                UnfinishedOutput.once(
                    kept,
                    half -> {
                      Files.writeString(half, "half");
                      throw new IOException("no room");
                    }))
        .hasMessage("no room");
    assertThat(folder).isEmptyDirectory();
    make(kept, new AtomicInteger());
    assertThat(kept).hasContent("whole");
  }

  @Test
  void the_work_of_a_faster_process_stands() throws IOException {
    Path kept = folder.resolve("kept");
    UnfinishedOutput.once(
        kept,
        half -> {
          Files.writeString(half, "late");
          Files.writeString(kept, "fast");
        });
    assertThat(kept).hasContent("fast");
    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(kept));
  }

  @Test
  void who_reads_what_is_replaced_has_the_old_or_the_new() throws IOException {
    Path kept = Files.writeString(folder.resolve("kept"), "0".repeat(LENGTH));
    IntStream.range(0, 200)
        .parallel()
        .forEach(
            i -> {
              replace(kept, String.valueOf(i % 10).repeat(LENGTH));
              assertThat(kept).content().matches("(.)\\1{" + (LENGTH - 1) + "}");
            });
    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(kept));
  }

  private static void replace(Path kept, String text) {
    try {
      UnfinishedOutput.replace(kept, half -> Files.writeString(half, text));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void what_was_there_stays_if_it_cannot_be_replaced() throws IOException {
    Path kept = Files.writeString(folder.resolve("kept"), "old");
    assertThatThrownBy(
            () ->
                UnfinishedOutput.replace(
                    kept,
                    half -> {
                      Files.writeString(half, "half");
                      throw new IOException("no room");
                    }))
        .hasMessage("no room");
    assertThat(kept).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(kept));
  }
}
