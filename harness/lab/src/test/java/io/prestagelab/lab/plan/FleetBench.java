package io.prestagelab.lab.plan;

import io.prestagelab.bmctools.client.BootMode;
import io.prestagelab.bmctools.client.RedfishClient;
import io.prestagelab.emulator.host.Accel;
import io.prestagelab.emulator.serve.BmcFleet;
import io.prestagelab.emulator.serve.ServeConfig;
import io.prestagelab.lab.content.AccessLog;
import io.prestagelab.lab.content.ContentServer;
import io.prestagelab.lab.plan.FleetClass.Failures;
import io.prestagelab.lab.plan.FleetClass.Sizes;
import io.prestagelab.lab.plan.FleetClass.Times;
import io.prestagelab.lab.subcloud.InstallValues;
import io.prestagelab.lab.subcloud.SubcloudAdd;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A plan's window against the window of as many simulated BMCs, which the System Controller's own
 * steps install on a faster clock. {@code ci/bench-plan} starts it.
 */
final class FleetBench {
  private static final int MEDIUM = 8 << 20;
  private static final int RATE = 200 << 10;
  private static final int DISK = 4 << 20;
  private static final int BUNDLE = 60 << 20;
  private static final int POST = 45;
  private static final int KERNEL = 30;

  private final int count = Integer.getInteger("prestagelab.bench.bmcs", 200);
  private final int parallel = Integer.getInteger("prestagelab.bench.parallel", 50);
  private final int speed = Integer.getInteger("prestagelab.bench.speed", 10);
  private final Path folder;
  private final ConcurrentLinkedQueue<Double> prepared = new ConcurrentLinkedQueue<>();

  private FleetBench(Path folder) {
    this.folder = folder;
  }

  /** Runs it and prints a table. */
  public static void main(String[] args) throws Exception {
    new FleetBench(Files.createTempDirectory("fleet-bench")).run();
    System.exit(0);
  }

  private void run() throws Exception {
    Path www = Files.createDirectories(folder.resolve("www"));
    Path medium = medium(www);
    try (BmcFleet fleet = BmcFleet.start(config(), Accel.TCG);
        ContentServer content =
            ContentServer.start(www, "127.0.0.1", 0, new AccessLog(folder.resolve("access.log")))) {
      ExecutorService controller = Executors.newFixedThreadPool(parallel);
      List<Future<?>> all = new ArrayList<>();
      long begin = System.nanoTime();
      for (int i = 0; i < count; i++) {
        String name = "s" + i;
        Path node = www.resolve("iso/21.12/nodes/" + name + "/bootimage.iso");
        Files.createDirectories(node.resolveSibling("."));
        Files.createLink(node, medium);
        URI bmc = fleet.url(fleet.bmcs().get(i));
        all.add(controller.submit(() -> install(name, bmc, www, content.port())));
      }
      for (Future<?> each : all) {
        each.get();
      }
      controller.shutdown();
      table((System.nanoTime() - begin) / 1e9 * speed);
    }
  }

  private static Path medium(Path www) throws IOException {
    Path medium = www.resolve("medium.iso");
    try (RandomAccessFile file = new RandomAccessFile(medium.toFile(), "rw")) {
      file.setLength(MEDIUM);
    }
    return medium;
  }

  /** Every second one is prestaged. */
  private ServeConfig config() throws IOException {
    StringBuilder text = new StringBuilder("bmcs:\n");
    for (int i = 0; i < count; i++) {
      text.append(
          "  - {name: s%d, simulated: {speed: %d, postSeconds: %d, kernelSeconds: %d, mediaKiBPerSecond: %d, diskKiBPerSecond: %d, mediaMiB: 8, bundleMiB: 60, bundle: %s}}%n"
              .formatted(
                  i, speed, POST, KERNEL, RATE >> 10, DISK >> 10, i % 2 == 0 ? "valid" : "absent"));
    }
    Path file = Files.writeString(folder.resolve("bmcs.yaml"), text);
    return ServeConfig.read(file, folder.resolve("state"));
  }

  private Void install(String name, URI bmc, Path www, int port) throws Exception {
    InstallValues values =
        new InstallValues(
            "127.0.0.1", 1, "admin", "eth0", "10.0.2.15", 24, null, 3, null, Map.of());
    SubcloudAdd add = new SubcloudAdd(name, values, www, "21.12", www, port);
    long begin = System.nanoTime();
    try (RedfishClient client =
        RedfishClient.connect(
            bmc.resolve("/"), "admin", "password", Duration.ofMinutes(2), exchange -> {})) {
      add.install(client, BootMode.UEFI);
    }
    prepared.add((System.nanoTime() - begin) / 1e9 * speed);
    awaitLogin(folder.resolve("state").resolve(name).resolve("console.raw"));
    return null;
  }

  /** Reads the console again only when something was said. */
  private static void awaitLogin(Path console) throws IOException, InterruptedException {
    long known = 0;
    while (true) {
      long size = Files.exists(console) ? Files.size(console) : 0;
      if (size != known && Files.readString(console).contains("login:")) {
        return;
      }
      known = size;
      Thread.sleep(50);
    }
  }

  private void table(double measured) {
    double prepare = prepared.stream().mapToDouble(x -> x).average().orElse(0);
    Times times = new Times(prepare, POST, KERNEL, 1, 3600, 0);
    FleetClass bare =
        new FleetClass(
            "bare",
            count / 2,
            RATE,
            0,
            RATE,
            DISK,
            false,
            0,
            new Sizes(MEDIUM, BUNDLE, BUNDLE),
            times,
            Failures.NONE);
    FleetClass prestaged =
        new FleetClass(
            "prestaged",
            count - count / 2,
            RATE,
            0,
            RATE,
            DISK,
            true,
            0,
            bare.sizes(),
            times,
            Failures.NONE);
    Forecast forecast =
        Forecast.of(new FleetPlan("b", List.of(prestaged, bare), 1e12, parallel, 0), 50, 1);
    double planned = forecast.window().middle();
    System.out.printf(
        Locale.ROOT,
        "%d simulated BMCs, %d at a time, clock %d times as fast%n"
            + "System Controller's steps, on average  %8.1f s%n"
            + "window, measured                       %8.1f s%n"
            + "window, planned                        %8.1f s  (%.1f to %.1f)%n"
            + "difference                             %8.1f %%%n",
        count,
        parallel,
        speed,
        prepare,
        measured,
        planned,
        forecast.window().low(),
        forecast.window().high(),
        100 * (planned - measured) / measured);
  }
}
