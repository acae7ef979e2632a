package io.prestagelab.lab.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Forecasts as a text of some tables. */
public final class PlanText {
  private PlanText() {}

  /** Of a plan, then of its variants. */
  public static String of(Forecast forecast, List<Forecast> variants) {
    FleetPlan plan = forecast.plan();
    StringBuilder text = new StringBuilder();
    line(
        text,
        String.format(
            Locale.ROOT,
            "%s: %d subclouds, %d at a time, uplink %.0f Mbit/s",
            plan.name(),
            plan.subclouds(),
            plan.parallel(),
            plan.uplink() / 125e3));
    line(text, "Window: %s (5 %%: %s, 95 %%: %s)".formatted(words(forecast.window())));
    line(text, "");
    line(
        text,
        String.format(
            Locale.ROOT,
            "%-24s %9s %9s %9s %9s  %-26s %10s",
            "class",
            "subclouds",
            "local",
            "remote",
            "failed",
            "one takes (5 % to 95 %)",
            "fetches"));
    for (Forecast.ClassForecast each : forecast.classes()) {
      line(
          text,
          String.format(
              Locale.ROOT,
              "%-24s %9d %9.1f %9.1f %9.1f  %-26s %7.0f MB",
              each.name(),
              each.count(),
              each.local(),
              each.remote(),
              each.failed(),
              "%s (%s to %s)".formatted(words(each.each())),
              each.fetched() / 1e6));
    }
    line(text, "");
    line(text, "What holds up most, as a part of the window:");
    forecast.critical().entrySet().stream()
        .sorted(Map.Entry.<Critical, Double>comparingByValue().reversed())
        .forEach(
            each ->
                line(
                    text,
                    String.format(
                        Locale.ROOT,
                        "%5.1f %%  %s",
                        100 * each.getValue(),
                        each.getKey().words())));
    line(text, "");
    line(text, "%-34s %10s %10s %10s".formatted("What if", "window", "difference", "failed"));
    variants.forEach(each -> variant(text, forecast, each));
    return text.toString();
  }

  private static void variant(StringBuilder text, Forecast base, Forecast other) {
    double difference = other.window().middle() - base.window().middle();
    line(
        text,
        String.format(
            Locale.ROOT,
            "%-34s %10s %10s %10.1f",
            other.plan().name(),
            time(other.window().middle()),
            (difference < 0 ? "-" : "+") + time(Math.abs(difference)),
            other.classes().stream().mapToDouble(Forecast.ClassForecast::failed).sum()));
  }

  private static Object[] words(Spread spread) {
    return new Object[] {time(spread.middle()), time(spread.low()), time(spread.high())};
  }

  /** Hours and minutes, or minutes and seconds. */
  static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole >= 3600
        ? "%d h %02d min".formatted(whole / 3600, whole / 60 % 60)
        : "%d min %02d s".formatted(whole / 60, whole % 60);
  }

  private static void line(StringBuilder text, String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}
