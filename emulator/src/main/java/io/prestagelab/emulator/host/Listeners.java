package io.prestagelab.emulator.host;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners of a host; one that fails does not keep the others from hearing. */
final class Listeners {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<HostListener> all = new CopyOnWriteArrayList<>();

  void add(HostListener listener) {
    all.add(listener);
  }

  void tell(Consumer<HostListener> what) {
    for (HostListener listener : all) {
      try {
        what.accept(listener);
      } catch (RuntimeException e) {
        LOG.warn("a host listener failed", e);
      }
    }
  }
}
