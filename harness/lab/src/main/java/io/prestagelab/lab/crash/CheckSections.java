package io.prestagelab.lab.crash;

import io.prestagelab.lab.LabException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a Miniboot kickstart that decides whether the bundle on the disk is good, word for
 * word, as scripts with their interpreters, in the kickstart's order.
 *
 * @param functions sections that write functions which others use
 * @param check those that verify sums before the installation
 */
record CheckSections(List<String> functions, List<String> check) {
  private static final Pattern SECTION = Pattern.compile("(?ms)^%pre\\b([^\\n]*)\\n(.*?)^%end\\b");
  private static final Pattern INTERPRETER = Pattern.compile("--interpreter[= ](\\S+)");
  private static final Pattern FUNCTIONS = Pattern.compile("(?m)^\\s*cat\\b.*/tmp/\\S*functions");
  private static final Pattern PLACEHOLDER = Pattern.compile("xxxHTTP_URL\\w*?xxx");

  /**
   * Those of a kickstart.
   *
   * @param name the kickstart's, for the message
   * @throws LabException if it has no such section
   */
  static CheckSections of(String name, String kickstart) {
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
