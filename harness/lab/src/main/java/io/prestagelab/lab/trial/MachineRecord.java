package io.prestagelab.lab.trial;

import io.prestagelab.emulator.host.BlockUse;
import io.prestagelab.emulator.host.BootCause;
import io.prestagelab.emulator.host.HostException;
import io.prestagelab.emulator.host.HostListener;
import io.prestagelab.emulator.host.QemuHost;
import io.prestagelab.runs.folder.RunFolder;
import io.prestagelab.runs.folder.TimedLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what a server itself does not say: pictures of its screen at events and once some seconds
 * after each boot, each different one once (a cursor blinks), and what its disks have moved, each
 * second. What cannot be kept is left out; no run fails because of it.
 */
final class MachineRecord implements HostListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MachineRecord.class);
  private static final int MOST_PICTURES = 60;
  private static final int LARGEST_PICTURE = 400_000;
  private static final int MOST_PICTURE_BYTES = 6_000_000;
  private static final int MOST_SAMPLES = 100_000;
  private static final List<Integer> SECONDS_AFTER_BOOT = List.of(1, 4);
  private static final long PATIENCE_SECONDS = 5;

  private final QemuHost host;
  private final RunFolder run;
  private final TimedLog screens;
  private final TimedLog blocks;
  private final ScheduledExecutorService thread;
  private final Map<ByteBuffer, String> pictures = new HashMap<>();
  private int pictureBytes;
  private List<BlockUse> moved = List.of();
  private int samples;

  MachineRecord(QemuHost host, RunFolder run) {
    this.host = host;
    this.run = run;
    this.screens = new TimedLog(run.screensLog());
    this.blocks = new TimedLog(run.blocksLog());
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "record-" + host.name());
              made.setDaemon(true);
              return made;
            });
    Future<?> unused = thread.scheduleWithFixedDelay(this::sample, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void booted(BootCause cause) {
    for (int seconds : SECONDS_AFTER_BOOT) {
      later(() -> take(seconds + " s after the boot"), seconds);
    }
  }

  @Override
  public void panicked(String detail) {
    later(() -> take("kernel panic"), 0);
  }

  @Override
  public void logLine(String source, String text, Instant at) {
    if (source.equals("anaconda")) {
      later(() -> take(text.strip()), 0);
    }
  }

  /** Takes a picture now, before anything else is done to the server. */
  void picture(String why) {
    try {
      Future<?> taken = thread.submit(() -> take(why));
      taken.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (RejectedExecutionException | ExecutionException | TimeoutException e) {
      LOG.debug("no picture of '{}': {}", why, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void later(Runnable work, int seconds) {
    if (!thread.isShutdown()) {
      Future<?> unused = thread.schedule(work, seconds, TimeUnit.SECONDS);
    }
  }

  private void take(String why) {
    try {
      Path file = run.screens().resolve("%03d.png".formatted(pictures.size() + 1));
      host.screenshot(file);
      byte[] now = Files.readAllBytes(file);
      String known = pictures.get(ByteBuffer.wrap(now));
      if (known == null && fits(now.length)) {
        known = String.valueOf(file.getFileName());
        pictures.put(ByteBuffer.wrap(now), known);
        pictureBytes += now.length;
      } else {
        Files.delete(file);
      }
      if (known != null) {
        screens.add(known + "\t" + why);
      }
    } catch (HostException | IOException e) {
      LOG.debug("no picture of '{}': {}", why, e.toString());
    }
  }

  private boolean fits(int length) {
    return pictures.size() < MOST_PICTURES
        && length <= LARGEST_PICTURE
        && pictureBytes + length <= MOST_PICTURE_BYTES;
  }

  /** A line for each device that has moved something: its name, bytes read, bytes written. */
  private void sample() {
    try {
      List<BlockUse> now = host.isOn() ? host.blockUse() : List.of();
      for (BlockUse use : now) {
        if (!moved.contains(use) && samples++ < MOST_SAMPLES) {
          blocks.add(use.device() + "\t" + use.read() + "\t" + use.written());
        }
      }
      moved = now;
    } catch (HostException e) {
      LOG.debug("no numbers of the disks: {}", e.toString());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
