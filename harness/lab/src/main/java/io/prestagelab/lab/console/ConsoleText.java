package io.prestagelab.lab.console;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Turns a serial console's bytes into lines: escape sequences and other control characters are
 * taken out, carriage returns end nothing, and an unfinished line waits for its rest. Not safe for
 * several threads.
 */
public final class ConsoleText {
  private static final Pattern ESCAPES =
      Pattern.compile(
          "\u001b\\[[0-?]*[ -/]*[@-~]|\u001b\\][^\u0007]*\u0007|\u001b[()#][0-9A-Za-z]|\u001b[=>78cDEHM]");
  private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f]");
  private static final int LONGEST = 64 * 1024;

  private final java.io.ByteArrayOutputStream unfinished = new java.io.ByteArrayOutputStream();

  /** The lines that {@code bytes} completed. */
  public List<String> add(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    for (byte b : bytes) {
      if (b == '\n' || unfinished.size() >= LONGEST) {
        lines.add(unfinished());
        unfinished.reset();
      }
      if (b != '\n') {
        unfinished.write(b);
      }
    }
    return lines;
  }

  /** What has come since the last line's end: a prompt, for instance. */
  public String unfinished() {
    return plain(unfinished.toString(StandardCharsets.UTF_8));
  }

  /** The line that will get no end any more, if there is one: its server has lost its power. */
  public List<String> finish() {
    List<String> lines = unfinished.size() == 0 ? List.of() : List.of(unfinished());
    unfinished.reset();
    return lines;
  }

  /** {@code text} without escape sequences and control characters. */
  public static String plain(String text) {
    return CONTROLS.matcher(ESCAPES.matcher(text).replaceAll("")).replaceAll("");
  }
}
