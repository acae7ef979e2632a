package io.prestagelab.image.miniboot;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.iso.IsoReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The kickstart of one server: the installation ISO's, with the server's URLs put in and its addon
 * appended.
 */
final class NodeKickstart {

  /**
   * wget's {@code --cut-dirs} leaves out as many directories as the URL has slashes, but for the
   * two after the scheme.
   */
  private static final int SLASHES_OF_SCHEME = 2;

  /** A letter is a byte, so that kickstart and addon keep theirs in whatever encoding they are. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private NodeKickstart() {}

  static byte[] of(MinibootSettings settings, IsoReader iso) {
    String file = settings.boot().installType().kickstartInIso();
    if (!iso.hasFile(file)) {
      throw new InvalidInputException(
          "%s has no %s, which this install type needs".formatted(iso.file(), file));
    }
    String url = inBytes(settings.node().url());
    long directories = url.chars().filter(c -> c == '/').count() - SLASHES_OF_SCHEME;
    String text =
        new String(iso.read(file), BYTES)
            .replace("xxxHTTP_URLxxx", url)
            .replace("xxxHTTP_URL_PATCHESxxx", url + "/patches")
            .replace("xxxNUM_DIRSxxx", Long.toString(directories))
            .replace("NUM_DIRS", Long.toString(directories));
    String whole =
        settings.additions().addon() == null ? text : text + addon(settings.additions().addon());
    return whole.getBytes(BYTES);
  }

  private static String inBytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), BYTES);
  }

  private static String addon(Path file) {
    try {
      return """

      %%post --erroronfail

      . /tmp/ks-functions.sh

      %s
      %%end
      """
          .formatted(Files.readString(file, BYTES));
    } catch (IOException e) {
      throw new InvalidInputException(
          "--addon %s cannot be read: %s".formatted(file, FileTrouble.reason(e)), e);
    }
  }
}
