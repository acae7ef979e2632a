package io.prestagelab.lab.verdict;

/** Who tells what happened; none of them hears another. */
public enum Witness {
  /** The installer's log stream, as it was sent while the installer ran. */
  INSTALLER_LOG("installer log"),
  /** The content server's access log: objects and bytes. */
  CONTENT_SERVER("content server"),
  /** What the virtual medium was read for. */
  MEDIA_READS("media reads"),
  /** The installed disk: the identity and the logs that the new system keeps. */
  INSTALLED_DISK("installed disk");

  private final String words;

  Witness(String words) {
    this.words = words;
  }

  /** What it is called in a summary. */
  public String words() {
    return words;
  }
}
