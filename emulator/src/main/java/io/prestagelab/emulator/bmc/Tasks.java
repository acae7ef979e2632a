package io.prestagelab.emulator.bmc;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What a BMC does in the background; the last hundred tasks are remembered. */
public final class Tasks {

  private static final int KEPT = 100;

  /**
   * A task as it is now.
   *
   * @param id its number
   * @param name what it does
   * @param started when it began
   * @param ended when it ended, or null
   * @param problem why it failed, or null
   * @param percent how far it is, 0 to 100
   */
  public record Task(
      long id,
      String name,
      Instant started,
      @Nullable Instant ended,
      @Nullable String problem,
      int percent) {

    /** Redfish's TaskState. */
    public String state() {
      if (ended == null) {
        return "Running";
      }
      return problem == null ? "Completed" : "Exception";
    }
  }

  private final Clock clock;
  private final Executor workers;
  private final AtomicLong ids = new AtomicLong();
  private final ConcurrentSkipListMap<Long, Task> byId = new ConcurrentSkipListMap<>();

  Tasks(Clock clock, Executor workers) {
    this.clock = clock;
    this.workers = workers;
  }

  /** Starts a task. */
  public Task start(String name, Runnable work) {
    return start(name, percent -> work.run());
  }

  /** Starts a task that tells how far it is, in percent. */
  public Task start(String name, Consumer<IntConsumer> work) {
    Task task = new Task(ids.incrementAndGet(), name, clock.instant(), null, null, 0);
    byId.put(task.id(), task);
    if (byId.size() > KEPT) {
      Map.Entry<Long, Task> oldest = byId.firstEntry();
      byId.remove(oldest.getKey());
    }
    workers.execute(() -> run(task, work));
    return task;
  }

  private void run(Task task, Consumer<IntConsumer> work) {
    String problem = null;
    try {
      work.accept(percent -> put(task, null, null, percent));
    } catch (BmcException e) {
      problem = String.valueOf(e.getMessage());
    }
    put(task, clock.instant(), problem, 100);
  }

  private void put(Task task, @Nullable Instant ended, @Nullable String problem, int percent) {
    Task next = new Task(task.id(), task.name(), task.started(), ended, problem, percent);
    byId.replace(task.id(), next);
  }

  /** All remembered tasks, oldest first. */
  public List<Task> all() {
    return List.copyOf(byId.values());
  }

  /** The task of this number. */
  public Optional<Task> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }
}
