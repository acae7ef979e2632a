package io.prestagelab.cli;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.miniboot.MinibootSettings.Additions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Mixin: what the system controller passes to StarlingX' gen-bootloader-iso.sh beside a node and
 * its network, so that this command can stand in that script's place.
 */
final class MinibootScriptOptions {

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      description = "The release that is wanted; another one of the ISO is warned of.")
  private @Nullable String release;

  @Option(
      names = "--kickstart-uri",
      paramLabel = "URI",
      description = "Kickstart in the place of the ISO's own (Debian generation).")
  private @Nullable String kickstartUri;

  @Option(
      names = "--include-path",
      paramLabel = "PATH",
      description = "File or folder copied to the ISO's root (Debian generation). Can be repeated.")
  private List<String> includes = new ArrayList<>();

  @Option(
      names = "--initrd",
      paramLabel = "FILE",
      description = "Initrd in the place of the repository's small one; FILE.sig is needed too.")
  private @Nullable Path initrd;

  @Option(
      names = "--addon",
      paramLabel = "FILE",
      description = "Script appended to the kickstart as a %%post section (CentOS generation).")
  private @Nullable Path addon;

  @Option(
      names = "--lock-timeout",
      paramLabel = "SECONDS",
      description = "How long to wait for another process that works on the same node (default 0).")
  private @Nullable Integer lockTimeout;

  @Option(names = "--verbose", description = "Let the kickstart tell more (Debian generation).")
  private boolean verbose;

  @Option(
      names = "--patches-from-iso",
      description = "Taken for the script's sake: patches are always the ISO's.")
  private boolean patchesFromIso;

  MinibootScriptOptions() {}

  Additions additions() {
    includes.stream()
        .filter(each -> each.endsWith("/"))
        .findFirst()
        .ifPresent(
            each -> {
              throw new InvalidInputException(
                  "--include-path %s ends in a slash: leave it out".formatted(each));
            });
    return new Additions(addon, kickstartUri, includes.stream().map(Path::of).toList(), initrd);
  }

  @Nullable String release() {
    return release;
  }

  /** Whether the caller asked for what is done anyway. */
  boolean patchesFromIso() {
    return patchesFromIso;
  }

  boolean verbose() {
    return verbose;
  }

  /** How long to wait for the node. */
  Duration patience() {
    if (lockTimeout == null) {
      return Duration.ZERO;
    }
    if (lockTimeout <= 0) {
      throw new InvalidInputException(
          "--lock-timeout %d is invalid: give seconds, more than 0".formatted(lockTimeout));
    }
    return Duration.ofSeconds(lockTimeout);
  }
}
