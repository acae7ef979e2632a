package io.prestagelab.emulator.bmc;

/** What people mark a server with: an asset tag, and a light that shows where it stands. */
public final class Labels {

  /** The light (DSP2046, IndicatorLED). */
  public enum Light {
    OFF,
    LIT,
    BLINKING
  }

  private final Runnable changed;
  private String assetTag = "";
  private Light light = Light.OFF;

  Labels(Runnable changed) {
    this.changed = changed;
  }

  /** The asset tag; empty at first. */
  public synchronized String assetTag() {
    return assetTag;
  }

  /** The light. */
  public synchronized Light light() {
    return light;
  }

  /** Marks the server with this tag. */
  public void mark(String tag) {
    synchronized (this) {
      assetTag = tag;
    }
    changed.run();
  }

  /** Switches the light. */
  public void show(Light other) {
    synchronized (this) {
      light = other;
    }
    changed.run();
  }

  synchronized void restore(String tag, Light shown) {
    assetTag = tag;
    light = shown;
  }
}
