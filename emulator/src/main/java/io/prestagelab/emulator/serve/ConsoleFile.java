package io.prestagelab.emulator.serve;

import io.prestagelab.emulator.host.HostListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a simulated server says on its console; QEMU servers do so themselves. */
record ConsoleFile(Path file) implements HostListener {

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleFile.class);

  @Override
  public void console(byte[] bytes, Instant at) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.warn("{}: the console is not kept: {}", file, e.toString());
    }
  }
}
