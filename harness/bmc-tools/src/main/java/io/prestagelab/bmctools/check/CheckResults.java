package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.client.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects findings as they are made, and tells them on. */
final class CheckResults {
  private final List<CheckResult> all = new ArrayList<>();
  private final Consumer<CheckResult> listener;

  CheckResults(Consumer<CheckResult> listener) {
    this.listener = listener;
  }

  void pass(Check check, String seen, List<Exchange> evidence) {
    add(new CheckResult(check, CheckOutcome.PASS, seen, "", Effects.NONE, evidence));
  }

  /** Something that deviates; fails or warns by what it means to the clients. */
  void deviation(
      Check check, String seen, String consequence, Effects effects, List<Exchange> evidence) {
    add(new CheckResult(check, effects.outcome(), seen, consequence, effects, evidence));
  }

  /** Something worth knowing that hinders nobody. */
  void remark(Check check, String seen, String consequence, List<Exchange> evidence) {
    add(new CheckResult(check, CheckOutcome.WARN, seen, consequence, Effects.NONE, evidence));
  }

  void skip(Check check, String reason) {
    add(new CheckResult(check, CheckOutcome.SKIP, reason, "", Effects.NONE, List.of()));
  }

  private void add(CheckResult finding) {
    all.add(finding);
    listener.accept(finding);
  }

  List<CheckResult> all() {
    return List.copyOf(all);
  }
}
