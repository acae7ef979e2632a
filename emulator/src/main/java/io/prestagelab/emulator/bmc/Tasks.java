package io.prestagelab.emulator.bmc;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a BMC does in the background; the last hundred tasks are remembered. */
public final class Tasks {

  private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
  private static final int KEPT = 100;

  /** What a task does; it tells how far it is, and ends when that is refused. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does it.
     *
     * @throws BmcException if it cannot be done
     */
    void run(IntConsumer percent);
  }

  /**
   * A task as it is now.
   *
   * @param id its number
   * @param name what it does
   * @param started when it began
   * @param ended when it ended, or null
   * @param problem why it failed, or null
   * @param percent how far it is
   * @param cancelled whether a client has had enough of it
   */
  public record Task(
      long id,
      String name,
      Instant started,
      @Nullable Instant ended,
      @Nullable String problem,
      int percent,
      boolean cancelled) {

    /** Redfish's TaskState. */
    public String state() {
      if (ended == null) {
        return cancelled ? "Cancelling" : "Running";
      }
      if (cancelled) {
        return "Cancelled";
      }
      return problem == null ? "Completed" : "Exception";
    }
  }

  private final Clock clock;
  private final Executor workers;
  private final AtomicLong ids = new AtomicLong();
  private final ConcurrentSkipListMap<Long, Task> byId = new ConcurrentSkipListMap<>();
  private final Map<Long, Thread> running = new ConcurrentHashMap<>();

  Tasks(Clock clock, Executor workers) {
    this.clock = clock;
    this.workers = workers;
  }

  /** Starts a task that cannot tell how far it is. */
  public Task start(String name, Runnable work) {
    return start(name, percent -> work.run());
  }

  /** Starts a task. */
  public Task start(String name, Work work) {
    Task task = new Task(ids.incrementAndGet(), name, clock.instant(), null, null, 0, false);
    byId.put(task.id(), task);
    if (byId.size() > KEPT) {
      Map.Entry<Long, Task> oldest = byId.firstEntry();
      byId.remove(oldest.getKey());
    }
    workers.execute(() -> run(task.id(), work));
    return task;
  }

  private void run(long id, Work work) {
    running.put(id, Thread.currentThread());
    String problem = null;
    try {
      if (find(id).filter(Task::cancelled).isEmpty()) {
        work.run(percent -> report(id, percent));
      }
    } catch (BmcException e) {
      problem = String.valueOf(e.getMessage());
    } catch (RuntimeException e) { // a task that failed must not look as if it were running
      LOG.error("task {} failed", id, e);
      problem = "internal error";
    } finally {
      running.remove(id);
      boolean unused = Thread.interrupted();
    }
    end(id, problem);
  }

  private void report(long id, int percent) {
    if (find(id).filter(Task::cancelled).isPresent()) {
      throw new BmcException(BmcException.Reason.CONFLICT, "the task was cancelled");
    }
    change(id, task -> at(task, percent));
  }

  private void end(long id, @Nullable String problem) {
    Instant now = clock.instant();
    change(
        id,
        task -> {
          int percent = problem == null && !task.cancelled() ? 100 : task.percent();
          return new Task(id, task.name(), task.started(), now, problem, percent, task.cancelled());
        });
  }

  private static Task at(Task task, int percent) {
    return new Task(
        task.id(), task.name(), task.started(), task.ended(), null, percent, task.cancelled());
  }

  private void change(long id, UnaryOperator<Task> change) {
    byId.computeIfPresent(id, (key, task) -> change.apply(task));
  }

  /** Asks a running task to end; one that has ended is forgotten. */
  public void cancel(long id) {
    if (find(id).filter(task -> task.ended() != null).isPresent()) {
      byId.remove(id);
      return;
    }
    change(id, task -> new Task(id, task.name(), task.started(), null, null, task.percent(), true));
    running.computeIfPresent(
        id,
        (key, thread) -> {
          thread.interrupt();
          return thread;
        });
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
