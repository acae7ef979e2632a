package io.prestagelab.emulator.bmc;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happened to a server: told to listeners, the last thousand entries kept. */
final class EventLog {

  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
  private static final int KEPT = 1000;

  private final Clock clock;
  private final Deque<BmcEvent> kept = new ArrayDeque<>();
  private final List<BmcListener> listeners = new CopyOnWriteArrayList<>();

  private long lastId;

  EventLog(Clock clock) {
    this.clock = clock;
  }

  EventLog restore(List<BmcEvent> earlier) {
    kept.addAll(earlier);
    lastId = earlier.isEmpty() ? 0 : earlier.get(earlier.size() - 1).id();
    return this;
  }

  void clear() {
    synchronized (kept) {
      kept.clear();
    }
  }

  void listen(BmcListener listener) {
    listeners.add(listener);
  }

  void add(BmcEvent.Kind kind, String detail) {
    BmcEvent event;
    synchronized (kept) {
      event = new BmcEvent(++lastId, clock.instant(), kind, detail);
      kept.add(event);
      if (kept.size() > KEPT) {
        kept.remove();
      }
    }
    for (BmcListener listener : listeners) {
      try {
        listener.event(event);
      } catch (RuntimeException e) {
        LOG.warn("a BMC listener failed", e);
      }
    }
  }

  List<BmcEvent> all() {
    synchronized (kept) {
      return List.copyOf(kept);
    }
  }
}
