package io.prestagelab.runs.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Test
  void a_run_that_goes_on_was_not_killed() throws Exception {
    RunLock lock = RunLock.take(run);
    assertThat(run.lock()).exists();
    assertThat(RunLock.wasKilled(run)).isFalse();
    lock.release();
  }

  @Test
  void a_run_that_ended_was_not_killed_and_leaves_no_lock() throws Exception {
    RunLock.take(run).release();
    assertThat(run.lock()).doesNotExist();
    assertThat(RunLock.wasKilled(run)).isFalse();
    RunLock.take(run).release();
  }

  @Test
  void a_lock_that_nobody_holds_is_a_killed_runs_until_it_is_forgotten() throws Exception {
    Files.createFile(run.lock());
    assertThat(RunLock.wasKilled(run)).isTrue();
    assertThat(RunLock.wasKilled(run)).isTrue();
    RunLock.forget(run);
    assertThat(RunLock.wasKilled(run)).isFalse();
    RunLock.forget(run);
  }

  @Test
  void after_its_end_a_folder_can_be_a_killed_runs_again() throws Exception {
    RunLock.take(run).release();
    Files.createFile(run.lock());
    assertThat(RunLock.wasKilled(run)).isTrue();
  }

  @Test
  void a_folder_has_one_run() throws Exception {
    RunLock lock = RunLock.take(run);
    assertThatThrownBy(() -> RunLock.take(run)).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(RunLock.wasKilled(run)).isFalse();
    lock.release();
  }
}
