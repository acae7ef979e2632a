package io.prestagelab.emulator.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts a stream of bytes into lines of UTF-8, without their line ends. */
public final class Utf8Lines {

  private static final int LONGEST = 64 << 10;

  private final Consumer<String> lines;
  private final ByteArrayOutputStream open = new ByteArrayOutputStream();

  public Utf8Lines(Consumer<String> lines) {
    this.lines = lines;
  }

  /** Takes the next bytes. */
  public void take(byte[] bytes) {
    for (byte b : bytes) {
      if (b == '\n' || open.size() >= LONGEST) {
        flush();
      }
      if (b != '\n' && b != '\r') {
        open.write(b);
      }
    }
  }

  /** Passes on what has no line end yet. */
  public void finish() {
    if (open.size() > 0) {
      flush();
    }
  }

  private void flush() {
    lines.accept(open.toString(StandardCharsets.UTF_8));
    open.reset();
  }
}
