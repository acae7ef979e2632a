package io.prestagelab.emulator.bmc;

import org.jspecify.annotations.Nullable;

/**
 * What is in a virtual drive.
 *
 * @param image the URL exactly as it was given, or null if nothing is inserted
 * @param writeProtected always true for media of ours
 * @param connectedVia {@code NotConnected} or {@code URI}
 */
public record VirtualMediaState(
    @Nullable String image, boolean writeProtected, String connectedVia) {

  static final VirtualMediaState EMPTY = new VirtualMediaState(null, true, "NotConnected");

  /** Whether a medium is in the drive. */
  public boolean inserted() {
    return image != null;
  }

  /** The last part of the image's path, or null. */
  public @Nullable String imageName() {
    if (image == null) {
      return null;
    }
    String path = image.replaceFirst("[?#].*$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
