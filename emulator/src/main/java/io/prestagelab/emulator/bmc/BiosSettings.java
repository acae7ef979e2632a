package io.prestagelab.emulator.bmc;

import java.util.Map;
import java.util.TreeMap;

/** Firmware attributes: those in force, and those that the next boot will put in force. */
public final class BiosSettings {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "BootMode", "Uefi",
          "ProcVirtualization", "Enabled",
          "SriovGlobalEnable", "Enabled",
          "SerialComm", "OnConRedir",
          "SysProfile", "PerfOptimized");

  private final Map<String, String> current = new TreeMap<>(DEFAULTS);
  private final Map<String, String> pending = new TreeMap<>();
  private final Runnable changed;

  BiosSettings(Runnable changed) {
    this.changed = changed;
  }

  /** The attributes in force. */
  public synchronized Map<String, String> current() {
    return new TreeMap<>(current);
  }

  /** The attributes as they will be after the next boot. */
  public synchronized Map<String, String> future() {
    Map<String, String> future = new TreeMap<>(current);
    future.putAll(pending);
    return future;
  }

  /** Asks for changes, which the next boot applies. */
  public void request(Map<String, String> changes) {
    synchronized (this) {
      pending.putAll(changes);
    }
    changed.run();
  }

  /** Asks for the values that the server left the factory with. */
  public void requestDefaults() {
    synchronized (this) {
      pending.clear();
      pending.putAll(DEFAULTS);
    }
    changed.run();
  }

  synchronized void booted() {
    current.putAll(pending);
    pending.clear();
  }

  synchronized Map<String, String> pending() {
    return new TreeMap<>(pending);
  }

  synchronized void restore(Map<String, String> earlier, Map<String, String> asked) {
    current.putAll(earlier);
    pending.putAll(asked);
  }
}
