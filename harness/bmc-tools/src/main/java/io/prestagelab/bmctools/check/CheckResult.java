package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.client.Exchange;
import java.util.List;

/**
 * What one check found.
 *
 * @param check what was looked at
 * @param outcome how it ended
 * @param seen what the BMC showed
 * @param consequence what that does to an installation; empty if all is well
 * @param effects what it means to each client
 * @param evidence the requests and answers it rests on, without secrets
 */
public record CheckResult(
    Check check,
    CheckOutcome outcome,
    String seen,
    String consequence,
    Effects effects,
    List<Exchange> evidence) {

  public CheckResult {
    evidence = List.copyOf(evidence);
  }
}
