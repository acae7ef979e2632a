package io.prestagelab.lab.trial;

/**
 * What on an installed disk tells the System Controller's things from those of a bundle. The lab
 * puts it into what the System Controller serves; no kickstart knows of it.
 *
 * @param value the System Controller's, which nothing else has
 * @param question a command for the installed system's shell that prints, for each value found, a
 *     line {@code ORIGIN=HOW-OFTEN VALUE}
 */
record OriginMark(String value, String question) {
  /** Of a generation that has none. */
  static final OriginMark NONE = new OriginMark("", "true");
}
