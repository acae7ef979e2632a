package io.prestagelab.cli;

import io.prestagelab.lab.progress.Display;
import io.prestagelab.lab.progress.PlainDisplay;
import io.prestagelab.lab.progress.TerminalDisplay;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;

/** Where the command line writes, and how: live at a terminal, plain lines elsewhere. */
final class Terminal {
  private static final int COLUMNS = 100;

  private Terminal() {}

  /** Standard output as UTF-8, whatever the locale is. */
  static PrintStream out() {
    return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  }

  /** Standard error as UTF-8, for what is shown beside the output. */
  static PrintStream errors() {
    return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
  }

  /** A display on {@code out}. */
  static Display display(PrintStream out) {
    return Ansi.AUTO.enabled() ? new TerminalDisplay(out, columns()) : new PlainDisplay(out);
  }

  private static int columns() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[1-9]\\d{1,3}")
        ? Integer.parseInt(columns)
        : COLUMNS;
  }
}
