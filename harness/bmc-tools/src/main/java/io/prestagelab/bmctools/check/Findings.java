package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.client.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects findings as they are made, and tells them on. */
final class Findings {
  private final List<Finding> all = new ArrayList<>();
  private final Consumer<Finding> listener;

  Findings(Consumer<Finding> listener) {
    this.listener = listener;
  }

  void pass(Check check, String seen, List<Exchange> evidence) {
    add(new Finding(check, Outcome.PASS, seen, "", Effects.NONE, evidence));
  }

  /** Something that deviates; fails or warns by what it means to the clients. */
  void deviation(
      Check check, String seen, String consequence, Effects effects, List<Exchange> evidence) {
    add(new Finding(check, effects.outcome(), seen, consequence, effects, evidence));
  }

  /** Something worth knowing that hinders nobody. */
  void remark(Check check, String seen, String consequence, List<Exchange> evidence) {
    add(new Finding(check, Outcome.WARN, seen, consequence, Effects.NONE, evidence));
  }

  void skip(Check check, String reason) {
    add(new Finding(check, Outcome.SKIP, reason, "", Effects.NONE, List.of()));
  }

  private void add(Finding finding) {
    all.add(finding);
    listener.accept(finding);
  }

  List<Finding> all() {
    return List.copyOf(all);
  }
}
