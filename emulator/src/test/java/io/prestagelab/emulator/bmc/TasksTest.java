package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.bmc.BmcException.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** What Redfish's TaskService tells (DSP0266, asynchronous operations). */
class TasksTest {
  private static final Instant MORNING = Instant.parse("2026-01-01T06:00:00Z");

  private final SettableClock clock = new SettableClock(Clock.fixed(MORNING, ZoneOffset.UTC));
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final Tasks tasks = new Tasks(clock, waiting::add);

  private Tasks.Task now(Tasks.Task task) {
    return tasks.find(task.id()).orElseThrow();
  }

  /** Whatever waits is done, at this time. */
  private void work(Instant at) {
    clock.set(at);
    waiting.remove().run();
  }

  @Test
  void a_task_runs_until_its_work_is_done() {
    AtomicBoolean done = new AtomicBoolean();
    Tasks.Task task = tasks.start("insert", () -> done.set(true));
    assertThat(now(task).state()).isEqualTo("Running");
    work(MORNING.plusSeconds(5));
    assertThat(done).isTrue();
    assertThat(now(task))
        .isEqualTo(new Tasks.Task(1, "insert", MORNING, MORNING.plusSeconds(5), null, 100, false));
    assertThat(now(task).state()).isEqualTo("Completed");
  }

  @Test
  void it_tells_how_far_it_is() {
    Tasks.Task task = tasks.start("insert", percent -> told(percent, 40));
    work(MORNING);
    assertThat(now(task).percent()).isEqualTo(100);
  }

  private void told(IntConsumer percent, int value) {
    percent.accept(value);
    assertThat(tasks.all()).singleElement().extracting(Tasks.Task::percent).isEqualTo(value);
  }

  @Test
  void what_cannot_be_done_is_an_exception_with_its_reason() {
    Tasks.Task task =
        tasks.start(
            "insert",
            percent -> {
              percent.accept(40);
              throw new BmcException(Reason.MEDIUM, "404");
            });
    work(MORNING);
    assertThat(now(task).state()).isEqualTo("Exception");
    assertThat(now(task).problem()).isEqualTo("404");
    assertThat(now(task).percent()).isEqualTo(40);
  }

  /** Nobody outside learns what is wrong in here. */
  @Test
  void a_defect_of_ours_does_not_look_as_if_the_task_were_running() {
    Tasks.Task task =
        tasks.start(
            "insert",
            () -> {
              throw new IllegalStateException("defect that this test wants");
            });
    work(MORNING);
    assertThat(now(task).state()).isEqualTo("Exception");
    assertThat(now(task).problem()).isEqualTo("internal error");
  }

  @Test
  void one_that_is_cancelled_before_it_begins_does_nothing() {
    AtomicBoolean done = new AtomicBoolean();
    Tasks.Task task = tasks.start("insert", () -> done.set(true));
    tasks.cancel(task.id());
    assertThat(now(task).state()).isEqualTo("Cancelling");
    work(MORNING);
    assertThat(done).isFalse();
    assertThat(now(task).state()).isEqualTo("Cancelled");
    assertThat(now(task).percent()).isZero();
  }

  @Test
  void one_that_is_cancelled_ends_where_it_tells_how_far_it_is() {
    Tasks.Task task =
        tasks.start(
            "insert",
            percent -> {
              percent.accept(10);
              tasks.cancel(1);
              percent.accept(20);
            });
    work(MORNING);
    assertThat(now(task).state()).isEqualTo("Cancelled");
    assertThat(now(task).percent()).isEqualTo(10);
    assertThat(now(task).problem()).isEqualTo("the task was cancelled");
  }

  @Test
  void one_that_waits_for_something_is_woken() throws Exception {
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try {
      Tasks threaded = new Tasks(clock, worker);
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch woken = new CountDownLatch(1);
      Tasks.Task task = threaded.start("wait", () -> await(begun, woken));
      begun.await();
      threaded.cancel(task.id());
      assertThat(woken.await(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      worker.shutdownNow();
    }
  }

  private static void await(CountDownLatch begun, CountDownLatch woken) {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      woken.countDown();
    }
  }

  @Test
  void one_that_has_ended_is_forgotten_when_it_is_cancelled() {
    Tasks.Task task = tasks.start("insert", () -> {});
    work(MORNING);
    tasks.cancel(task.id());
    assertThat(tasks.find(task.id())).isEmpty();
    assertThat(tasks.all()).isEmpty();
  }

  @Test
  void the_last_hundred_are_remembered() {
    for (int i = 0; i < 100; i++) {
      tasks.start("insert", () -> {});
    }
    assertThat(tasks.all()).hasSize(100);
    tasks.start("insert", () -> {});
    assertThat(tasks.all()).hasSize(100).extracting(Tasks.Task::id).startsWith(2L).endsWith(101L);
  }
}
