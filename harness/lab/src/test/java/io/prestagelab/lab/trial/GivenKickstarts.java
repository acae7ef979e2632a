package io.prestagelab.lab.trial;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.prestagelab.image.StockTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Unmodified kickstarts that a tester has in a folder; nothing of them is in the repository. */
record GivenKickstarts(Path folder) {
  private static final StockTool XORRISO = StockTool.named("xorriso", "xorriso");

  /** Those that {@code property} names; without it the tests are skipped, and say so. */
  static GivenKickstarts by(String property, String whose) {
    String folder = System.getProperty(property, "");
    if (folder.isEmpty()) {
      System.err.printf(
          "SKIPPED: no unmodified kickstarts%s are tested; give their folder by -D%s=DIR%n",
          whose, property);
    }
    assumeTrue(!folder.isEmpty(), "no -D" + property + "=DIR");
    assumeTrue(XORRISO.isInstalled(), "xorriso is missing: install the Debian package xorriso");
    return new GivenKickstarts(Path.of(folder));
  }

  String text(String name) throws IOException {
    return Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
  }

  /** An ISO below {@code work} with these files. */
  static Path iso(Path work, List<String> files, Map<String, String> texts) throws IOException {
    Path tree = work.resolve("tree");
    for (String file : files) {
      put(tree.resolve(file), "x");
    }
    for (Map.Entry<String, String> each : texts.entrySet()) {
      put(tree.resolve(each.getKey()), each.getValue());
    }
    Path iso = work.resolve("x.iso");
    XORRISO.run(List.of("-as", "mkisofs", "-quiet", "-R", "-o", iso.toString(), tree.toString()));
    return iso;
  }

  private static void put(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
