package io.prestagelab.lab.progress;

/** What a person sees of the work. Calls may come from any thread; none of them fails. */
public interface Display extends AutoCloseable {

  /** A stage begins; the one before it has ended. */
  void stage(String title);

  /** Something happened within the stage. */
  void note(String text);

  /** Something happened that is only worth a look while it is the newest. */
  void passing(String text);

  /**
   * A copy or a download has come so far.
   *
   * @param what the thing that is moved
   * @param done bytes done
   * @param total bytes in all, 0 if not known
   */
  void moved(String what, long done, long total);

  /** Ends the last stage. */
  @Override
  void close();
}
