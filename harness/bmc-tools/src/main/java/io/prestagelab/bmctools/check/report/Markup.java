package io.prestagelab.bmctools.check.report;

/** Text inside XML and HTML. */
final class Markup {
  private Markup() {}

  /** Safe as content and in attributes; what XML 1.0 cannot hold becomes a question mark. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(out, point));
    return out.toString();
  }

  private static void append(StringBuilder out, int point) {
    switch (point) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\n', '\t', '\r' -> out.append((char) point);
      default -> {
        boolean held = point >= 0x20 && point != 0xFFFE && point != 0xFFFF;
        boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
        out.appendCodePoint(held && !surrogate ? point : '?');
      }
    }
  }
}
