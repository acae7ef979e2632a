package io.prestagelab.emulator.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what a server said, over all its power-ons: console bytes as they came, console lines, log
 * lines, firmware messages and machine events with UTC times. Lines reach the files at once.
 */
final class GuestRecord implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GuestRecord.class);

  private final Clock clock;
  private final OutputStream consoleBytes;
  private final OutputStream consoleLines;
  private final OutputStream logLines;
  private final OutputStream firmwareLines;
  private final OutputStream events;

  GuestRecord(QemuFolder folder, Clock clock) throws IOException {
    this.clock = clock;
    this.consoleBytes = append(folder.consoleBytes());
    this.consoleLines = append(folder.consoleLines());
    this.logLines = append(folder.logLines());
    this.firmwareLines = append(folder.firmwareLines());
    this.events = append(folder.events());
  }

  Instant now() {
    return clock.instant();
  }

  void console(byte[] bytes) {
    write(consoleBytes, bytes);
  }

  void consoleLine(String line) {
    write(consoleLines, timed(line));
  }

  void logLine(String line) {
    write(logLines, timed(line));
  }

  void firmwareLine(String line) {
    write(firmwareLines, timed(line));
  }

  void event(String line) {
    write(events, timed(line));
  }

  private byte[] timed(String line) {
    return (now() + "\t" + line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static synchronized void write(OutputStream out, byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      LOG.warn("a server's record is incomplete: {}", e.toString());
    }
  }

  private static OutputStream append(Path file) throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Override
  public void close() throws IOException {
    consoleBytes.close();
    consoleLines.close();
    logLines.close();
    firmwareLines.close();
    events.close();
  }
}
