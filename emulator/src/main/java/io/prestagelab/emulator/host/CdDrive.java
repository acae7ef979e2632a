package io.prestagelab.emulator.host;

import io.prestagelab.emulator.media.MediaReadListener;
import io.prestagelab.emulator.media.MediaSource;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The virtual CD drive of a QEMU server: it keeps its medium over power-offs. Whoever changes it
 * holds the lock of the server's power; what it holds may be asked by any thread.
 */
final class CdDrive {

  private static final Logger LOG = LoggerFactory.getLogger(CdDrive.class);
  private static final AtomicInteger MEDIA = new AtomicInteger();

  /** A medium that is offered to QEMU under the name {@code node}. */
  record Loaded(MediaSource medium, NbdExport export, String node) {}

  private final MediaReadListener reads;
  private volatile @Nullable Loaded loaded;
  private volatile boolean movingTray;

  CdDrive(MediaReadListener reads) {
    this.reads = reads;
  }

  /** What a guest that opens the tray now takes out; null if there is nothing or it is not it. */
  @Nullable Loaded ejectable() {
    return movingTray ? null : loaded;
  }

  /** Puts {@code medium} in the place of what is there; null for none. */
  void put(@Nullable MediaSource medium, @Nullable QemuMachine machine) {
    unload(machine);
    if (medium == null) {
      return;
    }
    try {
      NbdExport export = new NbdExport(medium, reads);
      loaded = new Loaded(medium, export, "medium" + MEDIA.incrementAndGet());
      if (machine != null) {
        show(machine);
      }
    } catch (IOException e) {
      throw new HostException(medium.name() + ": cannot be offered to QEMU: " + e.getMessage(), e);
    }
  }

  /** Gives a machine what is in the drive. */
  void show(QemuMachine machine) {
    Loaded present = loaded;
    if (present != null) {
      move(() -> machine.tray().insert(present.node(), present.export().path()));
    }
  }

  /** Takes out what the guest has ejected, unless something else is in the drive already. */
  void ejected(Loaded gone, @Nullable QemuMachine machine) {
    if (gone.equals(loaded)) {
      unload(machine);
    }
  }

  private void unload(@Nullable QemuMachine machine) {
    Loaded gone = loaded;
    loaded = null;
    if (gone == null) {
      return;
    }
    try {
      if (machine != null) {
        move(() -> machine.tray().eject(gone.node()));
      }
    } finally {
      close(gone.export());
    }
  }

  private void move(Runnable tray) {
    movingTray = true;
    try {
      tray.run();
    } finally {
      movingTray = false;
    }
  }

  private static void close(NbdExport export) {
    try {
      export.close();
    } catch (IOException e) {
      LOG.debug("closing an export: {}", e.toString());
    }
  }
}
