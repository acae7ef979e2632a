package io.prestagelab.emulator.host;

import io.prestagelab.emulator.thread.Daemons;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time that passes by itself. One thread waits for everybody; a few do the work, which may block
 * for a while. All of them end with the process.
 */
final class RealTimeline implements Timeline {

  private static final Logger LOG = LoggerFactory.getLogger(RealTimeline.class);
  private static final int WORKERS = 32;
  private static final ThreadPoolExecutor WORK = workers();
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  static final RealTimeline WALL = new RealTimeline(1);

  private final double factor;
  private final Instant begin = Instant.now();

  RealTimeline(double factor) {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("speed " + factor + ": must be positive");
    }
    this.factor = factor;
  }

  private static ThreadPoolExecutor workers() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Daemons.named("timeline-worker"));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, Daemons.named("timeline"));
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  @Override
  public Instant now() {
    Duration passed = Duration.between(begin, Instant.now());
    return begin.plusNanos((long) (passed.toNanos() * factor));
  }

  @Override
  public Planned after(Duration delay, Runnable work) {
    long nanos = (long) (delay.toNanos() / factor);
    ScheduledFuture<?> planned =
        TIMER.schedule(() -> WORK.execute(() -> run(work)), nanos, TimeUnit.NANOSECONDS);
    return () -> planned.cancel(false);
  }

  private static void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("something planned failed", e);
    }
  }
}
