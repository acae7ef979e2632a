package io.prestagelab.cli.storm;

import io.prestagelab.lab.content.Access;
import io.prestagelab.lab.content.AccessLog;
import io.prestagelab.lab.content.ContentServer;
import io.prestagelab.lab.subcloud.InstallValues;
import io.prestagelab.lab.subcloud.SubcloudAdd;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The System Controller's content server, with a medium for each node and packages for all. */
final class StormContent implements AutoCloseable {
  private static final String RELEASE = "21.12";
  private static final int MEDIUM = 1 << 20;
  private static final int PACKAGE = 4096;

  private final Path www;
  private final AccessLog log;
  private final ContentServer server;
  private final Map<String, LongAdder> fetched = new ConcurrentHashMap<>();

  StormContent(Path folder, int bmcs) throws IOException {
    this.www = folder.resolve("www");
    Path release = www.resolve("iso").resolve(RELEASE);
    Path medium = sized(release.resolve("other.iso"), MEDIUM);
    Path unused = sized(release.resolve("Packages/a.rpm"), PACKAGE);
    unused = sized(release.resolve("repodata/repomd.xml"), PACKAGE);
    for (int i = 0; i < bmcs; i++) {
      Path node = Files.createDirectories(release.resolve("nodes/s" + i));
      unused = Files.createLink(node.resolve("bootimage.iso"), medium);
    }
    this.log = new AccessLog(folder.resolve("access.log"));
    this.server = ContentServer.start(www, "127.0.0.1", 0, log);
    log.onAccess(this::count);
  }

  private static Path sized(Path path, int bytes) throws IOException {
    Files.createDirectories(path.resolveSibling("."));
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(bytes);
    }
    return path;
  }

  private void count(Access access) {
    fetched.computeIfAbsent(access.path(), path -> new LongAdder()).increment();
  }

  private long requests(String path) {
    LongAdder count = fetched.get("/iso/" + RELEASE + path);
    return count == null ? 0 : count.sum();
  }

  /** How many requests there were for the medium of {@code bmc}. */
  long fetched(String bmc) {
    return requests("/nodes/" + bmc + "/bootimage.iso");
  }

  /** How many servers have fetched packages. */
  long packages() {
    return requests("/Packages/a.rpm");
  }

  String url() {
    return "http://127.0.0.1:%d/iso/%s".formatted(server.port(), RELEASE);
  }

  /** A fault's text with the address of a medium that is nobody's. */
  String in(String fault) {
    return fault.replace("@OTHER@", url() + "/other.iso");
  }

  SubcloudAdd add(String bmc) {
    InstallValues values =
        new InstallValues(
            "127.0.0.1", 1, "admin", "eth0", "10.0.2.15", 24, null, 3, null, Map.of());
    return new SubcloudAdd(bmc, values, www, RELEASE, www, server.port());
  }

  @Override
  public void close() throws IOException {
    server.close();
    log.close();
  }
}
