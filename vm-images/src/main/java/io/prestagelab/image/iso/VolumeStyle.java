package io.prestagelab.image.iso;

/** What a volume to be written has beside plain ISO 9660 with Rock Ridge. */
public enum VolumeStyle {
  /** Plain names of level 1, and a media check: as the CentOS generation's tools write it. */
  CHECKED(Naming.LEVEL_1, false, true),
  /**
   * Plain names as long and as mixed as they are, Joliet beside them, no media check: as the Debian
   * generation's tools write it.
   */
  JOLIET(Naming.UNTRANSLATED, true, false);

  private final Naming naming;
  private final boolean joliet;
  private final boolean checked;

  VolumeStyle(Naming naming, boolean joliet, boolean checked) {
    this.naming = naming;
    this.joliet = joliet;
    this.checked = checked;
  }

  Naming naming() {
    return naming;
  }

  boolean hasJoliet() {
    return joliet;
  }

  boolean hasMediaCheck() {
    return checked;
  }
}
