package io.prestagelab.runs.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The pages as a browser shows them. */
class PagesInChromiumTest {
  private static final int LINES = 100_000;

  /** Least contrast of a text against what is behind it, with the text that has it. */
  private static final String LEAST_CONTRAST =
      """
      (() => {
        const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).slice(0, 3).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
        const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/^rgba.*, 0\\)$/.test(c)) return c; } return getComputedStyle(document.body).backgroundColor; };
        let least = { ratio: 99, text: "" };
        for (const e of document.querySelectorAll("body *")) {
          if (!e.getClientRects().length || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || /SCRIPT|STYLE/.test(e.tagName)) continue;
          const a = light(getComputedStyle(e).color), b = light(behind(e)), ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
          if (ratio < least.ratio) least = { ratio, text: e.tagName + " " + e.className + " " + e.textContent.slice(0, 40) };
        }
        return least;
      })()
      """;

  @TempDir private static Path folder = Path.of("");
  private static @Nullable Chromium started;

  private static Chromium browser() {
    return Objects.requireNonNull(started);
  }

  @BeforeAll
  static void start(@TempDir(cleanup = CleanupMode.NEVER) Path profile) throws IOException {
    String program = Chromium.program();
    if (program == null) {
      System.err.println(
          "SKIPPED: no page is tested, there is no Chromium; apt-get install chromium");
    }
    assumeTrue(program != null, "no Chromium on the path; apt-get install chromium");
    started = Chromium.start(Objects.requireNonNull(program), profile);
    Path run = folder.resolve("20260101-000000-demo");
    SampleRun.whole(run, LINES);
    new RunPage(run).write(page("run"));
    Path other = folder.resolve("20260101-000100-demo");
    SampleRun.whole(other, 10).line("redfish.log", "2026-01-01T00:00:01Z 1 ms GET /x  -> 500 {}\n");
    new ComparisonPage(run, other).write(page("compare"));
    SuiteHistory history = new SuiteHistory(folder.resolve("suites"));
    for (String status : List.of("PASSED", "FAILED")) {
      Path suite = history.begin();
      SuiteHistory.add(
          suite,
          new ScenarioResult(
              "A server without a disk",
              "miniboot",
              9,
              List.of("@smoke"),
              "PASSED",
              119_978,
              "FAILED (no disk)",
              "",
              run.getFileName().toString()));
      SuiteHistory.add(
          suite,
          new ScenarioResult(
              "A server installs",
              "miniboot",
              3,
              List.of("@smoke"),
              status,
              status.equals("FAILED") ? 71_000 : 119_978,
              "REMOTE (no bundle)",
              status.equals("FAILED") ? "expected LOCAL" : "",
              run.getFileName().toString()));
    }
    new SuitePage(history, folder).write(page("suite"));
    new AllRunsPage(folder).write(page("all"));
    new CoveragePage(SampleCoverage.ofOneScenario(folder.resolve("traced")))
        .write(page("coverage"));
    new CoveragePage(SampleCoverage.ofTwoKickstarts(folder.resolve("traced-twice")))
        .write(page("coverage-of-two"));
  }

  private static Path page(String name) {
    return folder.resolve(name + ".html");
  }

  @AfterAll
  static void end() {
    if (started != null) {
      started.close();
    }
  }

  @AfterEach
  void no_page_complains() {
    assertThat(browser().complaints()).isEmpty();
  }

  private static void open(String name, String fragment) {
    browser().open(URI.create(page(name).toUri() + fragment));
  }

  private static String text(String selector) {
    return browser().evaluate("document.querySelector('" + selector + "').innerText").asString();
  }

  private static int number(String expression) {
    return browser().evaluate(expression).asInt();
  }

  @Test
  void verdict_and_facts_stand_on_top() {
    open("run", "");
    assertThat(text("#badge")).isEqualTo("REMOTE");
    assertThat(text("#title")).isEqualTo("no bundle on the backup partition");
    assertThat(text("#facts"))
        .contains("1 boot")
        .doesNotContain("1 boots")
        .contains("1.2 MB from the virtual medium");
    assertThat(number("document.querySelectorAll('.uplot').length")).isEqualTo(3);
    browser().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(text("#files")).contains("initrd.img");
    assertThat(text("#objects")).contains("/iso/Packages/a.rpm");
  }

  @Test
  void search_finds_and_goes_there() {
    open("run", "");
    browser().key("/");
    for (String key : "needle".split("")) {
      browser().key(key);
    }
    browser().key("Enter");
    assertThat(text("#count")).isEqualTo("1 found");
    assertThat(text(".row.h")).contains("looking for the needle");
  }

  @Test
  void a_link_to_a_moment_opens_it() {
    open("run", "#t=50500");
    assertThat(text(".row.h")).contains("line 50000 of the console");
    open("run", "#q=needle");
    assertThat(text(".row.h")).contains("needle");
  }

  @Test
  void keys_go_line_by_line_and_to_errors() {
    open("run", "");
    browser().key("j");
    browser().key("j");
    browser().key("k");
    assertThat(text(".row.h")).contains("Subcloud add");
    browser().key("e");
    assertThat(text(".row.h")).contains("/redfish/v1/Eject → 404");
    assertThat(text("#detail")).contains("\"Force\": true").contains("9 ms");
    assertThat(browser().evaluate("location.hash").asString()).startsWith("#t=200&i=");
  }

