package io.prestagelab.bmctools.check;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The canary ISO as it is offered to a BMC, and what comes back from its boot. */
public interface Canary extends AutoCloseable {

  /** Where the BMC fetches it. */
  URI image();

  /** The mark that proves that this very ISO was booted. */
  String nonce();

  /** Size of the ISO in bytes. */
  long bytes();

  /** Bytes of the ISO that were fetched so far. */
  long fetched();

  /**
   * Waits for the report of a boot.
   *
   * @param quiet gives up when nothing was fetched and nothing came for so long
   * @return the report's words ({@code nonce}, {@code firmware}, {@code kib_per_s} …)
   */
  Optional<Map<String, String>> awaitReport(Duration quiet);

  /** How often it reported. */
  int reports();

  /**
   * Waits for one more report.
   *
   * @param limit gives up after so long
   */
  boolean reportsAgain(Duration limit);

  /** The same image at a URL of at least {@code characters} characters, with a query. */
  URI longImage(int characters);

  /** The same image over TLS, with a certificate that the BMC cannot know; absent if not served. */
  Optional<URI> secureImage();

  /** Whether only a real machine boots it. */
  default boolean needsMachine() {
    return true;
  }

  /** No longer offers it. */
  @Override
  void close();
}
