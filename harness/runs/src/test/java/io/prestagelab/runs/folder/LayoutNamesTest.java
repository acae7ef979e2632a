package io.prestagelab.runs.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names of a run's files stand in one class, for those who write and for those who read. */
class LayoutNamesTest {
  private static final Path ROOT = Path.of("run");
  private static final Path HOUSE = Path.of("../..").toAbsolutePath().normalize();
  private static final int FEWEST_SOURCES = 250;

  /** Where the names are; the page of all runs is called as that of one is. */
  private static final Set<String> OTHERS = Set.of("RunLayout.java", "LabHome.java");

  @Test
  void no_other_class_names_a_file_of_a_run() throws Exception {
    Pattern literal = literals(names());
    List<String> found = new ArrayList<>();
    List<Path> sources = sources();
    for (Path source : sources) {
      literal
          .matcher(Files.readString(source))
          .results()
          .forEach(match -> found.add(HOUSE.relativize(source) + ": " + match.group()));
    }
    assertThat(sources).hasSizeGreaterThan(FEWEST_SOURCES);
    assertThat(found).isEmpty();
  }

  @Test
  void the_names_are_those_of_the_layout() throws Exception {
    assertThat(names()).contains("run.log", "server/console.log", "console.log", "work", "bmc");
  }

  /** Whole literals with a dot or a slash; of folders, which are plain words, those resolved. */
  /** A capsule leaves out disks and ISOs, the BMC's key, and the lock. */
  @Test
  void records_are_what_was_said_and_found_not_what_it_was_done_with() {
    RunLayout layout = new RunLayout(ROOT);
    assertThat(layout.records())
        .doesNotHaveDuplicates()
        .contains(layout.scenario(), layout.settings(), layout.verdict(), layout.console())
        .noneMatch(path -> path.startsWith(layout.work()))
        .doesNotContain(layout.lock(), layout.bmc(), ROOT);
  }

  @Test
  void a_run_has_its_folders_name_however_it_is_reached() {
    assertThat(new RunLayout(Path.of("runs/20260101-demo")).name()).isEqualTo("20260101-demo");
    assertThat(new RunLayout(Path.of("runs/20260101-demo/x/..")).name()).isEqualTo("20260101-demo");
  }

  private static Pattern literals(Set<String> names) {
    List<String> parts = new ArrayList<>();
    for (String name : names) {
      String quoted = "\"" + Pattern.quote(name) + "\"";
      parts.add(name.matches("\\w+") ? "resolve\\(" + quoted : quoted);
    }
    return Pattern.compile(String.join("|", parts));
  }

  private static Set<String> names() throws ReflectiveOperationException {
    Set<String> names = new TreeSet<>();
    RunLayout layout = new RunLayout(ROOT);
    for (Method method : RunLayout.class.getDeclaredMethods()) {
      if (method.getReturnType() == Path.class && !Modifier.isStatic(method.getModifiers())) {
        Path path = (Path) method.invoke(layout);
        names.add(ROOT.relativize(path).toString());
        names.add(String.valueOf(path.getFileName()));
      }
    }
    names.removeAll(Set.of("", ROOT.toString()));
    return names;
  }

  private static List<Path> sources() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String room : List.of("harness", "features")) {
      try (Stream<Path> files = Files.walk(HOUSE.resolve(room))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> file.toString().contains("/src/main/"))
            .filter(file -> !OTHERS.contains(String.valueOf(file.getFileName())))
            .forEach(found::add);
      }
    }
    return found;
  }
}
