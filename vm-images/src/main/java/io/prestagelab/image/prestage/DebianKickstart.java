package io.prestagelab.image.prestage;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.install.InstallationIso;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which kickstart the Debian generation's prestaged ISO starts. */
final class DebianKickstart {

  /** Where the user's kickstarts go. */
  static final String PATCHES = "kickstart_patch";

  private static final String NAME = "kickstart.cfg";
  private static final String OWN = "kickstart/" + NAME;

  private final InstallationIso iso;
  private final List<Path> patches;

  DebianKickstart(InstallationIso iso, List<Path> patches) {
    this.iso = iso;
    this.patches = patches;
  }

  /** As the kernel's command line names it. */
  String uri() {
    return "file:///" + (patches.isEmpty() ? OWN : PATCHES + "/" + NAME);
  }

  static String inside(Path patch) {
    return PATCHES + "/" + patch.getFileName();
  }

  /** Refuses what would not be started, or would look for another release's bundle. */
  void check() {
    Set<String> names = new HashSet<>();
    for (Path patch : patches) {
      if (!names.add(patch.getFileName().toString())) {
        throw new InvalidInputException(
            "--kickstart-patch: two files are called %s: rename one of them"
                .formatted(patch.getFileName()));
      }
    }
    if (!patches.isEmpty() && !names.contains(NAME)) {
      throw new InvalidInputException(
          "--kickstart-patch %s: none is called %s, and no other would be started: rename it"
              .formatted(patches, NAME));
    }
    if (patches.isEmpty() && !iso.reader().hasFile(OWN)) {
      throw new InvalidInputException(
          "Failed to find required file '%s' in %s or among --kickstart-patch"
              .formatted(OWN, iso.reader().file()));
    }
    KickstartRelease.other(text(), iso.release())
        .ifPresent(
            other -> {
              throw new InvalidInputException(
                  "the kickstart is for release %s and %s is %s: it would not find its bundle; give one of that release"
                      .formatted(other, iso.reader().file(), iso.release()));
            });
  }

  private String text() {
    for (Path patch : patches) {
      if (patch.getFileName().toString().equals(NAME)) {
        return read(patch);
      }
    }
    return iso.reader().readText(OWN);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new InvalidInputException(
          "--kickstart-patch %s cannot be read: %s".formatted(file, FileTrouble.reason(e)), e);
    }
  }
}
