package io.prestagelab.emulator.bmc;

import org.jspecify.annotations.Nullable;

/**
 * What is in a virtual drive.
 *
 * @param image the URL exactly as it was given, or null if nothing is inserted
 * @param writeProtected always true for media of ours
 * @param connectedVia {@code NotConnected} or {@code URI}
 * @param transferMethod {@code Stream} or {@code Upload}, or null if nothing is inserted
 */
public record VirtualMediaState(
    @Nullable String image,
    boolean writeProtected,
    String connectedVia,
    @Nullable String transferMethod) {

  static final VirtualMediaState EMPTY = new VirtualMediaState(null, true, "NotConnected", null);

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
