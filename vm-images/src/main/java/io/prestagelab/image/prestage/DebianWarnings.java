package io.prestagelab.image.prestage;

import io.prestagelab.image.boot.BootParameter;
import io.prestagelab.image.prestage.PrestageSettings.Additions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What does not stop a prestaged ISO of the Debian generation, and may not be what was meant. */
final class DebianWarnings {

  private DebianWarnings() {}

  static List<String> of(PrestageSettings settings) {
    List<String> warnings = new ArrayList<>();
    Additions additions = settings.additions();
    renamed("--setup", additions.setup(), "ks-setup.cfg", warnings);
    renamed("--addon", additions.addon(), "ks-addon.cfg", warnings);
    List<BootParameter> parameters = settings.boot().parameters();
    for (String device : List.of("rootfs_device", "boot_device")) {
      if (parameters.stream().noneMatch(each -> each.name().equals(device))) {
        warnings.add(
            "no --param %s=DISK is given: the installer would choose a disk itself"
                .formatted(device));
      }
    }
    for (BootParameter each : parameters) {
      if (DebianPrestageMenu.LAST_WORDS.contains(each.name())) {
        warnings.add(
            "--param %s has no effect: the menu's own %s stands behind it and the last one counts"
                .formatted(each.word(), each.name()));
      }
    }
    return warnings;
  }

  private static void renamed(
      String option, @Nullable Path file, String name, List<String> warnings) {
    if (file != null && !file.getFileName().toString().equals(name)) {
      warnings.add(
          "%s %s becomes %s on the ISO: the kickstart reads no other name"
              .formatted(option, file, name));
    }
  }
}
