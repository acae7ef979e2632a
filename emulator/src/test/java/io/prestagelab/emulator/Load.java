package io.prestagelab.emulator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wrk measured.
 *
 * @param rate requests per second
 * @param p50 half of the requests took no longer, in wrk's words
 * @param p99 99 % of the requests took no longer, in wrk's words
 * @param right whether every answer was a 2xx
 */
record Load(double rate, String p50, String p99, boolean right) {

  /** GETs {@code url} with a session's token over so many connections for so many seconds. */
  static Load of(URI url, String token, int connections, int seconds)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--latency",
                "-H",
                "X-Auth-Token: " + token,
                url.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return new Load(
        Double.parseDouble(found(output, "Requests/sec:\\s+([\\d.]+)")),
        found(output, "\\n\\s+50%\\s+(\\S+)"),
        found(output, "\\n\\s+99%\\s+(\\S+)"),
        !output.contains("Non-2xx") && !output.contains("Socket errors"));
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("wrk says: " + text);
    }
    return matcher.group(1);
  }

  /** This or {@code other}, whichever is faster. */
  Load orBetter(Load other) {
    return other.rate > rate ? other : this;
  }

  String words() {
    return "%,.0f/s, p50 %s, p99 %s%s".formatted(rate, p50, p99, right ? "" : ", ERRORS");
  }

  String shareOf(Load other) {
    return "%.0f %%".formatted(100 * rate / other.rate);
  }
}
