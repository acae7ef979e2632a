package io.prestagelab.emulator.media;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the BMC is to fetch, and within which bounds.
 *
 * @param image where the medium is, http or https
 * @param user name for HTTP Basic, or null
 * @param password password for HTTP Basic, or null
 * @param maxBytes longest medium accepted
 * @param timeout limit of one HTTP exchange that shows no progress
 * @param fetchLimit limit of fetching a whole medium
 * @param transfer how it is to be read
 * @param redirectsToOtherHosts whether a redirect may leave the host of {@code image}
 * @param scratch folder for media that have to be fetched whole
 */
public record MediaRequest(
    URI image,
    @Nullable String user,
    @Nullable String password,
    long maxBytes,
    Duration timeout,
    Duration fetchLimit,
    Transfer transfer,
    boolean redirectsToOtherHosts,
    Path scratch) {

  /** How a medium is read (DSP2046, VirtualMedia.TransferMethod). */
  public enum Transfer {
    /** By ranges if the server has them, else whole. */
    AUTO,
    /** By ranges, as the guest reads. */
    STREAM,
    /** Whole, before it is inserted. */
    UPLOAD
  }

  /** 16 GiB: more than any installation ISO. */
  public static final long DEFAULT_MAX_BYTES = 16L << 30;

  /** A request with usual bounds and no credentials. */
  public static MediaRequest of(URI image, Path scratch) {
    return new MediaRequest(
        image,
        null,
        null,
        DEFAULT_MAX_BYTES,
        Duration.ofSeconds(60),
        Duration.ofHours(2),
        Transfer.AUTO,
        false,
        scratch);
  }

  /** The same request with credentials for HTTP Basic. */
  public MediaRequest withCredentials(@Nullable String name, @Nullable String secret) {
    return new MediaRequest(
        image,
        name,
        secret,
        maxBytes,
        timeout,
        fetchLimit,
        transfer,
        redirectsToOtherHosts,
        scratch);
  }

  /** The same request, read like this. */
  public MediaRequest withTransfer(Transfer other) {
    return new MediaRequest(
        image,
        user,
        password,
        maxBytes,
        timeout,
        fetchLimit,
        other,
        redirectsToOtherHosts,
        scratch);
  }

  /** The same request for another medium. */
  public MediaRequest at(URI other) {
    return new MediaRequest(
        other,
        user,
        password,
        maxBytes,
        timeout,
        fetchLimit,
        transfer,
        redirectsToOtherHosts,
        scratch);
  }

  /** The same request for a medium of at most so many bytes. */
  public MediaRequest upTo(long bytes) {
    return new MediaRequest(
        image,
        user,
        password,
        bytes,
        timeout,
        fetchLimit,
        transfer,
        redirectsToOtherHosts,
        scratch);
  }

  /** Refuses what no BMC fetches by HTTP. */
  static void checkScheme(URI image) throws MediaException {
    String scheme = image.getScheme();
    boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    if (!web || image.getHost() == null) {
      throw new MediaException(image + ": not an http or https URL");
    }
  }

  /** Refuses a medium of this length if it is empty or too long. */
  long bounded(long length) throws MediaException {
    if (length == 0 || length > maxBytes) {
      throw new MediaException(
          image + ": " + length + " bytes; 1 to " + maxBytes + " are accepted");
    }
    return length;
  }

  /** Shows no password. */
  @Override
  public String toString() {
    return "MediaRequest[" + image + "]";
  }
}
