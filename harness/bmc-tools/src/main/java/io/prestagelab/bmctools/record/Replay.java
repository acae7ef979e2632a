package io.prestagelab.bmctools.record;

import io.prestagelab.bmctools.record.PlayedSession.Cue;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Answers a client as the BMC of a recording did, and notes where the client departs from it. */
public final class Replay implements AutoCloseable {
  private static final Duration LAST_WAIT = Duration.ofSeconds(10);

  private final PlayedSession script;
  private final double speed;
  private final Front front;
  private final Consumer<Departure> listener;
  private int told;
  private int open;
  private boolean ended;
  private long heard = System.nanoTime();

  /**
   * Begins to answer.
   *
   * @param speed how many times faster than the BMC; infinity for no delay at all
   * @param listen where; port 0 takes a free one
   * @param keys folder where the certificate is kept
   * @param listener hears each departure at once
   * @throws io.prestagelab.bmctools.ToolException if {@code listen} is in use
   */
  public Replay(
      Recording recording,
      double speed,
      InetSocketAddress listen,
      Path keys,
      Consumer<Departure> listener) {
    this.script = new PlayedSession(recording);
    this.speed = speed;
    this.listener = listener;
    this.front = Front.listen(listen, keys, this::answer);
  }

  /** Where it answers: {@code https://address:port}. */
  public URI url() {
    return front.url();
  }

  private Outgoing answer(Incoming request) {
    Cue cue;
    synchronized (this) {
      open++;
      cue = script.answer(request);
      tell();
    }
    try {
      Thread.sleep((long) (cue.milliseconds() / speed));
      return cue.answer();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outgoing.silence();
    } finally {
      answered();
    }
  }

  private synchronized void answered() {
    open--;
    heard = System.nanoTime();
    notifyAll();
  }

  private void tell() {
    List<Departure> all = script.departures();
    all.subList(told, all.size()).forEach(listener);
    told = all.size();
  }

  /**
   * Waits until the recording is finished, {@link #end} is called, or the client has been silent
   * for {@code silence}.
   *
   * @return all departures
   */
  public synchronized List<Departure> await(Duration silence) throws InterruptedException {
    while (!ended && !(script.complete() && open == 0)) {
      Duration longest = script.atEnd() && LAST_WAIT.compareTo(silence) < 0 ? LAST_WAIT : silence;
      long left = longest.toMillis() - Duration.ofNanos(System.nanoTime() - heard).toMillis();
      if (left <= 0 && open == 0) {
        break;
      }
      wait(Math.max(1, Math.min(left, 60_000)));
    }
    return end();
  }

  /** The client is gone; what it left out is a departure too. */
  public synchronized List<Departure> end() {
    if (!ended) {
      ended = true;
      script.end();
      tell();
      notifyAll();
    }
    return script.departures();
  }

  @Override
  public void close() {
    front.close();
  }
}
