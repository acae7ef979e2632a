package io.prestagelab.runs.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonPageTest {
  private static final int FEWEST_ROWS = 200;

  private final Path folder;

  ComparisonPageTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Map<String, Object> compared() {
    return new ComparisonPage(folder.resolve("a"), folder.resolve("b")).data();
  }

  private List<Object> differences() {
    List<Object> found = new ArrayList<>();
    if (compared().get("rows") instanceof List<?> rows) {
      for (Object row : rows) {
        if (row instanceof List<?> cells && Integer.valueOf(2).equals(cells.get(1))) {
          found.add(row);
        }
      }
    }
    return found;
  }

  private SampleRun run(String name) {
    return SampleRun.whole(folder.resolve(name), 10);
  }

  @Test
  void the_same_is_no_difference_whatever_the_times() {
    run("a")
        .line("server/guest.log", 2000, "ks-script-Ab1.log\t2026-01-01 00:00:02.000 - took 3 s");
    run("b")
        .line("server/guest.log", 2900, "ks-script-Cd2.log\t2026-01-01 00:00:02.900 - took 4 s");
    assertThat(compared()).containsEntry("first", -1);
  }

  @Test
  void a_listing_s_dates_and_counts_of_links_are_no_difference_and_its_names_are() {
    SampleRun a = run("a");
    a.line("run.log", 3000, "dr-xr-xr-x  93 root root 0 Nov 28 21:58 proc");
    a.line("run.log", 3001, "-rw-r--r--. 1 root root 12 2026-11-28 21:58 a b");
    SampleRun b = run("b");
    b.line("run.log", 3000, "dr-xr-xr-x 112 root root 0 Nov  9 01:06 proc");
    b.line("run.log", 3001, "-rw-r--r--. 2 root root 12 2026-11-29 03:06 a b");
    assertThat(differences()).isEmpty();
    b.line("run.log", 3002, "dr-xr-xr-x 112 root root 0 Nov  9 01:06 sys");
    assertThat(differences()).hasSize(1);
  }

  @Test
  void the_first_thing_that_only_one_did_is_the_difference() {
    run("a").line("server/guest.log", 2000, "ks-1.log\tno bundle");
    run("b").line("server/guest.log", 2000, "ks-1.log\tbundle found");
    assertThat(compared()).doesNotContainEntry("first", -1);
    assertThat(differences()).first().asString().contains("installer").contains("no bundle");
  }

  @Test
  void what_comes_in_another_order_is_none() {
    run("a").line("run.log", 3000, "first");
    SampleRun a = new SampleRun(folder.resolve("a"));
    a.line("run.log", 3001, "second");
    SampleRun b = run("b");
    b.line("run.log", 3000, "second");
    b.line("run.log", 3001, "first");
    assertThat(compared()).containsEntry("first", -1);
  }

  /** Two demos of a BIOS server, one after the other on a busy machine; only what is compared. */
  @Test
  void two_demos_are_the_same_and_a_line_that_only_one_has_is_not() throws Exception {
    Path demos =
        Path.of(Objects.requireNonNull(ComparisonPageTest.class.getResource("/two-demos")).toURI());
    copy(demos.resolve("first"), folder.resolve("a"));
    copy(demos.resolve("second"), folder.resolve("b"));
    assertThat(compared().get("rows")).asInstanceOf(LIST).hasSizeGreaterThan(FEWEST_ROWS);
    assertThat(compared()).containsEntry("first", -1);
    Files.writeString(
        folder.resolve("b/run.log"),
        "2026-11-29T08:04:57.000000000Z\tthe firmware starts (watchdog)\n",
        StandardOpenOption.APPEND);
    assertThat(differences()).hasSize(1);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path copied = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copied.getParent());
        Files.copy(file, copied);
      }
    }
  }
}
