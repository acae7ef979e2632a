package io.prestagelab.emulator.media;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the BMC is to fetch, and within which bounds.
 *
 * @param image where the medium is, http or https
 * @param login name and password for HTTP Basic, or null
 * @param limits the bounds
 * @param transfer how it is to be read
 * @param trust which https servers are believed
 * @param scratch folder for media that have to be fetched whole
 */
public record MediaRequest(
    URI image,
    @Nullable Login login,
    MediaLimits limits,
    Transfer transfer,
    MediaTrust trust,
    Path scratch) {

  /**
   * Credentials for HTTP Basic.
   *
   * @param user the name
   * @param password the password; empty if there is none
   */
  public record Login(String user, String password) {

    /** Shows no password. */
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  /** How a medium is read (DSP2046, VirtualMedia.TransferMethod). */
  public enum Transfer {
    /** By ranges if the server has them, else whole. */
    AUTO,
    /** By ranges, as the guest reads. */
    STREAM,
    /** Whole, before it is inserted. */
    UPLOAD
  }

  /** A request with usual bounds and no credentials. */
  public static MediaRequest of(URI image, Path scratch) {
    return of(image, MediaLimits.USUAL, scratch);
  }

  /** A request without credentials. */
  public static MediaRequest of(URI image, MediaLimits limits, Path scratch) {
    return new MediaRequest(image, null, limits, Transfer.AUTO, MediaTrust.ANYBODY, scratch);
  }

  /** The same request with credentials for HTTP Basic; none if there is no name. */
  public MediaRequest withCredentials(@Nullable String name, @Nullable String secret) {
    Login other = name == null ? null : new Login(name, secret == null ? "" : secret);
    return new MediaRequest(image, other, limits, transfer, trust, scratch);
  }

  /** The same request, read like this. */
  public MediaRequest withTransfer(Transfer other) {
    return new MediaRequest(image, login, limits, other, trust, scratch);
  }

  /** The same request for another medium. */
  public MediaRequest at(URI other) {
    return new MediaRequest(other, login, limits, transfer, trust, scratch);
  }

  /** The same request to servers that are believed like this. */
  public MediaRequest trusting(MediaTrust other) {
    return new MediaRequest(image, login, limits, transfer, other, scratch);
  }

  /** The same request for a medium of at most so many bytes. */
  public MediaRequest upTo(long bytes) {
    return new MediaRequest(image, login, limits.upTo(bytes), transfer, trust, scratch);
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
    if (length == 0 || length > limits.maxBytes()) {
      throw new MediaException(
          image + ": " + length + " bytes; 1 to " + limits.maxBytes() + " are accepted");
    }
    return length;
  }

  /** Shows no password. */
  @Override
  public String toString() {
    return "MediaRequest[" + image + "]";
  }
}
