package io.prestagelab.harness.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real Chromium, headless; skipped where there is none. */
class BrowserTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final int LINES = 100_000;

  @TempDir Path folder;

  @BeforeEach
  void a_run_with_a_long_console() throws IOException {
    assumeTrue(Files.isExecutable(CHROMIUM), "chromium is not installed");
    Path console = Files.createDirectories(folder.resolve("run/server")).resolve("console.log");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      lines.add(Instant.ofEpochMilli(1_700_000_000_000L + i * 10L) + "\tline number " + i);
    }
    Files.write(console, lines);
    new RunPage(folder.resolve("run")).write(folder.resolve("page.html"));
  }

  @Test
  void it_loads_without_an_error_and_draws_only_what_is_seen() throws Exception {
    assertThat(domOf(""))
        .contains("line number 0<")
        .doesNotContain("line number 500<")
        .doesNotContain("CONSOLE");
  }

  @Test
  void a_link_to_a_moment_opens_it() throws Exception {
    assertThat(domOf("#i=77777")).containsPattern("class=\"row h\"[^>]*>.*?line number 77777<");
  }

  @Test
  void search_finds_and_goes_to_the_first_match() throws Exception {
    assertThat(domOf("#q=number%2099999"))
        .contains("1 found")
        .containsPattern("class=\"row h m\"[^>]*>.*?line number 99999<");
  }

  /** The page's DOM, and what the browser wrote to its console. */
  private String domOf(String fragment) throws IOException, InterruptedException {
    Process chromium =
        new ProcessBuilder(
                CHROMIUM.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=1280,800",
                "--dump-dom",
                folder.resolve("page.html").toUri() + fragment)
            .redirectErrorStream(true)
            .start();
    String output = new String(chromium.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    chromium.waitFor();
    return output.replaceFirst("(?s)<script type=\"application/json\".*?</script>", "");
  }
}
