package io.prestagelab.image.inspect;

import io.prestagelab.image.inspect.LoaderMenu.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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

  private static final Pattern GRUB_SUBMENU =
      Pattern.compile("submenu\\s+(['\"])(.*?)\\1(.*?)\\{?\\s*$");

  private final List<Entry> entries = new ArrayList<>();
  private final Deque<Entry> groups = new ArrayDeque<>();
  private final String file;
  private String defaultEntry = "";
  private String timeout = "";
  private String id = "";
  private String title = "";
  private boolean inEntry;

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
      case "menu" -> syslinuxMenuLine(rest);
      case "append" -> entries.add(new Entry(id, title, rest));
      default -> {
        // pictures, colours, serial settings
      }
    }
  }

  private void syslinuxMenuLine(String rest) {
    String[] words = rest.split("\\s+", 2);
    String text = words.length > 1 ? words[1].replace("^", "").strip() : "";
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case "label" -> title = inGroup(text, Entry::title);
      case "begin" -> groups.push(new Entry("", text, ""));
      case "title" -> {
        if (!groups.isEmpty()) {
          groups.pop();
          groups.push(new Entry("", text, ""));
        }
      }
      case "end" -> groups.pollFirst();
      default -> {
        // pictures, colours, help
      }
    }
  }

  /** A name with those of the groups around it, as GRUB writes it. */
  private String inGroup(String name, Function<Entry, String> part) {
    List<String> names = new ArrayList<>();
    groups.descendingIterator().forEachRemaining(group -> names.add(part.apply(group)));
    names.add(name);
    names.removeIf(String::isEmpty);
    return String.join(">", names);
  }

  private void grubLine(String line) {
    Matcher setting = GRUB_SETTING.matcher(line);
    Matcher entry = GRUB_ENTRY.matcher(line);
    Matcher linux = GRUB_LINUX.matcher(line);
    Matcher submenu = GRUB_SUBMENU.matcher(line);
    if (setting.matches()) {
      if (setting.group(1).equals("default")) {
        defaultEntry = setting.group(2);
      } else {
        timeout = seconds(setting.group(2));
      }
    } else if (submenu.find()) {
      groups.push(new Entry(grubId(submenu), submenu.group(2), ""));
    } else if (entry.find()) {
      title = inGroup(entry.group(2), Entry::title);
      id = inGroup(grubId(entry), Entry::id);
      inEntry = true;
    } else if (line.equals("}") && inEntry) {
      inEntry = false;
    } else if (line.equals("}")) {
      groups.pollFirst();
    } else if (linux.matches()) {
      entries.add(new Entry(id, title, linux.group(1)));
    }
  }

  private static String grubId(Matcher entry) {
    Matcher named = GRUB_ID.matcher(entry.group(3));
    return named.find() ? named.group(1) : entry.group(2);
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
    if (value.equals("0.001")) {
      return "at once";
    }
    if (!value.matches("-?\\d{1,6}")) {
      return value;
    }
    int seconds = Integer.parseInt(value);
    return seconds < 0 ? "for ever" : seconds == 0 ? "at once" : seconds + " s";
  }
}
