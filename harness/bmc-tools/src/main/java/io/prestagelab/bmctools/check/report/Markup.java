package io.prestagelab.bmctools.check.report;

/** Text inside XML and HTML. */
final class Markup {
  private Markup() {}

  /** Safe as content and in attributes; what XML 1.0 cannot hold becomes a question mark. */
  static String escaped(String text) {
    return held(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Text whose characters XML 1.0 can hold; the others are question marks. */
  static String held(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(point -> out.appendCodePoint(isHeld(point) ? point : '?'));
    return out.toString();
  }

  private static boolean isHeld(int point) {
    return point >= 0x20
        ? point != 0xFFFE && point != 0xFFFF && !(point >= 0xD800 && point <= 0xDFFF)
        : point == '\n' || point == '\t' || point == '\r';
  }
}
