package io.prestagelab.emulator;

import io.javalin.Javalin;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.bmc.ResetType;
import io.prestagelab.emulator.host.SimulatedHost;
import io.prestagelab.emulator.host.SimulatedModel;
import io.prestagelab.emulator.host.Timeline;
import io.prestagelab.emulator.redfish.BareServer;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of the emulator, printed as one table: a system resource by session over HTTP and HTTPS
 * beside a bare Javalin that answers the same bytes; a thousand BMCs in this process; media
 * installs in parallel. Needs wrk.
 */
final class Bench {
  private static final Timeline FAST = Timeline.faster(200);
  private static final SimulatedModel PRESTAGED =
      SimulatedModel.USUAL.withBundle(SimulatedModel.Bundle.VALID);

  private static final String SYSTEM = "/redfish/v1/Systems/s1";
  private static final String SECONDS = System.getProperty("prestagelab.bench.seconds", "5");

  private Bench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("bmc-bench");
    System.out.printf(
        "%s, %d CPUs, Java %s, load %s%n",
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        Files.readString(Path.of("/proc/loadavg")).strip());
    start(folder);
    for (boolean tls : List.of(false, true)) {
      requests(folder, tls);
    }
    thousand(folder);
    installs(folder);
    System.exit(0);
  }

  private static void start(Path folder) {
    long begin = System.nanoTime();
    BmcServerSettings settings = BmcServerSettings.in(folder).withExchangeLog(null);
    try (SimulatedBmc one = new SimulatedBmc(settings, BmcSettings.of("s1", folder))) {
      one.anonymous().get("/redfish/v1/");
      System.out.printf("first 200 after %d ms (in a running JVM)%n", milliseconds(begin));
    }
  }

  private static void requests(Path folder, boolean tls) throws Exception {
    BmcServerSettings https = BmcServerSettings.in(folder).withExchangeLog(null);
    BmcServerSettings settings = tls ? https : https.withoutTls();
    try (SimulatedBmc one = new SimulatedBmc(settings, BmcSettings.of("s1", folder))) {
      String login = "{\"UserName\":\"admin\",\"Password\":\"password\"}";
      String token =
          one.anonymous().post("/redfish/v1/SessionService/Sessions", login).header("X-Auth-Token");
      byte[] bytes = one.admin().get(SYSTEM).text().getBytes(StandardCharsets.UTF_8);
      Javalin bare = BareServer.start(folder, tls, bytes);
      URI bareUrl = URI.create((tls ? "https" : "http") + "://127.0.0.1:" + bare.port() + SYSTEM);
      URI url = one.server.url(one.bmc).resolve(SYSTEM);
      wrk(url, token, 16);
      wrk(bareUrl, token, 16);
      for (int connections : List.of(1, 16, 64)) {
        System.out.printf(
            "%-5s %2d connections: Redfish %s | bare Javalin %s%n",
            tls ? "https" : "http",
            connections,
            wrk(url, token, connections),
            wrk(bareUrl, token, connections));
      }
      bare.stop();
    }
  }

  private static String wrk(URI url, String token, int connections) throws Exception {
    Process process =
        new ProcessBuilder(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + SECONDS + "s",
                "--latency",
                "-H",
                "X-Auth-Token: " + token,
                url.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    String errors = output.contains("Non-2xx") || output.contains("Socket errors") ? " ERRORS" : "";
    return "%8s/s p50 %8s p99 %8s%s"
        .formatted(
            found(output, "Requests/sec:\\s+(\\S+)"),
            found(output, "50%\\s+(\\S+)"),
            found(output, "99%\\s+(\\S+)"),
            errors);
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? matcher.group(1) : "?";
  }

  private static void thousand(Path folder) {
    long begin = System.nanoTime();
    BmcServerSettings settings = BmcServerSettings.in(folder).withExchangeLog(null);
    List<Bmc> all = new ArrayList<>();
    try (BmcServer server = new BmcServer(settings)) {
      for (int i = 0; i < 1000; i++) {
        String id = "s" + i;
        all.add(server.add(BmcSettings.of(id, folder), new SimulatedHost(id)));
      }
      server.start();
      long ready = milliseconds(begin);
      RedfishClient last = new RedfishClient(server.url(all.get(999)));
      int status = last.basic("admin", "password").get("/redfish/v1/Systems/s999").status();
      System.gc();
      long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      System.out.printf(
          "1,000 BMCs ready after %d ms, heap %d MB, last one answers %d, %d threads%n",
          ready, used >> 20, status, Thread.activeCount());
    }
  }

  private static void installs(Path folder) throws IOException, InterruptedException {
    BmcServerSettings settings = BmcServerSettings.in(folder).withExchangeLog(null);
    int count = 250;
    CountDownLatch done = new CountDownLatch(count);
    AtomicInteger right = new AtomicInteger();
    ExecutorService clients = Executors.newFixedThreadPool(32);
    try (BmcServer server = new BmcServer(settings);
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
      System.out.printf(
          "%d local installs by virtual media in parallel, simulated time 200 times as fast:"
              + " %d right, %s, %d ms%n",
          count, right.get(), ended ? "all ended" : "NOT ENDED", milliseconds(begin));
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
