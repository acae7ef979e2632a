package io.prestagelab.image.prestage;

import java.nio.file.Path;

/**
 * Names of the embedded installation ISO and its md5 file; an input that is not called {@code
 * *.iso} gets the suffix that Miniboot looks for.
 */
final class EmbeddedName {

  private static final String SUFFIX = ".iso";

  private EmbeddedName() {}

  static String iso(Path input) {
    String name = input.getFileName().toString();
    return name.endsWith(SUFFIX) ? name : name + SUFFIX;
  }

  static String md5(Path input) {
    String name = iso(input);
    return name.substring(0, name.length() - SUFFIX.length()) + ".md5";
  }
}
