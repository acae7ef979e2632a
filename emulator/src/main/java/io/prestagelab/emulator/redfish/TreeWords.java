package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.BootTarget;
import io.prestagelab.emulator.bmc.ResetType;
import io.prestagelab.emulator.mockup.LiveSystem;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a tree's words of boot and reset mean to the server behind it, which knows fewer. A device
 * that the server does not have is passed over, as firmware does: it boots in its usual order.
 */
final class TreeWords {
  /** The firmware's own programs: while one of them runs, nothing boots. */
  private static final Pattern OF_THE_FIRMWARE = Pattern.compile("Diags|Utilities|UefiShell");

  private static final Pattern NOT_HERE =
      Pattern.compile("Floppy|SDCard|RemoteDrive|Recovery|UefiBootNext");

  /** Parts of UEFI device paths (UEFI 2.10 §10.3), and the device that they lead to. */
  private static final Map<Pattern, BootTarget> DEVICES =
      Map.of(
          Pattern.compile("(?i)MAC\\(|IPv[46]\\(|Uri\\("), BootTarget.PXE,
          Pattern.compile("(?i)CD-?ROM"), BootTarget.CD,
          Pattern.compile("(?i)USB(Class)?\\("), BootTarget.USB,
          Pattern.compile("(?i)HD\\(|NVMe\\(|Sata\\(|Scsi\\("), BootTarget.HDD);

  private static final Map<String, ResetType> OTHER_RESETS =
      Map.of(
          "FullPowerCycle", ResetType.POWER_CYCLE,
          "PowerOn", ResetType.ON,
          "PowerOffGraceful", ResetType.GRACEFUL_SHUTDOWN,
          "PowerOffNonGraceful", ResetType.FORCE_OFF);

  private final LiveSystem place;

  TreeWords(LiveSystem place) {
    this.place = place;
  }

  /** The server's boot target for the tree's; a word that nobody knows stays as it is. */
  String target(String word) {
    boolean stick = word.equals("Usb") && place.hasSticksOnly();
    if (word.equals("UsbCd") || stick) {
      return BootTarget.CD.wire();
    }
    if (word.equals("UefiHttp")) {
      return BootTarget.PXE.wire();
    }
    if (OF_THE_FIRMWARE.matcher(word).matches()) {
      return BootTarget.BIOS_SETUP.wire();
    }
    return NOT_HERE.matcher(word).matches() ? BootTarget.NONE.wire() : word;
  }

  /** The device that a UEFI device path of the tree leads to; NONE if that cannot be seen. */
  static BootTarget device(String path) {
    return DEVICES.entrySet().stream()
        .filter(device -> device.getKey().matcher(path).find())
        .map(Map.Entry::getValue)
        .min(Enum::compareTo)
        .orElse(BootTarget.NONE);
  }

  /** Whether the tree's Boot object names {@code path}. */
  static boolean offersPath(JsonNode boot, String path) {
    String name = "UefiTargetBootSourceOverride";
    boolean listed =
        boot.path(name + "@Redfish.AllowableValues")
            .valueStream()
            .anyMatch(value -> value.asString("").equals(path));
    return !path.isEmpty() && (listed || boot.path(name).asString("").equals(path));
  }

  /** The server's reset type for the tree's word, in the server's spelling. */
  static Optional<String> reset(String word) {
    return Arrays.stream(ResetType.values())
        .filter(type -> type.wire().equals(word))
        .findFirst()
        .or(() -> Optional.ofNullable(OTHER_RESETS.get(word)))
        .map(ResetType::wire);
  }
}
