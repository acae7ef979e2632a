package io.prestagelab.lab.content;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import io.prestagelab.bmctools.serving.ByteRange;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The System Controller's web server: a folder with listings, HEAD, ranges, Last-Modified,
 * If-Modified-Since and symbolic links followed, on the loopback interface. What it served is in
 * its {@link AccessLog}.
 */
public final class ContentServer implements AutoCloseable {
  private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

  /** Less was sent than announced: the connection is of no use any more, and Jetty ends it. */
  private static final class Cut extends IOException {}

  private final Path root;
  private final AccessLog log;
  private final List<ContentFault> faults = new CopyOnWriteArrayList<>();
  private final Javalin server;
  private volatile @Nullable Link link;

  private ContentServer(Path root, AccessLog log) {
    this.root = root;
    this.log = log;
    this.server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.get("/*", this::answer);
              config.routes.head("/*", this::answer);
              config.routes.exception(Cut.class, (cut, context) -> {});
            });
  }

  /**
   * Serves {@code root} on {@code host}:{@code port}.
   *
   * @param port 0 for one that is free
   * @throws LabException if the port is in use
   */
  public static ContentServer start(Path root, String host, int port, AccessLog log) {
    ContentServer server = new ContentServer(root, log);
    try {
      server.server.start(host, port);
      return server;
    } catch (JavalinBindException e) {
      server.server.stop();
      throw new LabException(
          "port %d on %s is in use; choose another with --port".formatted(port, host), e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** What it answered so far. */
  public AccessLog log() {
    return log;
  }

  /** Strikes from now on. */
  public void inject(ContentFault fault) {
    faults.add(fault);
  }

  /** From now on all bodies of files together go over one link of so many bytes a second. */
  public void limit(long bytesPerSecond) {
    link = new Link(bytesPerSecond);
  }

  @Override
  public void close() {
    server.stop();
  }

  private void answer(Context context) throws IOException {
    String path = decoded(context);
    List<ContentFault> struck = struck(path);
    for (ContentFault fault : struck) {
      if (fault instanceof ContentFault.Status status) {
        end(context, status.status(), "refused on purpose\n");
        return;
      }
    }
    Path file = resolve(path);
    if (file == null || !Files.exists(file)) {
      end(context, 404, "not found\n");
    } else if (!Files.isDirectory(file)) {
      sendFile(context, file, struck);
    } else if (path.endsWith("/")) {
      context.contentType("text/html; charset=utf-8").header("Last-Modified", modified(file));
      end(context, 200, DirectoryListing.of(path, file));
    } else {
      context.header("Location", path + "/");
      end(context, 301, "");
    }
  }

  private List<ContentFault> struck(String path) {
    return faults.stream().filter(fault -> fault.path().matcher(path).find()).toList();
  }

  private @Nullable Path resolve(String path) {
    try {
      Path file = root.resolve(path.substring(1)).normalize();
      return file.startsWith(root) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private void sendFile(Context context, Path file, List<ContentFault> struck) throws IOException {
    long size = size(file, struck);
    context.contentType(
        file.toString().endsWith(".cfg") ? "text/plain" : "application/octet-stream");
    context.header("Accept-Ranges", "bytes").header("Last-Modified", modified(file));
    if (unchanged(context, file)) {
      end(context, 304, "");
      return;
    }
    String wanted = context.header("Range");
    ByteRange whole = new ByteRange(0, size);
    ByteRange range = wanted == null ? whole : ByteRange.parse(wanted, size).orElse(whole);
    if (wanted != null && !range.satisfiable()) {
      context.header("Content-Range", "bytes */" + size);
      end(context, 416, "");
      return;
    }
    if (wanted != null && !range.equals(whole)) {
      context.status(206).header("Content-Range", range.contentRange(size));
    }
    context.res().setContentLengthLong(range.length());
    if (context.method().equals(HandlerType.HEAD)) {
      record(context, 0, true);
    } else {
      stream(context, new FileBody(file, range, struck, link));
    }
  }

  private static long size(Path file, List<ContentFault> struck) throws IOException {
    long size = Files.size(file);
    for (ContentFault fault : struck) {
      if (fault instanceof ContentFault.Truncated truncated) {
        size = Math.min(size, truncated.bytes());
      }
    }
    return size;
  }

  private void stream(Context context, FileBody body) throws IOException {
    try {
      body.copyTo(context.res().getOutputStream());
    } finally {
      record(context, body.sent(), body.complete());
    }
    if (!body.complete()) {
      throw new Cut();
    }
  }

  private void end(Context context, int status, String body) {
    context.status(status).result(body);
    boolean head = context.method().equals(HandlerType.HEAD);
    record(context, head ? 0 : body.length(), true);
  }

  private void record(Context context, long bytes, boolean complete) {
    log.add(
        new Access(
            Instant.now(),
            context.method().toString(),
            decoded(context),
            context.statusCode(),
            bytes,
            complete));
  }

  private static String decoded(Context context) {
    // a plus sign is no blank in a path
    return URLDecoder.decode(context.path().replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /**
   * Whether the client has the file already (RFC 9110 §13.1.3); one who mirrors a folder, as
   * kickstarts do by {@code wget --mirror}, asks so for each file that it has.
   */
  private static boolean unchanged(Context context, Path file) {
    String since = context.header("If-Modified-Since");
    if (since == null) {
      return false;
    }
    try {
      return !modifiedAt(file).isAfter(Instant.from(HTTP_DATE.parse(since)));
    } catch (DateTimeException e) {
      return false; // no date: as if it had not been said
    }
  }

  private static String modified(Path file) {
    return HTTP_DATE.format(modifiedAt(file).atZone(ZoneOffset.UTC));
  }

  /** In whole seconds, which is all that HTTP can say. */
  private static Instant modifiedAt(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
