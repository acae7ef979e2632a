package io.prestagelab.emulator.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Short-lived folders for unix sockets, whose paths are limited to 107 bytes. Their names tell the
 * process that made them, so that those of a process that was killed are found and removed.
 */
final class SocketFolder {

  private static final Logger LOG = LoggerFactory.getLogger(SocketFolder.class);
  private static final Pattern NAME = Pattern.compile("prestage-lab-(\\d{1,9})-(\\d{1,18})-\\d+");
  private static final AtomicBoolean SWEPT = new AtomicBoolean();

  private SocketFolder() {}

  /** A new folder; the first one of a process removes what dead processes left. */
  static Path create() throws IOException {
    Path place = Path.of(System.getProperty("java.io.tmpdir"));
    if (!SWEPT.getAndSet(true)) {
      sweep(place);
    }
    ProcessHandle self = ProcessHandle.current();
    return Files.createTempDirectory(
        place, "prestage-lab-" + self.pid() + "-" + startOf(self) + "-");
  }

  /** Removes the folders of processes that are gone. */
  static void sweep(Path place) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(place, "prestage-lab-*")) {
      for (Path folder : folders) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        if (name.matches() && !isAlive(Long.parseLong(name.group(1)), name.group(2))) {
          remove(folder);
        }
      }
    }
  }

  private static boolean isAlive(long pid, String start) {
    return ProcessHandle.of(pid).map(process -> startOf(process).equals(start)).orElse(false);
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(at -> String.valueOf(at.toEpochMilli())).orElse("0");
  }

  private static void remove(Path folder) {
    try (DirectoryStream<Path> sockets = Files.newDirectoryStream(folder)) {
      for (Path socket : sockets) {
        Files.deleteIfExists(socket);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      LOG.debug("{} of a dead process stays: {}", folder, e.toString());
    }
  }
}
