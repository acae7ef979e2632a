package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Labels;
import io.prestagelab.emulator.bmc.Labels.Light;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A server's asset tag and light, which its system and its chassis show and change. */
final class LabelChanges {

  private static final String TAG = "AssetTag";
  private static final String LED = "IndicatorLED";
  private static final String ACTIVE = "LocationIndicatorActive";
  private static final int LONGEST = 63;

  private static final Map<Light, String> WORDS =
      Map.of(Light.OFF, "Off", Light.LIT, "Lit", Light.BLINKING, "Blinking");

  private LabelChanges() {}

  static void draw(Labels labels, ObjectNode out) {
    out.put(TAG, labels.assetTag());
    out.put(LED, WORDS.get(labels.light()));
    out.put(ACTIVE, labels.light() != Light.OFF);
  }

  /** Takes what changes labels out of {@code patch}. */
  static void take(Patch patch, Labels labels) {
    if (patch.has(TAG)) {
      String tag = patch.optional(TAG, text -> text.length() <= LONGEST);
      patch.then(TAG, () -> labels.mark(tag));
    }
    if (patch.has(LED)) {
      Light light = patch.choice(LED, labels.light(), LabelChanges::light);
      patch.then(LED, () -> labels.show(light));
    }
    if (patch.has(ACTIVE)) {
      boolean active = patch.flag(ACTIVE, false);
      patch.then(ACTIVE, () -> labels.show(active ? Light.BLINKING : Light.OFF));
    }
  }

  private static Light light(String word) {
    return WORDS.entrySet().stream()
        .filter(entry -> entry.getValue().equals(word))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(word));
  }
}
