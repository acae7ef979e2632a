package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.check.ServiceView.Read;
import io.prestagelab.bmctools.client.BmcReply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images at other URLs than the plain short one: a long one with a query, one by https. What a BMC
 * does not take of them hinders no StarlingX client of today, and is worth knowing.
 */
final class UrlTrial {
  private static final int LONG = 300;

  private final Probe probe;
  private final CheckResults findings;
  private final DriveTrial drives;

  UrlTrial(Probe probe, CheckResults findings, DriveTrial drives) {
    this.probe = probe;
    this.findings = findings;
    this.drives = drives;
  }

  /** Tries both in a drive that took the plain one. */
  void run(Read drive, Canary canary) {
    if (attempt(Check.LONG_URL, drive, canary.longImage(LONG), Map.of())) {
      Optional<URI> secure = canary.secureImage();
      if (secure.isPresent()) {
        secure(drive, secure.get());
      } else {
        findings.skip(Check.HTTPS_IMAGE, "no image is served by https");
      }
    } else {
      findings.skip(Check.HTTPS_IMAGE, "the drive did not get empty again");
    }
  }

  /** A BMC that refuses an unknown certificate is asked again not to look at it. */
  private void secure(Read drive, URI image) {
    int mark = probe.mark();
    Optional<BmcReply> refused = drives.place(drive, image.toString(), Map.of());
    if (refused.isEmpty()) {
      drives.clear(drive);
      findings.pass(
          Check.HTTPS_IMAGE, "taken; the certificate is not asked for", probe.since(mark));
      return;
    }
    Map<String, Object> unverified = Map.of("VerifyCertificate", false);
    Optional<BmcReply> again = drives.place(drive, image.toString(), unverified);
    if (again.isEmpty()) {
      drives.clear(drive);
    }
    findings.remark(
        Check.HTTPS_IMAGE,
        refused.get().reason() + (again.isEmpty() ? "; taken with VerifyCertificate false" : ""),
        "an image by https needs a certificate that the BMC knows"
            + (again.isEmpty() ? ", or a client that says VerifyCertificate false" : ""),
        probe.since(mark));
  }

  /** Whether the drive is empty afterwards. */
  private boolean attempt(Check check, Read drive, URI image, Map<String, Object> more) {
    int mark = probe.mark();
    Optional<BmcReply> refused = drives.place(drive, image.toString(), more);
    if (refused.isPresent()) {
      findings.remark(
          check,
          "%d characters: %s".formatted(image.toString().length(), refused.get().reason()),
          "images behind long or tokenised URLs cannot be inserted",
          probe.since(mark));
      return drives.clear(drive);
    }
    String shown = drives.image(drive);
    boolean empty = drives.clear(drive);
    if (shown.equals(image.toString())) {
      findings.pass(
          check,
          "%d characters, shown as they were sent".formatted(image.toString().length()),
          probe.since(mark));
    } else {
      findings.remark(
          check,
          "taken, but shown as %s".formatted(shown.isEmpty() ? "nothing" : shown),
          "clients that compare Image with what they sent give up at such URLs",
          probe.since(mark));
    }
    return empty;
  }

  /** For a drive that could not be tried. */
  static void skip(CheckResults findings, String why) {
    List.of(Check.LONG_URL, Check.HTTPS_IMAGE).forEach(check -> findings.skip(check, why));
  }
}
