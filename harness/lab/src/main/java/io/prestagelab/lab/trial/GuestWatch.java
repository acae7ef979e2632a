package io.prestagelab.lab.trial;

import io.prestagelab.emulator.host.BootCause;
import io.prestagelab.emulator.host.HostListener;
import io.prestagelab.emulator.host.PowerOffCause;
import io.prestagelab.lab.console.ConsoleText;
import io.prestagelab.lab.console.FatalBank;
import io.prestagelab.lab.console.FatalKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hears everything a server does and lets one thread wait for what it expects. A fatal message, the
 * server's death and a standstill end the waiting at once with a {@link GuestFailure}.
 */
public final class GuestWatch implements HostListener {
  private static final String CONSOLE = "console";
  private static final String PORT = "log stream";

  private final ConsoleText console = new ConsoleText();
  private final Duration standstill;
  private Duration limit;
  private final Consumer<GuestEvent> observer;
  private final List<GuestEvent> events = new ArrayList<>();
  private FatalWatch fatal = new FatalWatch();
  private @Nullable GuestFailure told;
  private String last = "nothing was heard from it";
  private long progress = System.nanoTime();
  private int next;
  private boolean on;
  private boolean stale;

  /**
   * A watch that forgives silence for {@code standstill}.
   *
   * @param observer hears each event as it happens, on the server's threads
   */
  public GuestWatch(Duration standstill, Consumer<GuestEvent> observer) {
    this.standstill = standstill;
    this.limit = standstill;
    this.observer = observer;
  }

  @Override
  public void console(byte[] bytes, Instant at) {
    List<String> lines;
    String rest;
    synchronized (this) {
      lines = console.add(bytes);
      rest = console.unfinished();
    }
    addLines(lines);
    if (rest.endsWith(": ") || rest.endsWith("$ ") || rest.endsWith("# ")) {
      add(new GuestEvent.Prompt(rest));
    }
  }

  private void addLines(List<String> lines) {
    lines.forEach(line -> add(new GuestEvent.ConsoleLine(line)));
  }

  @Override
  public void logLine(String source, String text, Instant at) {
    add(new GuestEvent.LogLine(source, text));
  }

  @Override
  public void booted(BootCause cause) {
    add(new GuestEvent.Booted(cause));
  }

  @Override
  public void poweredOff(PowerOffCause cause, String detail) {
    List<String> cut;
    synchronized (this) {
      cut = console.finish();
    }
    addLines(cut);
    add(new GuestEvent.PoweredOff(cause, detail));
  }

  @Override
  public void panicked(String detail) {
    add(new GuestEvent.ConsoleLine("Kernel panic - not syncing: " + detail));
  }

  /** SeaBIOS says only here, not on the serial console, that it found nothing to boot. */
  @Override
  public void firmwareLine(String line) {
    if (FatalBank.find(line).isPresent()) {
      add(new GuestEvent.ConsoleLine(line));
    }
  }

  @Override
  public void mediaRead(long offset, int length) {
    progressed();
  }

  /** Something moved that is no event: a transfer, for instance. */
  public synchronized void progressed() {
    progress = System.nanoTime();
  }

  private void add(GuestEvent event) {
    synchronized (this) {
      progressed();
      if (!stale) {
        events.add(event);
        hear(event);
        notifyAll();
      }
      on = !(event instanceof GuestEvent.PoweredOff);
      stale &= on;
    }
    observer.accept(event);
  }

  private void hear(GuestEvent event) {
    if (event instanceof GuestEvent.ConsoleLine line) {
      fatal.hear(CONSOLE, line.text());
      last = line.text().isBlank() ? last : line.text().strip();
    } else if (event instanceof GuestEvent.Prompt prompt && FatalKind.isQuestion(prompt.text())) {
      fatal.hear(CONSOLE, prompt.text());
    } else if (event instanceof GuestEvent.LogLine line) {
      fatal.hear(PORT, line.text());
    }
  }

  /**
   * Ends the waiting, now or when it begins, because of something that the server itself cannot
   * know.
   */
  public synchronized void fail(GuestFailure failure) {
    told = failure;
    notifyAll();
  }

  /**
   * Something else begins: what the server said so far does not count any more, nor what it goes on
   * to say until its power is cut.
   */
  public synchronized void beginAnew() {
    fatal = new FatalWatch();
    told = null;
    next = events.size();
    stale = on;
  }

  /** Number of events so far, to be given to {@link #since}. */
  public synchronized int mark() {
    return events.size();
  }

  /** What happened after {@code mark}. */
  public synchronized List<GuestEvent> since(int mark) {
    return List.copyOf(events.subList(mark, events.size()));
  }

  /**
   * Waits for the first event, not yet waited for, of which {@code wanted} makes something.
   *
   * @param what what is waited for, for the message if it does not come
   * @throws GuestFailure if it cannot come any more
   */
  public synchronized <T> T await(String what, Function<GuestEvent, Optional<T>> wanted) {
    progress = System.nanoTime();
    while (true) {
      while (next < events.size()) {
        GuestEvent event = events.get(next++);
        Optional<T> found = wanted.apply(event);
        if (found.isPresent()) {
          return found.get();
        }
        endOf(event).ifPresent(this::raise);
      }
      Optional.ofNullable(told).or(fatal::failure).ifPresent(this::raise);
      waitForMore(what);
    }
  }

  private void waitForMore(String what) {
    long silent = System.nanoTime() - progress;
    long left = limit.toNanos() - silent;
    if (left <= 0) {
      // a busy machine is slow, not dead
      limit = MachineSpeed.scaled(standstill);
      left = limit.toNanos() - silent;
    }
    if (left <= 0) {
      throw new GuestFailure(
          "standstill",
          "waiting for %s, and nothing moved for %d s; the last line was: %s"
              .formatted(what, limit.toSeconds(), last));
    }
    try {
      long longest = fatal.found() ? TimeUnit.MILLISECONDS.toNanos(100) : left;
      TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, longest));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GuestFailure("interrupted", "while waiting for " + what);
    }
  }

  private static Optional<GuestFailure> endOf(GuestEvent event) {
    if (event instanceof GuestEvent.PoweredOff off && off.cause() != PowerOffCause.FORCED) {
      boolean died = off.cause() == PowerOffCause.DIED;
      return Optional.of(
          died
              ? new GuestFailure("server died", off.detail())
              : new GuestFailure("power", "the server switched itself off"));
    }
    return Optional.empty();
  }

  private void raise(GuestFailure failure) {
    throw failure;
  }
}
