package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.ToolException;
import io.prestagelab.bmctools.check.ServiceView.Read;
import io.prestagelab.bmctools.client.BmcReply;
import io.prestagelab.bmctools.client.Exchange;
import io.prestagelab.bmctools.client.RedfishException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Finds out whether StarlingX' virtual-media installation works on a BMC, and if not, where it
 * stops. The server is left as it was found: on success, on failure and on Ctrl-C.
 */
public final class BmcCheck {
  private final CheckSettings settings;
  private final Supplier<Canary> canaries;
  private final Probe probe;
  private final CheckResults findings;
  private final Changes changes;
  private final AccessChecks access;
  private Measured measured = Measured.NOTHING;
  private Optional<String> untested = Optional.empty();

  /**
   * A check that has not begun.
   *
   * @param canaries offers a canary to the BMC; asked by the tiers media and full only
   * @param listener hears each finding as it is made
   */
  public BmcCheck(
      CheckSettings settings, Supplier<Canary> canaries, Consumer<CheckResult> listener) {
    this.settings = settings;
    this.canaries = canaries;
    this.probe = new Probe(settings.address(), settings.limit());
    this.findings = new CheckResults(listener);
    this.changes = new Changes(probe, settings.limit());
    this.access = new AccessChecks(probe, findings);
  }

  /**
   * Runs all checks of the tier.
   *
   * @throws ToolException if this is no Redfish service or the password is refused
   * @throws RedfishException if the BMC stops answering
   */
  public CheckReport run() {
    Instant began = Instant.now();
    Thread hook = new Thread(this::undoNow, "restore-server");
    Runtime.getRuntime().addShutdownHook(hook);
    String identity;
    try {
      identity = checks();
    } catch (RedfishException | ToolException e) {
      List<String> left = changes.restore();
      throw left.isEmpty() ? e : new ToolException(e.getMessage() + "; " + unrestored(left), e);
    } finally {
      List<String> left = changes.restore();
      if (!left.isEmpty()) {
        untested = Optional.of(unrestored(left));
      }
      logOut();
      removeHook(hook);
    }
    return new CheckReport(
        settings.address().toString(),
        identity,
        settings.tier(),
        began,
        Duration.between(began, Instant.now()),
        findings.all(),
        measured,
        probe.all(),
        untested);
  }

  /** What it waits for at the moment, in words; empty if for nothing. */
  public Optional<String> waiting() {
    return probe.waiting().now();
  }

  private static String unrestored(List<String> left) {
    return "the server could not be restored; do this: " + String.join("; ", left);
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending, and the hook is what restores the server
      Thread.currentThread().interrupt();
    }
  }

  /** For Ctrl-C: the check ends where it is, and everything is undone. */
  private void undoNow() {
    List<String> left = changes.restoreInItsPlace();
    if (!left.isEmpty()) {
      System.err.println("lab: " + unrestored(left));
    }
    try {
      access.session().ifPresent(session -> probe.delete(Stage.LOG_OUT, session));
    } catch (RedfishException e) {
      System.err.println("lab: the session stays open: " + e.getMessage());
    }
  }

  private String checks() {
    JsonNode root = access.enter(settings.address(), settings.user(), settings.password());
    ServiceView view = ServiceView.read(probe, root);
    Optional<Read> system = new SystemChecks(probe, view, findings).run();
    system.ifPresent(read -> new BootChecks(probe, view, findings).run(read));
    new MediaChecks(probe, view, findings).run();
    DriveChecks drives = new DriveChecks(probe, view, findings);
    drives.run();
    if (settings.tier().includes(Tier.MEDIA)) {
      trials(system, drives.choices());
    }
    steadiness();
    return identity(root, system);
  }

  private void steadiness() {
    List<Exchange> failed =
        probe.all().stream()
            .filter(exchange -> exchange.method().equals("GET") && exchange.status() / 100 == 5)
            .toList();
    if (failed.isEmpty()) {
      findings.pass(Check.STEADY, "no server errors", List.of());
    } else {
      String seen = "%d of %d requests failed".formatted(failed.size(), probe.mark());
      findings.remark(
          Check.STEADY, seen, "a client that asks once for what fails here gives up", failed);
    }
  }

  private static String identity(JsonNode root, Optional<Read> system) {
    JsonNode body = system.map(Read::body).orElse(root);
    String maker = body.path("Manufacturer").asString(root.path("Vendor").asString(""));
    String model = body.path("Model").asString(root.path("Product").asString(""));
    String redfish = root.path("RedfishVersion").asString("");
    return "%s %s, Redfish %s".formatted(maker, model, redfish).strip();
  }

  private void trials(Optional<Read> system, Map<Read, List<Client>> drives) {
    Optional<String> obstacle = obstacle(drives);
    if (obstacle.isPresent()) {
      List.of(Check.INSERT, Check.IMAGE_ECHO, Check.EJECT_ACTION, Check.LONG_URL, Check.HTTPS_IMAGE)
          .forEach(check -> findings.skip(check, obstacle.get()));
      return;
    }
    try (Canary canary = canaries.get()) {
      MediaTrial trial = new MediaTrial(probe, findings, changes, settings.limit());
      Optional<MediaTrial.Worked> worked = trial.run(drives, canary);
      measured = new Measured(0, trial.longest(), canary.bytes());
      if (settings.tier().includes(Tier.FULL) && system.isPresent()) {
        full(system.get(), worked, canary);
      }
    }
  }

  private Optional<String> obstacle(Map<Read, List<Client>> drives) {
    if (drives.isEmpty()) {
      return Optional.of("there is no drive to try");
    }
    for (Read drive : drives.keySet()) {
      if (drive.body().path("Inserted").asBoolean(false)) {
        untested = Optional.of(drive.path() + " is in use; eject its medium and check again");
        return untested;
      }
      JsonNode actions = drive.body().path("Actions");
      if (actions.has(DriveChoice.INSERT) && !actions.has(DriveChoice.EJECT)) {
        return Optional.of(drive.path() + " could not be emptied again, so nothing is inserted");
      }
    }
    return Optional.empty();
  }

  private void full(Read system, Optional<MediaTrial.Worked> worked, Canary canary) {
    if (worked.isEmpty()) {
      findings.skip(Check.CANARY, "no drive took the canary");
      return;
    }
    BootTrial trial = new BootTrial(probe, findings, changes, settings);
    boolean simulated = access.isSimulated();
    if (simulated && canary.needsMachine()) {
      untested = Optional.of("the boot: a simulated server boots no canary (host: qemu does)");
    }
    long rate = trial.run(system, worked.get().drive(), worked.get().clients(), canary, simulated);
    measured = new Measured(rate, measured.insert(), canary.bytes());
  }

  private void logOut() {
    Optional<String> session = access.session();
    if (session.isEmpty()) {
      return;
    }
    int mark = probe.mark();
    try {
      BmcReply reply = probe.delete(Stage.LOG_OUT, session.get());
      if (List.of(200, 202, 204).contains(reply.status())) {
        findings.pass(Check.LOG_OUT, reply.reason(), probe.since(mark));
      } else {
        findings.deviation(
            Check.LOG_OUT,
            reply.reason(),
            "the client reports a failure after all is done",
            Effects.stops(Client.OLDER),
            probe.since(mark));
      }
    } catch (RedfishException e) {
      findings.remark(
          Check.LOG_OUT, String.valueOf(e.getMessage()), "the session stays", List.of());
    }
  }
}
