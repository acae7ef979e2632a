package io.prestagelab.features;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestRunFinished;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Prints each scenario as it ends, and at the end the table of all with their times. */
public final class ScenarioTable implements ConcurrentEventListener {
  private final List<String> rows = Collections.synchronizedList(new ArrayList<>());

  /** Made by Cucumber. */
  public ScenarioTable() {}

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(TestCaseFinished.class, this::ended);
    publisher.registerHandlerFor(TestRunFinished.class, event -> print());
  }

  private void ended(TestCaseFinished event) {
    String row =
        String.format(
            Locale.ROOT,
            "%-8s %6.1f s  %s",
            event.getResult().getStatus(),
            event.getResult().getDuration().toMillis() / 1000.0,
            event.getTestCase().getName());
    rows.add(row);
    System.out.println(row);
    Throwable error = event.getResult().getError();
    if (error != null) {
      System.out.println("         " + error);
    }
  }

  private void print() {
    System.out.println("Scenarios:");
    List.copyOf(rows).forEach(System.out::println);
  }
}
