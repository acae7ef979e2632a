package io.prestagelab.lab.crash;

import io.prestagelab.image.install.Generation;
import io.prestagelab.lab.LabException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a Miniboot kickstart that decides whether the bundle on the disk is good, word for
 * word, as scripts with their interpreters, in the kickstart's order.
 *
 * @param functions sections that write functions which others use, and set what they need
 * @param check what verifies sums before the installation
 */
record CheckSections(List<String> functions, List<String> check) {
  private static final Pattern SECTION = section("%pre");
  private static final Pattern INTERPRETER = Pattern.compile("--interpreter[= ](\\S+)");
  private static final Pattern FUNCTIONS = Pattern.compile("(?m)^\\s*cat\\b.*/tmp/\\S*functions");
  private static final Pattern PLACEHOLDER = Pattern.compile("xxxHTTP_URL\\w*?xxx");

  private static final Pattern EARLY = section("%ks-early");
  private static final Pattern FILE_SYSTEMS = section("%mkfs");
  private static final String CHECKSUM = ".ostree_repo_checksum";

  /** The lines between the mounting of the new system's root and the making of its repository. */
  private static final Pattern DECISION =
      Pattern.compile(
          "(?ms)^[ \\t]*mount [^\\n]*OSTREE_ROOT_DEVICE[^\\n]*\\n(.*?)^[ \\t]*ostree [^\\n]* init --mode=archive");

  private static Pattern section(String key) {
    return Pattern.compile("(?ms)^" + key + "\\b([^\\n]*)\\n(.*?)^%end\\b");
  }

  /**
   * Those of an ISO's Miniboot kickstart.
   *
   * @param name the kickstart's, for the message
   * @throws LabException if it has no such lines
   */
  static CheckSections of(Generation generation, String name, String kickstart) {
    return generation == Generation.DEBIAN ? ofLat(name, kickstart) : ofAnaconda(name, kickstart);
  }

  /**
   * Those of {@code miniboot.cfg}: it decides in a {@code %mkfs} section that makes file systems as
   * well, so only the lines that decide are taken.
   */
  private static CheckSections ofLat(String name, String kickstart) {
    List<String> check =
        FILE_SYSTEMS
            .matcher(kickstart)
            .results()
            .map(section -> section.group(2))
            .filter(text -> text.contains(CHECKSUM))
            .flatMap(text -> DECISION.matcher(text).results())
            .map(lines -> lines.group(1))
            .filter(lines -> lines.contains(CHECKSUM))
            .toList();
    if (check.isEmpty()) {
      throw new LabException(
          name
              + " has no %mkfs section that looks for "
              + CHECKSUM
              + " after it has mounted OSTREE_ROOT_DEVICE and before 'ostree init --mode=archive', so"
              + " there is no check to run; give kickstarts with one by --kickstarts");
    }
    return new CheckSections(
        EARLY.matcher(kickstart).results().map(section -> section.group(2)).toList(), check);
  }

  private static CheckSections ofAnaconda(String name, String kickstart) {
    List<String> functions = new ArrayList<>();
    List<String> check = new ArrayList<>();
    Matcher section = SECTION.matcher(kickstart);
    while (section.find()) {
      String text = section.group(2);
      String script = "#!" + interpreter(section.group(1)) + "\n" + filled(text);
      if (text.contains("md5sum")) {
        check.add(script);
      } else if (FUNCTIONS.matcher(text).find()) {
        functions.add(script);
      }
    }
    if (check.isEmpty()) {
      throw new LabException(
          name
              + " has no %pre section that verifies sums by md5sum, so there is no check to run;"
              + " give kickstarts with one by --kickstarts");
    }
    return new CheckSections(functions, check);
  }

  private static String interpreter(String flags) {
    Matcher found = INTERPRETER.matcher(flags);
    return found.find() ? found.group(1) : "/bin/bash";
  }

  /** Remote packages are at an address that nobody has. */
  private static String filled(String text) {
    return PLACEHOLDER.matcher(text).replaceAll("http://192.0.2.1");
  }
}
