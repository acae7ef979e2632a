package io.prestagelab.lab.plan;

import io.prestagelab.lab.HtmlText;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A forecast as one HTML file: two plots over time in SVG, and the tables. It needs no script and
 * no network.
 */
public final class PlanPage {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 260;
  private static final int LEFT = 70;
  private static final int FOOT = 30;
  private static final List<FleetStage> SHOWN =
      List.of(
          FleetStage.PREPARE,
          FleetStage.POST,
          FleetStage.MEDIA,
          FleetStage.KERNEL,
          FleetStage.BUNDLE,
          FleetStage.PACKAGES,
          FleetStage.INSTALL,
          FleetStage.RESTART,
          FleetStage.NOTICE);
  private static final List<String> COLOURS =
      List.of(
          "#9aa5b1", "#c7b299", "#e07b39", "#b8a9c9", "#4a9d6f", "#3b78b5", "#d9b44a", "#8c9a3b",
          "#c0392b");
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>%s</title>
      <style>
      body { font: 15px/1.5 system-ui, sans-serif; margin: 24px auto; max-width: 1000px; padding: 0 16px; color: #1d2733; background: #fff; }
      svg { width: 100%%; height: auto; } text { font: 12px system-ui, sans-serif; fill: currentColor; } pre { overflow-x: auto; }
      .key { display: inline-block; margin-right: 14px; } .key i { display: inline-block; width: 12px; height: 12px; margin-right: 5px; }
      @media (prefers-color-scheme: dark) { body { color: #dde4ec; background: #12181f; } }
      </style></head><body>
      <h1>%s</h1>
      """;

  private final Forecast forecast;
  private final double end;
  private final StringBuilder page = new StringBuilder();

  private PlanPage(Forecast forecast) {
    this.forecast = forecast;
    List<Forecast.Part> parts = forecast.parts();
    double last = parts.isEmpty() ? 0 : parts.get(parts.size() - 1).begin();
    double width = parts.size() > 1 ? parts.get(1).begin() - parts.get(0).begin() : 1;
    this.end = Math.max(1, last + width);
  }

  /** The page of a plan and its variants. */
  public static String of(Forecast forecast, List<Forecast> variants) {
    PlanPage page = new PlanPage(forecast);
    String name = HtmlText.escaped(forecast.plan().name());
    page.page.append(HEAD.formatted(name, name));
    page.subclouds();
    page.uplink();
    page.page
        .append("<h2>In numbers</h2>\n<pre>")
        .append(HtmlText.escaped(PlanText.of(forecast, variants)))
        .append("</pre>\n</body></html>\n");
    return page.page.toString();
  }

  private void subclouds() {
    page.append("<h2>What the subclouds do</h2>\n<p>");
    for (int i = 0; i < SHOWN.size(); i++) {
      page.append(
          "<span class=\"key\"><i style=\"background:%s\"></i>%s</span>\n"
              .formatted(COLOURS.get(i), HtmlText.escaped(SHOWN.get(i).words())));
    }
    page.append("</p>\n");
    double most = most(part -> part.stages().values().stream().mapToDouble(d -> d).sum());
    begin("subclouds in work over time", most, "%.0f");
    for (Forecast.Part part : forecast.parts()) {
      double below = 0;
      for (int i = 0; i < SHOWN.size(); i++) {
        double count = part.stages().getOrDefault(SHOWN.get(i), 0d);
        bar(part, below, count, most, COLOURS.get(i));
        below += count;
      }
    }
    page.append("</svg>\n");
  }

  private void uplink() {
    page.append("<h2>The uplink, and what holds up most</h2>\n");
    double most = forecast.plan().uplink() / 125e3;
    begin("Mbit/s over the uplink", most, "%.0f");
    for (Forecast.Part part : forecast.parts()) {
      bar(part, 0, part.uplink() / 125e3, most, "#3b78b5");
    }
    Critical before = null;
    for (Forecast.Part part : forecast.parts()) {
      if (part.critical() != before) {
        before = part.critical();
        page.append(
            "<line x1=\"%1$s\" x2=\"%1$s\" y1=\"0\" y2=\"%2$d\" stroke=\"currentColor\" stroke-dasharray=\"2 4\"><title>%3$s: %4$s</title></line>\n"
                .formatted(
                    number(x(part.begin())),
                    HEIGHT,
                    PlanText.time(part.begin()),
                    HtmlText.escaped(before.words())));
      }
    }
    page.append("</svg>\n<ol>\n");
    changes();
    page.append("</ol>\n");
  }

  private void changes() {
    Critical before = null;
    for (Forecast.Part part : forecast.parts()) {
      if (part.critical() != before) {
        before = part.critical();
        page.append(
            "<li>from %s: %s</li>\n"
                .formatted(PlanText.time(part.begin()), HtmlText.escaped(before.words())));
      }
    }
  }

  private double most(ToDoubleFunction<Forecast.Part> value) {
    return Math.max(1e-9, forecast.parts().stream().mapToDouble(value).max().orElse(1));
  }

  private void begin(String title, double most, String form) {
    page.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
            .formatted(WIDTH, HEIGHT + FOOT, HtmlText.escaped(title)));
    for (int i = 0; i <= 4; i++) {
      double y = HEIGHT - HEIGHT * i / 4d * 0.95;
      page.append(
          "<text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>\n"
              .formatted(LEFT - 6, number(y), String.format(Locale.ROOT, form, most * i / 4)));
      double seconds = end * i / 4;
      page.append(
          "<text x=\"%s\" y=\"%d\" text-anchor=\"%s\">%s</text>\n"
              .formatted(
                  number(x(seconds)),
                  HEIGHT + 20,
                  i == 4 ? "end" : "middle",
                  PlanText.time(seconds)));
    }
  }

  private void bar(Forecast.Part part, double below, double value, double most, String colour) {
    if (value <= 0) {
      return;
    }
    double scale = HEIGHT * 0.95 / most;
    double wide = (WIDTH - LEFT) / Math.max(1d, forecast.parts().size()) + 0.3;
    page.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>\n"
            .formatted(
                number(x(part.begin())),
                number(HEIGHT - (below + value) * scale),
                number(wide),
                number(value * scale),
                colour));
  }

  private double x(double seconds) {
    return LEFT + (WIDTH - LEFT) * seconds / end;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
