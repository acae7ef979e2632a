package io.prestagelab.cli.storm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Thousands of installs of BMCs that one {@code lab bmc serve} serves, with faults of every kind,
 * by the System Controller's own steps; on request the emulator is killed in the middle. In the end
 * each install has been told exactly once, and the consoles have as many as were told.
 */
final class Storm {
  private static final int PORT = 8443;
  private static final int ATTEMPTS = 5;

  /** How many BMCs are met at a time before the storm. */
  private static final int MEETING = 8;

  private final StormSize size;
  private final List<String> lab;
  private final Path folder;
  private final int speed;
  private final StormFaults faults = new StormFaults();
  private final Map<String, ReentrantLock> busy = new ConcurrentHashMap<>();
  private final AtomicInteger done = new AtomicInteger();

  /**
   * Prepares a storm.
   *
   * @param lab the command line's first words
   * @param speed how many seconds of a server pass in one
   */
  Storm(StormSize size, List<String> lab, Path folder, int speed) {
    this.size = size;
    this.lab = lab;
    this.folder = folder;
    this.speed = speed;
  }

  /** Goes through it. */
  StormReport run() throws IOException, InterruptedException {
    StormPlan plan = new StormPlan(size);
    StormReport report = new StormReport(size, plan.jobs());
    try (StormContent content = new StormContent(folder, size.bmcs())) {
      Files.writeString(folder.resolve("bmcs.yaml"), plan.config(PORT, content.url(), speed));
      try (StormServer server = new StormServer(lab, folder, size.bmcs())) {
        report.heap("at the start", server.heap());
        long begin = System.nanoTime();
        meet(plan, server);
        weather(plan, server, content, report);
        report.took((System.nanoTime() - begin) / 1e9);
        report.heap("at the end", server.heap());
        audit(server, content, report);
      }
    }
    return report;
  }

  /**
   * A System Controller knows its BMCs before it installs all of them at once. Two processes that
   * have only just started would spend the first half minute on each other's TLS.
   */
  private void meet(StormPlan plan, StormServer server) throws IOException, InterruptedException {
    ExecutorService controller = Executors.newFixedThreadPool(MEETING);
    List<Future<?>> all = new ArrayList<>();
    for (String bmc : plan.jobs().stream().map(StormJob::bmc).distinct().toList()) {
      all.add(controller.submit(() -> StormInstall.connect(server, bmc, size).close()));
    }
    for (Future<?> each : all) {
      try {
        Object unused = each.get();
      } catch (ExecutionException e) {
        throw new IOException("a BMC does not answer before the storm", e);
      }
    }
    controller.shutdown();
  }

  private void weather(StormPlan plan, StormServer server, StormContent content, StormReport report)
      throws IOException, InterruptedException {
    ExecutorService controller = Executors.newFixedThreadPool(size.parallel());
    List<Future<?>> all = new ArrayList<>();
    for (StormJob job : plan.jobs()) {
      all.add(controller.submit(() -> install(job, server, content)));
    }
    middle(server, report);
    for (Future<?> each : all) {
      try {
        Object unused = each.get();
      } catch (ExecutionException e) {
        report.trouble(String.valueOf(e.getCause()));
      }
    }
    controller.shutdown();
  }

  private void middle(StormServer server, StormReport report)
      throws IOException, InterruptedException {
    synchronized (done) {
      while (done.get() < size.installs() / 2) {
        done.wait();
      }
    }
    report.heap("in the middle", server.heap());
    if (size.kill()) {
      server.kill();
      long dead = System.nanoTime();
      server.restart();
      report.restarted((System.nanoTime() - dead) / 1e9);
      report.heap("after the restart", server.heap());
    }
  }

  private Void install(StormJob job, StormServer server, StormContent content)
      throws IOException, InterruptedException {
    ReentrantLock turn = busy.computeIfAbsent(job.bmc(), name -> new ReentrantLock(true));
    turn.lock();
    try {
      Optional<StormOutcome> outcome = Optional.empty();
      for (int i = 0; i < ATTEMPTS && outcome.isEmpty(); i++) {
        outcome = new StormInstall(job, size, server, faults, content).run();
        if (outcome.isEmpty()) {
          job.interrupt();
        }
      }
      outcome.ifPresent(job::tell);
    } catch (RuntimeException e) {
      throw new IllegalStateException(job + ": " + e, e);
    } finally {
      turn.unlock();
      synchronized (done) {
        done.incrementAndGet();
        done.notifyAll();
      }
    }
    return null;
  }

  /** The servers' consoles against what was told. */
  private void audit(StormServer server, StormContent content, StormReport report)
      throws IOException {
    Map<String, TreeMap<Long, StormJob>> attempts = new TreeMap<>();
    long told = 0;
    int remote = 0;
    for (StormJob job : report.jobs()) {
      told += job.told().stream().filter(StormOutcome::isInstalled).count();
      told += job.isUnclaimed() && !job.kind().mayComeUpUnasked() ? 1 : 0;
      remote += job.told().contains(StormOutcome.REMOTE) ? 1 : 0;
      TreeMap<Long, StormJob> own = attempts.computeIfAbsent(job.bmc(), name -> new TreeMap<>());
      job.begun().forEach(at -> own.put(at, job));
    }
    long found = 0;
    long unasked = 0;
    for (Map.Entry<String, TreeMap<Long, StormJob>> each : attempts.entrySet()) {
      Path console = server.console(each.getKey());
      for (Map.Entry<Long, StormJob> attempt : each.getValue().entrySet()) {
        Long next = each.getValue().higherKey(attempt.getKey());
        int here =
            StormConsole.completed(console, attempt.getKey(), next == null ? Long.MAX_VALUE : next);
        if (attempt.getValue().kind().mayComeUpUnasked()) {
          unasked += here;
        } else {
          found += here;
        }
      }
    }
    report.compared(told, found, unasked);
    if (content.packages() < remote) {
      report.trouble(
          "%d remote installs were told, and packages were fetched %d times"
              .formatted(remote, content.packages()));
    }
    if (!server.errors().isBlank()) {
      report.trouble("the emulator complained: " + server.errors().lines().limit(3).toList());
    }
  }
}
