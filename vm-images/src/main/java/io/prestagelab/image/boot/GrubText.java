package io.prestagelab.image.boot;

import java.util.regex.Pattern;

/** Text that GRUB's script language takes as it stands. */
final class GrubText {

  /** What it would not take as plain text. */
  private static final Pattern NEEDS_QUOTING = Pattern.compile("[&|;<>{}$'\"\\\\#()*?`]");

  private GrubText() {}

  /** A kernel command line; one too long for the kernel is refused. */
  static String arguments(KernelArguments line) {
    line.line();
    return String.join(" ", line.words().stream().map(GrubText::word).toList());
  }

  /** Text to stand between single quotes. */
  static String quotable(String text) {
    return text.replace("'", "'\\''");
  }

  private static String word(String word) {
    return NEEDS_QUOTING.matcher(word).find() ? "'" + quotable(word) + "'" : word;
  }
}
