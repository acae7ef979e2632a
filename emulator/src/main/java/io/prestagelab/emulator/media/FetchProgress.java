package io.prestagelab.emulator.media;

/** Hears how far the fetching of a whole medium is. */
@FunctionalInterface
public interface FetchProgress {

  /**
   * More has been fetched.
   *
   * @param bytes how much so far
   * @param total of how much, 0 if the server did not tell
   * @throws MediaException to give up
   */
  void fetched(long bytes, long total) throws MediaException;
}
