package io.prestagelab.lab.trial;

import io.prestagelab.image.StockTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The versions of what a run depends on. */
final class ToolVersions {
  private static final Path OVMF = Path.of("/usr/share/OVMF/OVMF_CODE_4M.fd");

  private ToolVersions() {}

  static Map<String, String> all() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("java", Runtime.version().toString());
    versions.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    versions.put("qemu", firstLine(StockTool.named("qemu-system-x86_64", "qemu-system-x86")));
    versions.put("qemu-img", firstLine(StockTool.named("qemu-img", "qemu-utils")));
    if (Files.isReadable(OVMF)) {
      versions.put("OVMF sha256", FileSum.sha256(OVMF));
    }
    return versions;
  }

  private static String firstLine(StockTool tool) {
    return tool.isInstalled()
        ? tool.run(List.of("--version")).lines().findFirst().orElse("unknown")
        : "not installed";
  }
}
