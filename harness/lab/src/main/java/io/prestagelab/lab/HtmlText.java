package io.prestagelab.lab;

/** Text inside HTML. */
public final class HtmlText {
  private HtmlText() {}

  /** Safe as content and in attributes with double quotes. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
