package io.prestagelab.runs.diagnose;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which block devices the kernel announced, and which of them are media: virtual ones of a BMC, USB
 * and removable ones. What was not announced is taken for what its name says.
 */
final class Devices {

  private static final Pattern MODEL =
      Pattern.compile(
          "\\b(\\d{1,5}:\\d{1,5}:\\d{1,5}:\\d{1,5}): (?:Direct-Access|CD-ROM) +(.{1,60}?) +PQ:");
  private static final Pattern NAMED =
      Pattern.compile("\\b((\\d{1,5}):\\d{1,5}:\\d{1,5}:\\d{1,5}): \\[(sd[a-z]+|sr\\d+)\\](.*)");
  private static final Pattern USB_HOST =
      Pattern.compile("scsi (?:host)?(\\d+)\\b.{0,4}usb-storage");
  private static final Pattern VIRTUAL =
      Pattern.compile("(?i)virtual|idrac|\\bilo\\b|\\bami\\b|remote|media");

  private final Map<String, String> models = new HashMap<>();
  private final Set<String> usbHosts = new HashSet<>();
  private final Set<String> media = new HashSet<>();

  /** Takes a line in which the kernel may announce a device. */
  void hear(String text) {
    Matcher model = MODEL.matcher(text);
    if (model.find() && VIRTUAL.matcher(model.group(2)).find()) {
      models.put(model.group(1), model.group(2));
    }
    Matcher usb = USB_HOST.matcher(text);
    if (usb.find()) {
      usbHosts.add(usb.group(1));
    }
    Matcher named = NAMED.matcher(text);
    if (named.find() && isMedium(named)) {
      media.add(named.group(3));
    }
  }

  private boolean isMedium(Matcher named) {
    return models.containsKey(named.group(1))
        || usbHosts.contains(named.group(2))
        || named.group(4).toLowerCase(Locale.ROOT).contains("removable disk");
  }

  /** Whether a device is a medium, by its announcement, else by its name. */
  boolean isMedium(String device) {
    return device.startsWith("sr") || device.startsWith("loop") || media.contains(device);
  }
}
