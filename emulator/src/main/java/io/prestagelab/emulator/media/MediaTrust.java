package io.prestagelab.emulator.media;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Which https servers of media are believed (DSP2046, VirtualMedia.VerifyCertificate).
 *
 * @param verified whether a server's certificate is looked at
 * @param known the certificates that vouch for servers, if it is
 */
public record MediaTrust(boolean verified, List<X509Certificate> known) {

  /** Any server is believed, as BMCs do by default. */
  public static final MediaTrust ANYBODY = new MediaTrust(false, List.of());

  public MediaTrust {
    known = List.copyOf(known);
  }
}
