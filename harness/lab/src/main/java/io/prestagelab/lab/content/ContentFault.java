package io.prestagelab.lab.content;

import java.util.regex.Pattern;

/** Something that the content server does wrong on purpose, for the paths that a pattern finds. */
public sealed interface ContentFault {

  /** Which paths it strikes. */
  Pattern path();

  /** Answers with {@code status} in place of the file. */
  record Status(Pattern path, int status) implements ContentFault {}

  /** Announces the whole body and drops the connection after {@code bytes} of it. */
  record CutAt(Pattern path, long bytes) implements ContentFault {}

  /** Has only the first {@code bytes} of the file, and says so. */
  record Truncated(Pattern path, long bytes) implements ContentFault {}

  /** Sends at most {@code bytesPerSecond}. */
  record Slow(Pattern path, long bytesPerSecond) implements ContentFault {}

  /** Turns the lowest bit of the byte at {@code offset}. */
  record FlipBit(Pattern path, long offset) implements ContentFault {}
}
