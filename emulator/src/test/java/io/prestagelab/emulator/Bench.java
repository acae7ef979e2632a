package io.prestagelab.emulator;

import io.javalin.Javalin;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.bmc.ResetType;
import io.prestagelab.emulator.host.Accel;
import io.prestagelab.emulator.host.SimulatedHost;
import io.prestagelab.emulator.host.SimulatedModel;
import io.prestagelab.emulator.host.Timeline;
import io.prestagelab.emulator.redfish.BareServer;
import io.prestagelab.emulator.serve.BmcConfig;
import io.prestagelab.emulator.serve.BmcFleet;
import io.prestagelab.emulator.serve.ServeConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Numbers of the emulator, printed as one table: a system resource by session over HTTP and HTTPS
 * beside a bare Javalin that answers the same bytes; memory and files over a soak; a thousand BMCs
 * in this process; media installs in parallel. Needs wrk.
 */
final class Bench {
  private static final Timeline FAST = Timeline.faster(200);
  private static final SimulatedModel PRESTAGED =
      SimulatedModel.USUAL.withBundle(SimulatedModel.Bundle.VALID);

  private static final String SYSTEM = "/redfish/v1/Systems/s1";
  private static final int SECONDS = Integer.getInteger("prestagelab.bench.seconds", 5);
  private static final int SOAK = Integer.getInteger("prestagelab.bench.soak", 10);

  /** In turns, and the better of each counts: compiling and other programs disturb single ones. */
  private static final int ROUNDS = 3;

  private static final String FIRST = System.getProperty("prestagelab.bench.first200", "");

  private final Path folder;
  private final BenchTable table = new BenchTable();

  private Bench(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    Bench bench = new Bench(Files.createTempDirectory("bmc-bench"));
    System.out.println(BenchTable.machine());
    if (!FIRST.isEmpty()) {
      bench.table.row("lab bmc serve: first 200 after", FIRST + " ms");
    }
    for (boolean tls : List.of(false, true)) {
      bench.requests(tls);
    }
    bench.soak();
    bench.thousand();
    bench.installs();
    bench.table.print(System.out);
    System.exit(0);
  }

  private BmcServerSettings settings(boolean tls) {
    BmcServerSettings https = BmcServerSettings.in(folder).withExchangeLog(null);
    return tls ? https : https.withoutTls();
  }

  private static String session(SimulatedBmc one) {
    String login = "{\"UserName\":\"admin\",\"Password\":\"password\"}";
    return one.anonymous()
        .post("/redfish/v1/SessionService/Sessions", login)
        .header("X-Auth-Token");
  }

  private void requests(boolean tls) throws Exception {
    try (SimulatedBmc one = new SimulatedBmc(settings(tls), BmcSettings.of("s1", folder))) {
      String token = session(one);
      byte[] bytes = one.admin().get(SYSTEM).text().getBytes(StandardCharsets.UTF_8);
      Javalin bare = BareServer.start(folder, tls, bytes);
      URI bareUrl = URI.create((tls ? "https" : "http") + "://127.0.0.1:" + bare.port() + SYSTEM);
      URI url = one.server.url(one.bmc).resolve(SYSTEM);
      Load unused = Load.of(url, token, 16, SECONDS);
      unused = Load.of(bareUrl, token, 16, SECONDS);
      for (int connections : List.of(1, 16, 64)) {
        Load ours = Load.of(url, token, connections, SECONDS);
        Load theirs = Load.of(bareUrl, token, connections, SECONDS);
        for (int round = 1; round < ROUNDS; round++) {
          ours = ours.orBetter(Load.of(url, token, connections, SECONDS));
          theirs = theirs.orBetter(Load.of(bareUrl, token, connections, SECONDS));
        }
        table.row(
            "GET system, %s, %d connections".formatted(tls ? "HTTPS" : "HTTP", connections),
            ours.words(),
            theirs.words(),
            ours.shareOf(theirs));
      }
      bare.stop();
    }
  }

  private void soak() throws Exception {
    try (SimulatedBmc one = new SimulatedBmc(settings(true), BmcSettings.of("s1", folder))) {
      URI url = one.server.url(one.bmc).resolve(SYSTEM);
      String token = session(one);
      Load unused = Load.of(url, token, 16, SECONDS);
      String before = BenchTable.resources();
      Load load = Load.of(url, token, 16, SOAK);
      table.row("%d s of HTTPS, 16 connections".formatted(SOAK), load.words());
      table.row("  before", before);
      table.row("  after", BenchTable.resources());
    }
  }

  private void thousand() {
    List<BmcConfig> all = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      all.add(BmcConfig.usual("s" + i));
    }
    Path states = folder.resolve("thousand");
    long begin = System.nanoTime();
    try (BmcFleet fleet =
        BmcFleet.start(new ServeConfig(states, true, null, null, all), Accel.TCG)) {
      long ready = milliseconds(begin);
      RedfishClient last = new RedfishClient(fleet.url(fleet.bmcs().get(999)));
      int status = last.basic("admin", "password").get("/redfish/v1/Systems/s999").status();
      table.row("1,000 simulated BMCs ready after", ready + " ms; the last answers " + status);
      table.row("  with them", BenchTable.resources());
    }
  }

  private void installs() throws IOException, InterruptedException {
    int count = 250;
    CountDownLatch done = new CountDownLatch(count);
    AtomicInteger right = new AtomicInteger();
    ExecutorService clients = Executors.newFixedThreadPool(32);
    try (BmcServer server = new BmcServer(settings(true));
        TestWeb web = new TestWeb()) {
      URI image = web.put("/boot.iso", new byte[1 << 20]);
      List<Bmc> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String id = "s" + i;
        all.add(server.add(BmcSettings.of(id, folder), new SimulatedHost(id, FAST, PRESTAGED)));
      }
      server.start();
      long begin = System.nanoTime();
      for (Bmc bmc : all) {
        clients.execute(
            () -> {
              if (install(server, bmc, image)) {
                right.incrementAndGet();
              }
              done.countDown();
            });
      }
      boolean ended = done.await(5, TimeUnit.MINUTES);
      table.row(
          count + " installs by virtual media in parallel",
          "%d right%s, %d ms (simulated time 200 times as fast)"
              .formatted(right.get(), ended ? "" : ", NOT ALL ENDED", milliseconds(begin)));
    }
    clients.shutdown();
  }

  private static boolean install(BmcServer server, Bmc bmc, URI image) {
    String system = "/redfish/v1/Systems/" + bmc.id();
    RedfishClient client = new RedfishClient(server.url(bmc)).basic("admin", "password");
    client.post(
        system + "/VirtualMedia/Cd/Actions/VirtualMedia.InsertMedia",
        "{\"Image\":\"" + image + "\"}");
    client.patch(
        system,
        "{\"Boot\":{\"BootSourceOverrideEnabled\":\"Once\",\"BootSourceOverrideTarget\":\"Cd\"}}");
    client.post(
        system + "/Actions/ComputerSystem.Reset",
        "{\"ResetType\":\"" + ResetType.ON.wire() + "\"}");
    SimulatedHost host = (SimulatedHost) bmc.host();
    long limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (host.boots().size() < 2 && System.nanoTime() < limit) {
      LockSupport.parkNanos(1_000_000);
    }
    return host.boots().toString().equals("[CD, DISK]") && !bmc.cd().state().inserted();
  }

  private static long milliseconds(long begin) {
    return (System.nanoTime() - begin) / 1_000_000;
  }
}
