package io.prestagelab.emulator.host;

import io.prestagelab.emulator.file.KeptFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The disk of a simulated server, of which only one thing matters: the installation that is on it.
 * With a file it outlives the process, as a real server's disk does.
 */
final class SimulatedDisk {

  private static final Logger LOG = LoggerFactory.getLogger(SimulatedDisk.class);

  private final @Nullable Path file;
  private volatile boolean bootable;

  /** The disk as {@code file} has it; an empty one that is forgotten if there is no file. */
  SimulatedDisk(@Nullable Path file) {
    this.file = file;
    this.bootable = file != null && Files.exists(file);
  }

  boolean isBootable() {
    return bootable;
  }

  /** An installer partitions it anew. */
  void wipe() {
    bootable = false;
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        LOG.warn("{}: the simulated disk is not kept: {}", file, e.toString());
      }
    }
  }

  /** An installation is complete. */
  void install(String uuid) {
    if (file != null) {
      try {
        KeptFile.replace(file, ("install_uuid=" + uuid + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        LOG.warn("{}: the simulated disk is not kept: {}", file, e.toString());
      }
    }
    bootable = true;
  }
}
