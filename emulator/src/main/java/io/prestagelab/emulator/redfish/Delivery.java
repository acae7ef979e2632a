package io.prestagelab.emulator.redfish;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings events to one listener: in order, one request at a time, again if it is not taken. It
 * holds no thread.
 */
final class Delivery {

  /** Events that wait; a listener that is further behind has lost the oldest. */
  private static final int LIMIT = 10_000;

  /** Behind by more than this, a listener gets several events in one request. */
  private static final int BEHIND = 200;

  private static final int BATCH = 100;
  private static final int SLOWEST = 8;

  /** How often, and how many seconds apart, something is tried again. */
  record Retries(int attempts, int seconds) {
    static final Retries USUAL = new Retries(10, 2);
  }

  /** Why the last request was not taken. */
  record Problem(String words, Instant since) {}

  private final Function<List<Kept>, byte[]> writer;
  private final Clock clock;
  private final Deque<Kept> waiting = new ArrayDeque<>();
  private volatile Listener listener;
  private volatile RetryPolicy policy;
  private volatile Retries retries;
  private Runnable terminated = () -> {};
  private @Nullable Problem problem;
  private boolean sending;
  private boolean suspended;
  private boolean over;
  private int failures;
  private long lost;

  /**
   * Nothing to bring yet.
   *
   * @param writer the request's body for some events
   */
  Delivery(
      Listener listener,
      RetryPolicy policy,
      Retries retries,
      Clock clock,
      Function<List<Kept>, byte[]> writer) {
    this.listener = listener;
    this.policy = policy;
    this.retries = retries;
    this.clock = clock;
    this.writer = writer;
  }

  Listener listener() {
    return listener;
  }

  RetryPolicy policy() {
    return policy;
  }

  /** From now on to this listener, by this policy. */
  void change(Listener other, RetryPolicy another) {
    listener = other;
    policy = another;
  }

  void change(Retries other) {
    retries = other;
  }

  /** Runs {@code action} when the policy ends the subscription. */
  synchronized void whenTerminated(Runnable action) {
    terminated = action;
  }

  void add(Kept event) {
    synchronized (this) {
      if (suspended || over) {
        return;
      }
      if (waiting.size() >= LIMIT) {
        waiting.remove();
        lost++;
      }
      waiting.add(event);
    }
    next();
  }

  private void next() {
    List<Kept> batch;
    synchronized (this) {
      if (sending || over || suspended || waiting.isEmpty()) {
        return;
      }
      sending = true;
      int count = waiting.size() > BEHIND ? BATCH : 1;
      batch = new ArrayList<>(count);
      waiting.stream().limit(count).forEach(batch::add);
    }
    CompletableFuture<Void> unused =
        listener.post(writer.apply(batch)).thenAccept(why -> done(batch, why));
  }

  private void done(List<Kept> batch, String why) {
    boolean again = false;
    synchronized (this) {
      sending = false;
      if (why.isEmpty()) {
        batch.forEach(waiting::remove);
        failures = 0;
        problem = null;
      } else {
        failures++;
        problem = new Problem(why, clock.instant());
        again = true;
      }
    }
    if (again) {
      failed();
    } else {
      next();
    }
  }

  private void failed() {
    Runnable end = null;
    long pause;
    synchronized (this) {
      pause = retries.seconds();
      if (policy == RetryPolicy.FOREVER_SLOWER) {
        pause *= Math.min(failures, SLOWEST);
      }
      if (policy.givesUp() && failures > retries.attempts()) {
        waiting.clear();
        suspended = true;
        end = policy == RetryPolicy.TERMINATE ? terminated : null;
      }
      if (suspended || over) {
        pause = -1;
      }
    }
    if (end != null) {
      end.run();
    } else if (pause >= 0) {
      CompletableFuture.delayedExecutor(pause, TimeUnit.SECONDS).execute(this::next);
    }
  }

  /** Brings what happens from now on to a listener that had been given up. */
  synchronized void resume() {
    suspended = false;
    failures = 0;
    problem = null;
  }

  /** Brings nothing any more. */
  synchronized void end() {
    over = true;
    waiting.clear();
  }

  synchronized boolean isSuspended() {
    return suspended;
  }

  synchronized @Nullable Problem problem() {
    return problem;
  }

  /** Events that the listener will never have, because it was too far behind. */
  synchronized long lost() {
    return lost;
  }
}
