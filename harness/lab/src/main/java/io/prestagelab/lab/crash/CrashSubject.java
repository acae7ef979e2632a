package io.prestagelab.lab.crash;

/** What a server does while every write of its disk is recorded. */
public enum CrashSubject {
  /** It is prestaged: until it says that it has finished, its bundle may be rejected. */
  PRESTAGING,
  /** A prestaged server is installed: its bundle was finished before, and has to stay so. */
  MINIBOOT
}
