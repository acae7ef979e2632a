package io.prestagelab.cli;

/** What the process tells its caller. */
public final class ExitCode {
  /** The answer is yes: installed as asked, or valid. */
  public static final int OK = 0;

  /** The answer is no: the verdict is another than expected, or a check failed. */
  public static final int NO = 1;

  /** There is no answer: bad input, something missing. */
  public static final int CANNOT = 2;

  private ExitCode() {}
}
