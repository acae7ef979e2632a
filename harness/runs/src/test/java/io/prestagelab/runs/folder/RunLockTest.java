package io.prestagelab.runs.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that goes on, one that ended and one that was killed are told apart. */
class RunLockTest {
  @TempDir Path folder;
  private RunLayout run;

  @BeforeEach
  void layOut() {
    run = new RunLayout(folder);
  }

  /** Whether the run is taken for a killed one; it is tidied and forgotten then. */
  private boolean killed() throws Exception {
    List<Path> tidied = new ArrayList<>();
    boolean killed = RunLock.ifKilled(run, () -> tidied.add(folder));
    assertThat(tidied).hasSize(killed ? 1 : 0);
    return killed;
  }

  @Test
  void a_run_that_goes_on_was_not_killed() throws Exception {
    RunLock lock = RunLock.take(run);
    assertThat(run.lock()).exists();
    assertThat(killed()).isFalse();
    lock.release();
  }

  @Test
  void a_run_that_ended_was_not_killed_and_leaves_no_lock() throws Exception {
    RunLock.take(run).release();
    assertThat(run.lock()).doesNotExist();
    assertThat(killed()).isFalse();
    RunLock.take(run).release();
  }

  @Test
  void a_lock_that_nobody_holds_is_a_killed_runs_until_it_is_forgotten() throws Exception {
    Files.createFile(run.lock());
    assertThatThrownBy(
            () ->
                RunLock.ifKilled(
                    run,
                    () -> {
                      throw new IOException("its disk stays");
                    }))
        .hasMessage("its disk stays");
    assertThat(killed()).isTrue();
    assertThat(killed()).isFalse();
    assertThat(run.lock()).doesNotExist();
  }

  @Test
  void after_its_end_a_folder_can_be_a_killed_runs_again() throws Exception {
    RunLock.take(run).release();
    Files.createFile(run.lock());
    assertThat(killed()).isTrue();
  }

  /** Scenarios of one process begin at the same time, beside those of another. */
  @Test
  void threads_that_look_at_a_run_at_once_tidy_a_killed_one_once() throws Exception {
    for (int i = 0; i < 100; i++) {
      Files.createFile(run.lock());
      AtomicInteger tidied = new AtomicInteger();
      List<CompletableFuture<Void>> looks = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        looks.add(CompletableFuture.runAsync(() -> look(tidied)));
      }
      looks.forEach(CompletableFuture::join);
      assertThat(tidied).hasValue(1);
    }
  }

  private void look(AtomicInteger tidied) {
    try {
      RunLock.ifKilled(run, tidied::incrementAndGet);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_folder_has_one_run() throws Exception {
    RunLock lock = RunLock.take(run);
    assertThatThrownBy(() -> RunLock.take(run)).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(killed()).isFalse();
    lock.release();
  }
}
