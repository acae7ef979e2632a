package io.prestagelab.lab.crash;

import io.prestagelab.lab.HtmlText;
import java.util.List;
import java.util.Locale;

/**
 * A report as one HTML file: the judged states over the recorded run, by outcome, and the tables.
 * It needs no script and no network.
 */
final class CrashPage {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 220;
  private static final int BARS = 120;
  private static final List<String> COLOURS =
      List.of(
          "#4a9d6f", "#3b78b5", "#e07b39", "#d9b44a", "#b8a9c9", "#8c9a3b", "#9aa5b1", "#c7b299");
  private static final String BROKEN = "#c0392b";
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Power cuts of a prestaging</title>
      <style>
      body { font: 15px/1.5 system-ui, sans-serif; margin: 24px auto; max-width: 1000px; padding: 0 16px; color: #1d2733; background: #fff; }
      svg { width: 100%; height: auto; } text { font: 12px system-ui, sans-serif; fill: currentColor; } pre { overflow-x: auto; }
      .key { display: block; } .key i { display: inline-block; width: 12px; height: 12px; margin-right: 5px; }
      td { padding: 0 12px 0 0; vertical-align: top; } td:first-child { text-align: right; }
      @media (prefers-color-scheme: dark) { body { color: #dde4ec; background: #12181f; } }
      </style></head><body>
      <h1>Power cuts of a prestaging</h1>
      """;

  private final CrashReport report;
  private final StringBuilder page = new StringBuilder(HEAD);

  private CrashPage(CrashReport report) {
    this.report = report;
  }

  static String of(CrashReport report) {
    CrashPage page = new CrashPage(report);
    page.page
        .append("<pre>")
        .append(HtmlText.escaped(String.join("\n", report.text())))
        .append("</pre>\n<h2>States by outcome, over the recorded run</h2>\n");
    page.keys();
    page.plot();
    page.lines();
    return page.page.append("</body></html>\n").toString();
  }

  private void keys() {
    page.append("<p>");
    for (int i = 0; i < report.outcomes().size(); i++) {
      key(colour(i), report.outcomes().get(i).what());
    }
    if (!report.breaches().isEmpty()) {
      key(BROKEN, "a rule is broken");
    }
    page.append("</p>\n");
  }

  private void key(String colour, String text) {
    page.append(
        "<span class=\"key\"><i style=\"background:%s\"></i>%s</span>\n"
            .formatted(colour, HtmlText.escaped(text)));
  }

  private static String colour(int outcome) {
    return COLOURS.get(outcome % COLOURS.size());
  }

  private void plot() {
    int kinds = report.outcomes().size();
    int[][] counts = new int[BARS][kinds + 1];
    int most = 1;
    for (CrashReport.Cut cut : report.cuts()) {
      int[] bar = counts[Math.min(BARS - 1, (int) ((long) cut.entry() * BARS / entries()))];
      bar[cut.broken() ? kinds : cut.outcome()]++;
      most = Math.max(most, java.util.Arrays.stream(bar).sum());
    }
    page.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"states by outcome\">\n"
            .formatted(WIDTH, HEIGHT + 20));
    for (int bar = 0; bar < BARS; bar++) {
      double below = 0;
      for (int kind = 0; kind <= kinds; kind++) {
        double height = (double) counts[bar][kind] * HEIGHT / most;
        if (height > 0) {
          below += height;
          rectangle(bar, below, height, kind == kinds ? BROKEN : colour(kind));
        }
      }
    }
    report.lines().forEach(this::mark);
    page.append(
        "<text x=\"0\" y=\"%1$d\">0</text><text x=\"%2$d\" y=\"%1$d\" text-anchor=\"end\">entry %3$d of the write log</text></svg>\n"
            .formatted(HEIGHT + 16, WIDTH, entries()));
  }

  private int entries() {
    return Math.max(1, report.recorded().entries());
  }

  private void rectangle(int bar, double top, double height, String colour) {
    page.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n",
            (double) bar * WIDTH / BARS,
            HEIGHT - top,
            (double) WIDTH / BARS - 1,
            height,
            colour));
  }

  private void mark(CrashReport.Line line) {
    page.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"0\" y2=\"%2$d\" stroke=\"currentColor\" stroke-opacity=\"0.2\"><title>%3$s</title></line>\n",
            (double) line.entry() * WIDTH / entries(),
            HEIGHT,
            HtmlText.escaped(line.text())));
  }

  private void lines() {
    page.append("<h2>What the installer logged, and how many entries of the log were done</h2>\n");
    page.append("<table>\n");
    report
        .lines()
        .forEach(
            line ->
                page.append(
                    "<tr><td>%d</td><td>%s</td></tr>\n"
                        .formatted(line.entry(), HtmlText.escaped(line.text()))));
    page.append("</table>\n");
  }
}
