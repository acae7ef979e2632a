package io.prestagelab.emulator.host;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a QEMU that an earlier process of ours left behind in the same folder, should the kernel not
 * have done so, and removes what it left.
 */
final class Leftovers {

  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  private Leftovers() {}

  /** A process is ended only if it is a QEMU that started before its process id was written. */
  static void sweep(QemuFolder folder) throws IOException {
    if (!Files.exists(folder.pidFile())) {
      return;
    }
    Instant written = Files.getLastModifiedTime(folder.pidFile()).toInstant();
    running(folder)
        .filter(process -> isQemuOf(process, folder, written))
        .ifPresent(
            process -> {
              LOG.warn("ending QEMU process {} left over in {}", process.pid(), folder.path());
              process.destroyForcibly();
              process.onExit().join();
            });
    Files.deleteIfExists(folder.pidFile());
  }

  private static Optional<ProcessHandle> running(QemuFolder folder) throws IOException {
    String text = Files.readString(folder.pidFile()).strip();
    return text.matches("\\d{1,9}") ? ProcessHandle.of(Long.parseLong(text)) : Optional.empty();
  }

  private static boolean isQemuOf(ProcessHandle process, QemuFolder folder, Instant written) {
    boolean sameFile =
        process
            .info()
            .arguments()
            .map(words -> String.join(" ", words).contains(folder.pidFile().toString()))
            .orElse(false);
    return sameFile
        && process.info().startInstant().map(s -> !s.isAfter(written.plusSeconds(1))).orElse(false);
  }
}
