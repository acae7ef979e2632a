package io.prestagelab.emulator.host;

import io.prestagelab.emulator.host.SimulatedModel.Bundle;
import io.prestagelab.emulator.host.SimulatedModel.Failure;
import io.prestagelab.emulator.host.SimulatedModel.Pace;
import io.prestagelab.emulator.media.MediaSource;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What runs on a simulated server: the boot from a medium, a Miniboot installation with the log
 * lines of the document's Miniboot kickstart, the installed system.
 */
final class SimulatedGuest {

  private static final int CHUNK = 4 << 20;
  private static final int PIECE = 64 << 10;
  private static final String BACKUP = "/dev/disk/by-partlabel/Platform\\x20Backup";
  private static final String IMAGE = "bootimage.iso";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private final SimulatedHost host;
  private final SimulatedModel model;
  private final SimulatedDisk disk;
  private volatile boolean running;

  SimulatedGuest(SimulatedHost host, SimulatedModel model, SimulatedDisk disk) {
    this.host = host;
    this.model = model;
    this.disk = disk;
  }

  boolean isInstalled() {
    return disk.isBootable();
  }

  boolean hearsPowerButton() {
    return running && !model.behaviour().ignoresPowerButton();
  }

  void stopped() {
    running = false;
  }

  void start(@Nullable BootDevice device) {
    MediaSource medium = host.medium();
    if (device == BootDevice.CD && medium != null) {
      host.say("Booting from DVD/CD...");
      read(medium, 0, Math.min(model.software().mediaBytes(), medium.length()));
    } else if (device == BootDevice.DISK && disk.isBootable()) {
      host.say("Booting from Hard Disk...");
      host.then(model.pace().kernel(), this::login);
    } else {
      host.say("No bootable device.");
    }
  }

  private void login() {
    running = true;
    host.say("");
    host.say("localhost login:");
  }

  /** Reads the medium for real, and takes the time that the modelled bandwidth needs. */
  private void read(MediaSource medium, long from, long end) {
    int length = (int) Math.min(CHUNK, end - from);
    if (length <= 0) {
      host.then(model.pace().kernel(), this::kernelIsUp);
      return;
    }
    if (!skim(medium.unhurried(), from, from + length)) {
      return;
    }
    host.listeners().tell(listener -> listener.mediaRead(from, length));
    long rate = Math.min(model.pace().mediaBytesPerSecond(), medium.bytesPerSecond());
    host.then(Pace.time(length, rate), () -> read(medium, from + length, end));
  }

  /** Reads in small pieces: a thousand servers may do so at a time. */
  private boolean skim(MediaSource medium, long from, long end) {
    ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, end - from));
    for (long at = from; at < end; at += PIECE) {
      try {
        medium.read(at, piece.clear().limit((int) Math.min(PIECE, end - at)));
      } catch (IOException e) {
        host.say("blk_update_request: I/O error, dev sr0, sector " + at / 512);
        host.say("dracut-initqueue: Warning: the medium cannot be read: " + e.getMessage());
        return false;
      }
    }
    return true;
  }

  private void kernelIsUp() {
    host.say("Linux version 5.10.0 (simulated)");
    if (model.behaviour().failure() == Failure.PANIC) {
      host.say("Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)");
      host.listeners().tell(listener -> listener.panicked("VFS"));
      return;
    }
    pre("local install check");
    boolean local = checkBundle();
    switch (model.behaviour().failure()) {
      case HANG -> running = false;
      case INSTALLATION -> fail("the disk cannot be partitioned");
      case NONE, PANIC -> {
        disk.wipe();
        host.then(
            local
                ? Pace.time(model.software().bundleBytes(), model.pace().diskBytesPerSecond())
                : Duration.ofSeconds(1),
            () -> post(local));
      }
    }
  }

  private boolean checkBundle() {
    String folder = "/mnt/platform-backup/" + model.software().release();
    if (model.software().bundle() == Bundle.ABSENT) {
      pre("backup device " + BACKUP + " does not exist");
      return false;
    }
    pre("prestaged file : " + IMAGE);
    pre("found prestaged iso image " + folder + "/" + IMAGE);
    pre("prestaged file : bootimage.md5");
    if (model.software().bundle() == Bundle.INVALID) {
      pre("bootimage.md5 check failed");
      pre("local install rejected due to validity check error");
      return false;
    }
    pre("bootimage check passed");
    pre("local iso found : " + folder + "/" + IMAGE);
    pre("local iso mounted for local install");
    return true;
  }

  private void post(boolean local) {
    if (local) {
      say("copying software repository /mnt/bootimage/Packages");
    }
    String uuid = UUID.randomUUID().toString();
    say("updating platform.conf with install uuid : " + uuid);
    if (local) {
      say("Local Install");
      host.then(Duration.ofSeconds(1), () -> restart(uuid));
      return;
    }
    say("Remote Install");
    URI content = model.software().content();
    say("downloading software repository " + (content == null ? "(not fetched)" : content));
    try {
      long bytes = content == null ? model.software().bundleBytes() : fetch(content);
      host.then(Pace.time(bytes, model.pace().mediaBytesPerSecond()), () -> restart(uuid));
    } catch (IOException e) {
      fail("download failed: " + e.getMessage());
    }
  }

  private long fetch(URI content) throws IOException {
    long bytes = 0;
    for (String part : List.of("Packages/", "repodata/")) {
      URI folder = URI.create(content.toString().replaceAll("/*$", "/") + part);
      bytes += RemoteContent.fetch(folder);
      say("download of " + folder + " complete");
    }
    return bytes;
  }

  private void fail(String why) {
    host.say("");
    host.say("Installation failed.");
    host.say(why);
  }

  private void restart(String uuid) {
    disk.install(uuid);
    host.ejectByGuest();
    host.resetByGuest();
  }

  private void pre(String text) {
    host.log("ks-pre", stamp() + " - Miniboot  pre: " + text);
  }

  private void say(String text) {
    host.log("ks-post", stamp() + " - Miniboot post: " + text);
  }

  private String stamp() {
    return STAMP.format(host.timeline().now());
  }
}
