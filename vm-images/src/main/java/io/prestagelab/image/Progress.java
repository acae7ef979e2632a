package io.prestagelab.image;

/** Hears how far a long piece of work has come. */
@FunctionalInterface
public interface Progress {

  /** A listener that does not listen. */
  Progress SILENT = (what, done, total) -> {};

  /**
   * Some more is done.
   *
   * @param what the part of the work now under way, in the user's words
   * @param done bytes done, of all of the work
   * @param total bytes to do, of all of the work
   */
  void advanced(String what, long done, long total);
}