  @Test
  void space_plays_back_and_pauses() {
    open("run", "#t=50500");
    browser().evaluate("document.getElementById('speed').value = '120'");
    browser().key(" ");
    browser().until("!document.querySelector('.row.h').innerText.includes('line 50000 ')");
    browser().key(" ");
    assertThat(text("#play")).isEqualTo("play");
  }

  @Test
  void a_picture_of_the_screen_opens() {
    open("run", "");
    browser().evaluate("document.querySelector('#shots button').click()");
    assertThat(text(".row.h")).contains("first login");
    assertThat(number("document.querySelectorAll('#detail img').length")).isEqualTo(1);
  }

  @Test
  void a_hundred_thousand_lines_are_few_nodes() {
    open("run", "");
    JsonNode frames =
        browser()
            .evaluate(
                """
                new Promise(done => { const list = document.getElementById("list"), times = []; let n = 0, most = 0, before = performance.now();
                const tick = now => { times.push(now - before); before = now; most = Math.max(most, document.querySelectorAll("*").length);
                list.scrollTop = list.scrollHeight * n / 60; if (n++ < 60) requestAnimationFrame(tick); else { times.sort((a, b) => a - b); done({ most, median: times[30], worst: times[60] }); } }; requestAnimationFrame(tick); })
                """);
    System.out.printf(
        "%d console lines: frame median %.0f ms, worst %.0f ms, at most %d elements%n",
        LINES,
        frames.path("median").asDouble(),
        frames.path("worst").asDouble(),
        frames.path("most").asInt());
    assertThat(frames.path("most").asInt()).isLessThan(1_500);
    assertThat(text("#list")).contains("line " + (LINES - 1) + " of the console");
  }

  @Test
  void the_first_difference_of_two_runs_is_marked() {
    open("compare", "#first");
    assertThat(text("#first")).contains("(nothing of the kind)").contains("GET /x → 500");
    assertThat(text(".pair.f.h")).contains("GET /x → 500");
  }

  @Test
  void scenarios_have_a_matrix_with_links() {
    open("suite", "");
    assertThat(text("#title")).isEqualTo("1 of 2 scenarios failed");
    assertThat(text("#failed")).contains("expected LOCAL");
    assertThat(number("document.querySelectorAll('.cell').length")).isEqualTo(4);
    assertThat(text(".cell.FAILED")).isEqualTo("1:11");
    assertThat(text(".cell.PASSED")).isEqualTo("2:00");
    assertThat(browser().evaluate("document.body.innerText").asString())
        .contains("FAILED as expected (no disk)");
  }

  @Test
  void lines_and_messages_of_a_kickstart_say_who_reached_them() {
    open("coverage", "");
    assertThat(text("#badge")).isEqualTo("75.0 %");
    assertThat(text("#shown")).contains("no disk").contains("A server without a disk");
    assertThat(text("#rest")).contains("the disk is too small");
    assertThat(number("document.querySelectorAll('#script .s2').length")).isEqualTo(3);
    assertThat(text("#script .s1")).contains("the disk is too small");
    browser().evaluate("document.querySelector('#rest button').click()");
    assertThat(text("#script .at")).contains("the disk is too small");
    browser().evaluate("document.getElementById('missed').click()");
    assertThat(number("document.querySelectorAll('#script div').length")).isEqualTo(1);
  }

  @Test
  void what_another_kickstarts_same_section_reached_is_told_apart_and_so_is_a_reason() {
    open("coverage-of-two", "");
    assertThat(text("#badge")).isEqualTo("33.3 %");
    assertThat(text("#facts"))
        .contains("3 of 9 lines that can run")
        .contains("3 in another's same section")
        .contains("1 not reached for a reason");
    browser().evaluate("document.querySelectorAll('#table button')[1].click()");
    assertThat(number("document.querySelectorAll('#script .s4').length")).isEqualTo(3);
    assertThat(number("document.querySelectorAll('#script .s3').length")).isEqualTo(1);
    assertThat(text("#rest"))
        .contains("b is there")
        .contains("the same section of miniboot_ks.cfg showed it");
  }

  private static Stream<Arguments> everyPageWidthAndScheme() {
    return Stream.of("run", "compare", "suite", "all", "coverage")
        .flatMap(
            name ->
                Stream.of("light", "dark")
                    .flatMap(
                        scheme ->
                            Stream.of(1280, 400).map(width -> arguments(name, width, scheme))));
  }

  @ParameterizedTest
  @MethodSource("everyPageWidthAndScheme")
  void it_is_readable(String name, int width, String scheme) {
    browser().size(width, 800);
    browser().scheme(scheme);
    open(name, name.equals("run") ? "#t=200" : "");
    assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    JsonNode least = browser().evaluate(LEAST_CONTRAST);
    assertThat(least.path("ratio").asDouble())
        .as(least.path("text").asString())
        .isGreaterThanOrEqualTo(4.5);
  }
}
