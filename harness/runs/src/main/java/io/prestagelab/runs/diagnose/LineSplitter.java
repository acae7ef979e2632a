package io.prestagelab.runs.diagnose;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Cuts the bytes of a log into lines in bounded memory. Terminal control is taken out: CSI, OSC and
 * two-byte escape sequences, backspaces, other control characters. A lone carriage return and a
 * cursor movement end a line without being counted, so that line numbers stay those of an editor.
 */
final class LineSplitter {

  /** A longer line is cut; the rest of it is read and dropped. */
  static final int LONGEST = 1 << 15;

  private enum Escape {
    NONE,
    STARTED,
    CSI,
    OSC,
    ONE_MORE
  }

  private final String file;
  private final LineSink sink;
  private final byte[] line = new byte[LONGEST];
  private int length;
  private long number = 1;
  private Escape escape = Escape.NONE;

  LineSplitter(String file, LineSink sink) {
    this.file = file;
    this.sink = sink;
  }

  /** Reads to the end and hands over every line that is not empty. */
  void read(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        take(buffer, n);
      }
    } finally {
      flush();
    }
  }

  /** What needs no care is copied at once. */
  private void take(byte[] buffer, int n) {
    int i = 0;
    while (i < n) {
      int plain = i;
      while (escape == Escape.NONE && plain < n && isPlain(buffer[plain])) {
        plain++;
      }
      if (plain > i) {
        int fits = Math.min(plain - i, LONGEST - length);
        System.arraycopy(buffer, i, line, length, fits);
        length += fits;
        i = plain;
      } else {
        take(buffer[i++]);
      }
    }
  }

  private static boolean isPlain(byte b) {
    return (b >= ' ' && b != 0x7f) || b < 0 || b == '\t';
  }

  private void take(byte b) {
    if (b == '\n') {
      escape = Escape.NONE;
      flush();
      number++;
    } else if (escape != Escape.NONE) {
      skipEscape(b);
    } else if (b == 0x1b) {
      escape = Escape.STARTED;
    } else if (b == '\r') {
      flush();
    } else if (b == '\b') {
      length = Math.max(0, length - 1);
    } else if (isPlain(b) && length < LONGEST) {
      line[length++] = b;
    }
  }

  private void skipEscape(byte b) {
    escape =
        switch (escape) {
          case STARTED -> afterEscape(b);
          case CSI -> b >= 0x40 && b <= 0x7e ? endOfCsi(b) : Escape.CSI;
          case OSC -> b == 7 ? Escape.NONE : b == 0x1b ? Escape.STARTED : Escape.OSC;
          case ONE_MORE, NONE -> Escape.NONE;
        };
  }

  private static Escape afterEscape(byte b) {
    return switch (b) {
      case '[' -> Escape.CSI;
      case ']' -> Escape.OSC;
      case '(', ')', '#', '%' -> Escape.ONE_MORE;
      default -> Escape.NONE;
    };
  }

  private Escape endOfCsi(byte last) {
    if (last == 'H' || last == 'f') {
      flush();
    }
    return Escape.NONE;
  }

  private void flush() {
    if (length > 0) {
      sink.accept(new LogLine(file, number, new String(line, 0, length, StandardCharsets.UTF_8)));
      length = 0;
    }
  }
}
