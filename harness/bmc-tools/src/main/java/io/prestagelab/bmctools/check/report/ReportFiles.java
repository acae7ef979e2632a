package io.prestagelab.bmctools.check.report;

import io.prestagelab.bmctools.ToolException;
import io.prestagelab.bmctools.check.CheckReport;
import io.prestagelab.image.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes report files, each in the form that its name asks for. */
public final class ReportFiles {
  private static final Map<String, Function<CheckReport, String>> FORMS =
      Map.of(".html", HtmlReport::of, ".json", JsonReport::of, ".xml", JunitReport::of);

  private ReportFiles() {}

  /** Refuses files whose names ask for no known form, or whose folder is missing. */
  public static void require(List<Path> files) {
    for (Path file : files) {
      form(file);
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new ToolException(
            "report %s cannot be written: %s is no folder; make it first".formatted(file, folder));
      }
    }
  }

  /** Writes all of them. */
  public static void write(CheckReport report, List<Path> files) {
    for (Path file : files) {
      try {
        Files.writeString(file, form(file).apply(report));
      } catch (IOException e) {
        throw new ToolException(
            "report %s cannot be written: %s; choose another place"
                .formatted(file, FileTrouble.reason(e)),
            e);
      }
    }
  }

  private static Function<CheckReport, String> form(Path file) {
    String name = file.toString();
    return FORMS.entrySet().stream()
        .filter(entry -> name.endsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(
            () ->
                new ToolException(
                    "report %s: give a name that ends in .html, .json or .xml (JUnit)"
                        .formatted(file)));
  }
}
