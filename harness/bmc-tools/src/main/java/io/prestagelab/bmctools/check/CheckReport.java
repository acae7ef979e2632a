package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.client.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole result of a check.
 *
 * @param address the BMC
 * @param identity what it says it is
 * @param tier how far the check went
 * @param began when
 * @param took how long
 * @param findings in the order in which they were made
 * @param measured rates and times
 * @param exchanges every request and answer, without secrets
 * @param untested why a part could not be tested; absent if all of it was
 */
public record CheckReport(
    String address,
    String identity,
    Tier tier,
    Instant began,
    Duration took,
    List<CheckResult> findings,
    Measured measured,
    List<Exchange> exchanges,
    Optional<String> untested) {

  public CheckReport {
    findings = List.copyOf(findings);
    exchanges = List.copyOf(exchanges);
  }

  /** One for each client. */
  public List<Suitability> verdicts() {
    return Stream.of(Client.values()).map(client -> verdict(client)).toList();
  }

  /** The verdict of one client. */
  public Suitability verdict(Client client) {
    return Suitability.of(client, findings);
  }

  /** Whether both StarlingX clients, or the newer one at least, install with this BMC. */
  public boolean fits() {
    return verdict(Client.NEWER).answer() != Suitability.Answer.WILL_NOT;
  }

  /** How many checks ended so. */
  public long count(CheckOutcome outcome) {
    return findings.stream().filter(finding -> finding.outcome() == outcome).count();
  }

  /** What the verdicts rest on, and what they do not: by what was done, not by the tier. */
  public String reach() {
    if (has(Check.CANARY, CheckOutcome.PASS, CheckOutcome.WARN)) {
      return "with a real boot";
    }
    if (has(Check.CANARY, CheckOutcome.FAIL)) {
      return "with everything done, and no boot of the ISO seen";
    }
    if (has(Check.POWER_ON, CheckOutcome.values())) {
      return "with medium, power and boot override tried: no boot was seen";
    }
    if (has(Check.POWER_OFF, CheckOutcome.values())) {
      return "with a medium inserted, and the power tried: the boot was not";
    }
    if (has(Check.IMAGE_ECHO, CheckOutcome.PASS, CheckOutcome.WARN, CheckOutcome.FAIL)) {
      return "with a medium inserted and ejected: power and boot were not tried";
    }
    if (has(Check.INSERT, CheckOutcome.PASS, CheckOutcome.WARN, CheckOutcome.FAIL)) {
      return "by reading, and by a medium that did not go in: power and boot were not tried";
    }
    return "by reading only: media, power and boot were not tried";
  }

  private boolean has(Check check, CheckOutcome... outcomes) {
    return findings.stream()
        .anyMatch(
            finding -> finding.check() == check && List.of(outcomes).contains(finding.outcome()));
  }
}
