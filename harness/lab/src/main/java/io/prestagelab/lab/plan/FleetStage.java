package io.prestagelab.lab.plan;

/** What a subcloud does or waits for. */
public enum FleetStage {
  WAITING("waiting for a place"),
  PREPARE("System Controller's steps"),
  POST("self-test"),
  MEDIA("Miniboot ISO over virtual media"),
  KERNEL("kernel"),
  BUNDLE("bundle from the disk"),
  PACKAGES("packages from the System Controller"),
  INSTALL("installer"),
  RESTART("restart"),
  NOTICE("nothing, until somebody notices"),
  DONE("done"),
  FAILED("failed");

  private final String words;

  FleetStage(String words) {
    this.words = words;
  }

  /** What people call it. */
  public String words() {
    return words;
  }
}
