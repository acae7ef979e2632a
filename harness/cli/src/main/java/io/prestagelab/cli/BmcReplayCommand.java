package io.prestagelab.cli;

import io.prestagelab.bmctools.record.Departure;
import io.prestagelab.bmctools.record.Recording;
import io.prestagelab.bmctools.record.Replay;
import io.prestagelab.runs.folder.LabHome;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab bmc replay RECORDING}: answers as the recorded BMC did. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Answer a client as the BMC of a recorded session did, and say where the client departs.",
      "Ends when the recording is finished, when the client is silent, or at Ctrl-C."
    },
    footer = "Exit code: 0 the client did as recorded, 1 it departed, 2 it could not be played.")
final class BmcReplayCommand implements Callable<Integer> {
  private static final Duration FOREVER = Duration.ofDays(365);

  @Parameters(paramLabel = "RECORDING", description = "A file of lab bmc record proxy.")
  private Path file = Path.of("");

  @Option(
      names = "--listen",
      defaultValue = "127.0.0.1:0",
      paramLabel = "ADDRESS:PORT",
      converter = ListenAddress.class,
      description = "Where the client connects (${DEFAULT-VALUE}; port 0: a free one).")
  private InetSocketAddress listen = new InetSocketAddress(0);

  @Option(
      names = "--speed",
      defaultValue = "1",
      paramLabel = "N",
      converter = SpeedWord.class,
      description = "So many times faster than the BMC was, or max (${DEFAULT-VALUE}).")
  private double speed = 1;

  @Option(
      names = "--idle",
      paramLabel = "SECONDS",
      description = "End when the client has been silent for so long (default: wait for Ctrl-C).")
  private @Nullable Integer idle;

  @Override
  public Integer call() throws InterruptedException {
    Recording recording = Recording.read(file);
    PrintStream out = Terminal.out();
    Path keys = LabHome.find().cache().resolve("tls");
    try (Replay replay = new Replay(recording, speed, listen, keys, out::println)) {
      out.printf("%d exchanges at %s%n", recording.size(), replay.url());
      Thread hook =
          new Thread(() -> Runtime.getRuntime().halt(result(out, replay.end())), "end-replay");
      Runtime.getRuntime().addShutdownHook(hook);
      List<Departure> departures =
          replay.await(idle == null ? FOREVER : Duration.ofSeconds(Math.max(1, idle)));
      Runtime.getRuntime().removeShutdownHook(hook);
      return result(out, departures);
    }
  }

  private static int result(PrintStream out, List<Departure> departures) {
    out.println(
        departures.isEmpty()
            ? "the client did as recorded"
            : "the client departed from the recording: " + departures.size() + " times");
    return departures.isEmpty() ? ExitCode.OK : ExitCode.NO;
  }
}
