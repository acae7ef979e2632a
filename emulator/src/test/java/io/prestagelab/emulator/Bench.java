package io.prestagelab.emulator;

import io.prestagelab.emulator.bmc.ResetType;
import java.io.BufferedReader;
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
 * Numbers of {@code lab bmc serve} as the launcher starts it, printed as one table: a system
 * resource by session over HTTP and HTTPS, in turns with a bare Javalin that answers the same bytes
 * from a Java of the same options; memory and files over a soak; a thousand BMCs; media installs in
 * parallel; events to a hundred listeners. Needs wrk.
 */
final class Bench {
  private static final String SYSTEM = "/redfish/v1/Systems/s1";
  private static final int SECONDS = Integer.getInteger("prestagelab.bench.seconds", 5);
  private static final int SOAK = Integer.getInteger("prestagelab.bench.soak", 10);
  private static final Path LAB = Path.of(System.getProperty("prestagelab.bench.lab", "./lab"));

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
    bench.events();
    bench.thousand();
    bench.installs();
    bench.table.print(System.out);
    System.out.println("load at the end: " + BenchTable.load());
    System.exit(0);
  }

  private Path own(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  private static RedfishClient client(ServedLab lab, String name) {
    return new RedfishClient(lab.url(name)).basic("admin", "password");
  }

  private static String session(ServedLab lab) {
    String login = "{\"UserName\":\"admin\",\"Password\":\"password\"}";
    return new RedfishClient(lab.url("s1"))
        .post("/redfish/v1/SessionService/Sessions", login)
        .header("X-Auth-Token");
  }

  private void requests(boolean tls) throws Exception {
    String config = "tls: %s%nbmcs: [{name: s1}]%n".formatted(tls);
    Path own = own("requests-" + tls);
    try (ServedLab lab = new ServedLab(LAB, own, config, 1)) {
      String token = session(lab);
      byte[] bytes = client(lab, "s1").get(SYSTEM).text().getBytes(StandardCharsets.UTF_8);
      URI url = lab.url("s1").resolve(SYSTEM);
      Process bare = bare(own, tls, bytes);
      try (BufferedReader lines = bare.inputReader(StandardCharsets.UTF_8)) {
        URI bareUrl = URI.create(lines.readLine());
        Load unused = Load.of(url, token, 16, SECONDS);
        unused = Load.of(bareUrl, token, 16, SECONDS);
        for (int connections : List.of(1, 16, 64)) {
          inTurns(tls, url, bareUrl, token, connections);
        }
      } finally {
        bare.destroy();
      }
      if (tls) {
        soak(lab, url, token);
      }
    }
  }

  private void inTurns(boolean tls, URI url, URI bareUrl, String token, int connections)
      throws Exception {
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

  /** The bare server in a Java of the launcher's options for serving. */
  private static Process bare(Path folder, boolean tls, byte[] bytes) throws IOException {
    Path body = Files.write(folder.resolve("body.json"), bytes);
    List<String> words = new ArrayList<>(List.of("java"));
    words.addAll(List.of(System.getProperty("prestagelab.bench.java", "").split(" ")));
    words.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            BareMain.class.getName(),
            folder.toString(),
            String.valueOf(tls),
            body.toString()));
    words.removeIf(String::isEmpty);
    return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private void soak(ServedLab lab, URI url, String token) throws Exception {
    String before = lab.resources();
    Load load = Load.of(url, token, 16, SOAK);
    table.row("%d s of HTTPS, 16 connections".formatted(SOAK), load.words());
    table.row("  before", before);
    table.row("  after", lab.resources());
  }

  private void events() throws Exception {
    int bmcs = 5;
    int listeners = 20;
    int seconds = Math.max(5, SECONDS);
    int perSecond = 1000 / (bmcs * listeners);
    StringBuilder config = new StringBuilder("bmcs:\n");
    for (int i = 0; i < bmcs; i++) {
      config.append("  - {name: s%d}%n".formatted(i));
    }
    try (ServedLab lab = new ServedLab(LAB, own("events"), config.toString(), bmcs)) {
      List<RedfishClient> clients = lab.names().stream().map(name -> client(lab, name)).toList();
      try (EventLoad load = new EventLoad(clients, listeners, seconds * perSecond)) {
        table.row(
            "1,000 events a second to %d listeners, %d s".formatted(bmcs * listeners, seconds),
            load.run(seconds * perSecond, perSecond));
      }
    }
  }

  private void thousand() throws Exception {
    StringBuilder config = new StringBuilder("bmcs:\n");
    for (int i = 0; i < 1000; i++) {
      config.append("  - {name: s%d}%n".formatted(i));
    }
    try (ServedLab lab = new ServedLab(LAB, own("thousand"), config.toString(), 1000)) {
      int status = client(lab, "s999").get("/redfish/v1/Systems/s999").status();
      table.row(
          "1,000 simulated BMCs ready after",
          lab.readyMillis() + " ms; the last answers " + status);
      table.row("  with them", lab.resources());
    }
  }

  private void installs() throws Exception {
    int count = 250;
    CountDownLatch done = new CountDownLatch(count);
    AtomicInteger right = new AtomicInteger();
    StringBuilder config = new StringBuilder("bmcs:\n");
    for (int i = 0; i < count; i++) {
      config.append("  - {name: s%d, simulated: {speed: 200, bundle: valid}}%n".formatted(i));
    }
    ExecutorService clients = Executors.newFixedThreadPool(32);
    try (ServedLab lab = new ServedLab(LAB, own("installs"), config.toString(), count);
        TestWeb web = new TestWeb()) {
      URI image = web.put("/boot.iso", new byte[1 << 20]);
      long begin = System.nanoTime();
      for (String name : lab.names()) {
        clients.execute(
            () -> {
              if (install(client(lab, name), name, image)) {
                right.incrementAndGet();
              }
              done.countDown();
            });
      }
      boolean ended = done.await(5, TimeUnit.MINUTES);
      table.row(
          count + " installs by virtual media in parallel",
          "%d right%s, %d ms (simulated time 200 times as fast)"
              .formatted(
                  right.get(),
                  ended ? "" : ", NOT ALL ENDED",
                  (System.nanoTime() - begin) / 1_000_000));
    }
    clients.shutdown();
  }

  /** The installer ejects its medium when it is done, which the BMC shows. */
  private static boolean install(RedfishClient client, String name, URI image) {
    String system = "/redfish/v1/Systems/" + name;
    String cd = system + "/VirtualMedia/Cd";
    client.post(cd + "/Actions/VirtualMedia.InsertMedia", "{\"Image\":\"" + image + "\"}");
    client.patch(
        system,
        "{\"Boot\":{\"BootSourceOverrideEnabled\":\"Once\",\"BootSourceOverrideTarget\":\"Cd\"}}");
    client.post(
        system + "/Actions/ComputerSystem.Reset",
        "{\"ResetType\":\"" + ResetType.ON.wire() + "\"}");
    long limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    boolean ejected = false;
    while (!ejected && System.nanoTime() < limit) {
      LockSupport.parkNanos(20_000_000);
      ejected = !client.get(cd).json().path("Inserted").asBoolean(true);
    }
    String enabled =
        client.get(system).json().at("/Boot/BootSourceOverrideEnabled").asString("absent");
    return ejected && enabled.equals("Disabled");
  }
}
