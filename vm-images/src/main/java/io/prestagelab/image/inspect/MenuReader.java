package io.prestagelab.image.inspect;

import io.prestagelab.image.inspect.LoaderMenu.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the menus of isolinux/syslinux and of GRUB, as far as installation media use their
 * languages.
 */
final class MenuReader {

  private static final Pattern GRUB_ENTRY =
      Pattern.compile("menuentry\\s+(['\"])(.*?)\\1(.*?)\\{?\\s*$");
  private static final Pattern GRUB_ID = Pattern.compile("--id[= ]['\"]?([^'\"\\s{]+)");
  private static final Pattern GRUB_SETTING =
      Pattern.compile("(?:set\\s+)?(default|timeout)=['\"]?([^'\"]*)['\"]?");
  private static final Pattern GRUB_LINUX = Pattern.compile("linux(?:efi|16)?\\s+\\S+\\s*(.*)");

  private final List<Entry> entries = new ArrayList<>();
  private final String file;
  private String defaultEntry = "";
  private String timeout = "";
  private String id = "";
  private String title = "";

  private MenuReader(String file) {
    this.file = file;
  }

  static LoaderMenu syslinux(String file, String text) {
    MenuReader reader = new MenuReader(file);
    text.lines().map(String::strip).forEach(reader::syslinuxLine);
    return reader.menu();
  }

  static LoaderMenu grub(String file, String text) {
    MenuReader reader = new MenuReader(file);
    text.lines().map(String::strip).forEach(reader::grubLine);
    return reader.menu();
  }

  private void syslinuxLine(String line) {
    String[] words = line.split("\\s+", 2);
    String rest = words.length > 1 ? words[1].strip() : "";
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case "default" -> defaultEntry = rest;
      case "timeout" -> timeout = tenths(rest);
      case "label" -> {
        id = rest;
        title = rest;
      }
      case "menu" -> {
        if (rest.toLowerCase(Locale.ROOT).startsWith("label ")) {
          title = rest.substring("label ".length()).strip();
        }
      }
      case "append" -> entries.add(new Entry(id, title, rest));
      default -> {
        // pictures, colours, serial settings
      }
    }
  }

  private void grubLine(String line) {
    Matcher setting = GRUB_SETTING.matcher(line);
    Matcher entry = GRUB_ENTRY.matcher(line);
    Matcher linux = GRUB_LINUX.matcher(line);
    if (setting.matches()) {
      if (setting.group(1).equals("default")) {
        defaultEntry = setting.group(2);
      } else {
        timeout = seconds(setting.group(2));
      }
    } else if (entry.find()) {
      title = entry.group(2);
      Matcher named = GRUB_ID.matcher(entry.group(3));
      id = named.find() ? named.group(1) : title;
    } else if (linux.matches()) {
      entries.add(new Entry(id, title, linux.group(1)));
    }
  }

  private LoaderMenu menu() {
    return new LoaderMenu(file, defaultEntry, timeout, entries);
  }

  /** SYSLINUX' tenth of a second is its "at once"; its 0 is "for ever". */
  private static String tenths(String value) {
    if (!value.matches("\\d{1,6}")) {
      return value;
    }
    int tenths = Integer.parseInt(value);
    return tenths == 0 ? "for ever" : tenths == 1 ? "at once" : tenths / 10 + " s";
  }

  private static String seconds(String value) {
    if (!value.matches("-?\\d{1,6}")) {
      return value;
    }
    int seconds = Integer.parseInt(value);
    return seconds < 0 ? "for ever" : seconds == 0 ? "at once" : seconds + " s";
  }
}
