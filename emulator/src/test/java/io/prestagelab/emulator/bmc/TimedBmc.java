package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.fault.FaultPlan;
import io.prestagelab.emulator.host.ManualTimeline;
import io.prestagelab.emulator.host.SimulatedHost;
import io.prestagelab.emulator.host.SimulatedModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A BMC with a simulated server, both on one timeline that a test moves. */
final class TimedBmc implements AutoCloseable {

  final ManualTimeline timeline = new ManualTimeline();
  final FaultPlan faults = new FaultPlan();
  final List<String> states = new CopyOnWriteArrayList<>();
  final SimulatedHost host;
  final Bmc bmc;

  TimedBmc(Path folder, SimulatedModel model) {
    this(folder, model, settings -> settings);
  }

  TimedBmc(Path folder, SimulatedModel model, UnaryOperator<BmcSettings> change) {
    host = new SimulatedHost("s1", timeline, model);
    BmcSettings settings = BmcSettings.of("s1", folder).withTimeline(timeline).withFaults(faults);
    bmc = new Bmc(change.apply(settings), host, Runnable::run);
    bmc.addListener(
        event -> {
          if (event.kind() == BmcEvent.Kind.POWER_CHANGED) {
            states.add(event.detail().replaceFirst(" .*", ""));
          }
        });
  }

  void pass(int seconds) {
    timeline.advance(Duration.ofSeconds(seconds));
  }

  String log() {
    return bmc.events().toString();
  }

  @Override
  public void close() {
    bmc.close();
  }
}
