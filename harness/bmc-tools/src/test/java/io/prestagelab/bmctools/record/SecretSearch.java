package io.prestagelab.bmctools.record;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for secrets in what was written, in every spelling and encoding that comes to mind. */
final class SecretSearch {
  private SecretSearch() {}

  /** The secrets that are still there, with file and spelling. */
  static Set<String> in(Path output, List<String> secrets) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.toList()) {
        String text = output.relativize(file).toString();
        if (Files.isRegularFile(file)) {
          text += "\n" + Files.readString(file, StandardCharsets.ISO_8859_1);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (String secret : secrets) {
          for (String spelling : spellings(secret)) {
            if (text.contains(spelling)) {
              found.add("%s as %s in %s".formatted(secret, spelling, file));
            }
          }
          for (String spelling : bare(secret)) {
            if (lower.contains(spelling.toLowerCase(Locale.ROOT))) {
              found.add("%s as %s in %s".formatted(secret, spelling, file));
            }
          }
        }
      }
    }
    return found;
  }

  private static Set<String> bare(String secret) {
    Set<String> spellings = new TreeSet<>();
    spellings.add(secret);
    spellings.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    spellings.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
    spellings.add(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
    if (secret.matches("[0-9a-fA-F:-]{16,}")) {
      spellings.add(secret.replaceAll("[:-]", ""));
      spellings.add(secret.replaceAll("[:-]", "-"));
      spellings.add(secret.replaceAll("[:-]", ":"));
    }
    return spellings;
  }

  /** Base64 at each of the three alignments, without the letters that neighbours have a part in. */
  private static Set<String> spellings(String secret) {
    Set<String> spellings = new TreeSet<>();
    for (String value :
        List.of(secret, secret.toLowerCase(Locale.ROOT), secret.toUpperCase(Locale.ROOT))) {
      for (int shift = 0; shift < 3; shift++) {
        byte[] bytes = ("\0".repeat(shift) + value).getBytes(StandardCharsets.UTF_8);
        int first = shift == 0 ? 0 : shift + 1;
        int last = bytes.length * 8 / 6;
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
          spellings.add(encoder.encodeToString(bytes).substring(first, last));
        }
      }
    }
    return spellings;
  }
}
