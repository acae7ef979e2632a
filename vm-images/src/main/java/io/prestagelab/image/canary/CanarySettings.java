package io.prestagelab.image.canary;

import io.prestagelab.image.InvalidInputException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one canary ISO is made of.
 *
 * @param input an installation ISO whose initrd knows {@code lab.canary=}: the lab's own
 * @param output the file to be made; replaced if it is there
 * @param nonce the mark that only this ISO's boot can show: letters and digits
 * @param home the URL that the booted canary calls with its report; absent for the console only
 * @param ip the kernel's {@code ip=} argument for that call, without {@code ip=}; absent for DHCP
 */
public record CanarySettings(
    Path input, Path output, String nonce, @Nullable String home, @Nullable String ip) {

  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9]{4,64}");
  private static final Pattern URL = Pattern.compile("https?://[^\\s/?#]+(/[^\\s?#]*)?");
  private static final Pattern WORD = Pattern.compile("[^\\s\"']+");

  public CanarySettings {
    if (!NONCE.matcher(nonce).matches()) {
      throw new InvalidInputException(
          "canary nonce '%s' is not usable: give 4 to 64 letters and digits".formatted(nonce));
    }
    if (home != null && !URL.matcher(home).matches()) {
      throw new InvalidInputException(
          "canary home '%s' is no usable URL: give http://HOST:PORT/PATH without a query"
              .formatted(home));
    }
    if (ip != null && !WORD.matcher(ip).matches()) {
      throw new InvalidInputException(
          "canary network '%s' is not usable: give CLIENT::GATEWAY:MASK:HOST:INTERFACE:none"
              .formatted(ip));
    }
  }

  /** A canary that only speaks on the console. */
  public static CanarySettings of(Path input, Path output, String nonce) {
    return new CanarySettings(input, output, nonce, null, null);
  }

  public CanarySettings withHome(String url) {
    return new CanarySettings(input, output, nonce, url, ip);
  }

  public CanarySettings withIp(String argument) {
    return new CanarySettings(input, output, nonce, home, argument);
  }

  /** A mark that nobody can guess: 16 hexadecimal digits. */
  public static String newNonce() {
    byte[] bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
