package io.prestagelab.lab.crash;

/** What a server does while every write of its disk is recorded. */
public enum CrashSubject {
  /** It is prestaged: until it says that it has finished, its bundle may be rejected. */
  PRESTAGING,
  /** A prestaged server is installed: its bundle was finished before, and has to stay so. */
  MINIBOOT,
  /** An installed server's installation is wiped by {@code wipedisk}: its bundle has to stay. */
  WIPEDISK;

  /** Whether the bundle was finished before it begins. */
  boolean keepsBundle() {
    return this != PRESTAGING;
  }
}
