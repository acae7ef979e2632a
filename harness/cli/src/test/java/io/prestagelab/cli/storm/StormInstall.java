package io.prestagelab.cli.storm;

import io.prestagelab.bmctools.client.BootMode;
import io.prestagelab.bmctools.client.RedfishClient;
import io.prestagelab.bmctools.client.RedfishException;
import io.prestagelab.cli.storm.StormKind.Before;
import io.prestagelab.lab.subcloud.SubcloudAdd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One attempt at a job: the fault goes in, the System Controller's steps are done, and watched. */
final class StormInstall {
  /** How often a console is looked at; what a person's terminal shows comes no later. */
  private static final int LOOK_MILLIS = 100;

  private static final int ASK_MILLIS = 4000;

  private final StormJob job;
  private final StormSize size;
  private final StormServer server;
  private final StormFaults faults;
  private final StormContent content;
  private final int life;

  StormInstall(
      StormJob job, StormSize size, StormServer server, StormFaults faults, StormContent content)
      throws InterruptedException {
    this.job = job;
    this.size = size;
    this.server = server;
    this.faults = faults;
    this.content = content;
    this.life = server.life();
  }

  /** What became of it; empty if the emulator died before that could be told. */
  Optional<StormOutcome> run() throws IOException, InterruptedException {
    Optional<StormOutcome> outcome = Optional.empty();
    long fetched = content.fetched(job.bmc());
    StormConsole console = StormConsole.NONE;
    Path file = server.console(job.bmc());
    job.begin(StormConsole.length(file));
    try {
      prepare(job.kind().before());
      console = new StormConsole(file);
      if (job.kind().isOfThePlan()) {
        faults.put(server.faults(job.bmc()), content.in(job.kind().fault()));
      }
      outcome = refusal();
      if (outcome.isEmpty()) {
        outcome = watch(console);
      }
      if (outcome.isPresent() && server.lives(life)) {
        tidy(outcome.get());
        return outcome.map(told -> named(told, fetched));
      }
    } catch (RuntimeException e) {
      if (server.lives(life)) {
        throw e;
      }
    } finally {
      job.note(console.tail());
    }
    Optional<StormOutcome> settled = settled(console, outcome).map(told -> named(told, fetched));
    if (settled.isPresent() && !job.kind().mayEndAs(settled.get())) {
      job.cameUpUnclaimed();
      return Optional.empty();
    }
    return settled;
  }

  /** A server that was installed and whose own medium nobody has fetched had another one. */
  private StormOutcome named(StormOutcome told, long fetched) {
    boolean own = content.fetched(job.bmc()) > fetched;
    return told == StormOutcome.LOCAL && !own ? StormOutcome.OTHER_MEDIUM : told;
  }

  /**
   * A server that has come up installed meanwhile is not installed again: before the emulator died,
   * or after its next life gave the power back and before it is off.
   */
  private Optional<StormOutcome> settled(StormConsole console, Optional<StormOutcome> seen)
      throws IOException, InterruptedException {
    int unused = server.life();
    powerOff();
    Optional<StormOutcome> before = seen.filter(StormOutcome::isInstalled);
    return before.isPresent() ? before : console.next().filter(StormOutcome::isInstalled);
  }

  private void prepare(Before before) throws IOException, InterruptedException {
    if (before == Before.ANYTHING) {
      return;
    }
    try (RedfishClient client = connect()) {
      if (before == Before.ON) {
        client.powerOn();
      } else {
        client.powerOff();
      }
    }
  }

  private RedfishClient connect() {
    return connect(server, job.bmc(), size);
  }

  static RedfishClient connect(StormServer server, String bmc, StormSize size) {
    return RedfishClient.connect(
        server.url(bmc).resolve("/"), "admin", "password", size.patience(), exchange -> {});
  }

  private Optional<StormOutcome> refusal() {
    SubcloudAdd add = content.add(job.bmc());
    try (RedfishClient client = connect()) {
      add.install(client, BootMode.UEFI);
      return Optional.empty();
    } catch (RedfishException e) {
      job.note(String.valueOf(e.getMessage()));
      return Optional.of(StormOutcome.refused(e.step()));
    }
  }

  private Optional<StormOutcome> watch(StormConsole console)
      throws IOException, InterruptedException {
    long heard = System.nanoTime();
    long asked = heard;
    while (server.lives(life)) {
      if (console.hasMore()) {
        Optional<StormOutcome> outcome = console.next();
        if (outcome.isPresent()) {
          return outcome;
        }
        heard = System.nanoTime();
        asked = heard;
      }
      long now = System.nanoTime();
      if (now - heard > size.silence().toNanos()) {
        return Optional.of(StormOutcome.HUNG);
      }
      if (now - asked > ASK_MILLIS * 1_000_000L) {
        asked = now;
        if (isOff() && !console.hasMore()) {
          return Optional.of(StormOutcome.POWER_LOST);
        }
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return Optional.empty();
  }

  private boolean isOff() {
    try (RedfishClient client = connect()) {
      return client.powerState().equals("Off");
    }
  }

  /** The faults go, and with them whatever is not an installed server that runs. */
  private void tidy(StormOutcome outcome) {
    if (outcome == StormOutcome.LOOP) {
      powerOff(); // without its faults it would end the loop, and come up
    }
    if (job.kind().isOfThePlan() && faults.clear(server.faults(job.bmc())) == 0) {
      job.note("the fault has not struck");
      job.tell(outcome);
    }
    if (!outcome.isInstalled()) {
      powerOff();
    }
  }

  private void powerOff() {
    try (RedfishClient client = connect()) {
      client.powerOff();
    }
  }
}
