package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.BmcEvent;
import io.prestagelab.emulator.bmc.BootTarget;
import io.prestagelab.emulator.bmc.OverrideEnabled;
import io.prestagelab.emulator.bmc.ResetType;
import io.prestagelab.emulator.host.Firmware;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Redfish's words for the BMC's values, and back; unknown words are IllegalArgumentExceptions. */
final class Wire {

  private Wire() {}

  static ResetType resetType(String word) {
    return find(ResetType.values(), ResetType::wire, word);
  }

  static BootTarget bootTarget(String word) {
    return find(BootTarget.values(), BootTarget::wire, word);
  }

  static OverrideEnabled overrideEnabled(String word) {
    return find(OverrideEnabled.values(), OverrideEnabled::wire, word);
  }

  static String mode(Firmware firmware) {
    return firmware == Firmware.UEFI ? "UEFI" : "Legacy";
  }

  static Firmware mode(String word) {
    return find(Firmware.values(), Wire::mode, word);
  }

  static Set<String> modes(Set<Firmware> firmwares) {
    Set<String> words = new TreeSet<>();
    firmwares.forEach(firmware -> words.add(mode(firmware)));
    return words;
  }

  static <T> List<String> words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).toList();
  }

  private static <T> T find(T[] values, Function<T, String> word, String wanted) {
    return Arrays.stream(values)
        .filter(value -> word.apply(value).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(wanted));
  }

  /** How grave an event is. */
  static String severity(BmcEvent event) {
    return switch (event.kind()) {
      case PANICKED -> "Critical";
      case FAILED, LOGIN_FAILED -> "Warning";
      default -> "OK";
    };
  }
}
