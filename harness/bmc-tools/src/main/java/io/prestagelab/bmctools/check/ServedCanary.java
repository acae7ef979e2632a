package io.prestagelab.bmctools.check;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import io.prestagelab.bmctools.ToolException;
import io.prestagelab.bmctools.serving.ByteRange;
import io.prestagelab.image.Progress;
import io.prestagelab.image.canary.CanaryIsoBuilder;
import io.prestagelab.image.canary.CanaryReport;
import io.prestagelab.image.canary.CanarySettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A canary ISO built for one check and served over HTTP by this process, which it calls too. */
public final class ServedCanary implements Canary {
  private static final String IMAGE = "/canary.iso";
  private static final String HOME = "/canary";
  private static final Pattern OWNED = Pattern.compile("canary-(\\d{1,10})-.*\\.iso");

  private final BlockingQueue<Map<String, String>> calls = new LinkedBlockingQueue<>();
  private final AtomicLong fetched = new AtomicLong();
  private final AtomicInteger reports = new AtomicInteger();
  private final Javalin server;
  private final SecureImage secure;
  private final CanaryReport iso;
  private final String address;

  /**
   * Builds the ISO in {@code folder} and serves it on a free port.
   *
   * @param installationIso what it is made of
   * @param folder where the ISO is while it is served; what a killed run left there is removed
   * @param address this machine's address as the BMC reaches it; also where it listens
   * @param guestAddress this machine's address as the booted server reaches it
   */
  public static ServedCanary start(
      Path installationIso, Path folder, String address, String guestAddress) {
    sweep(folder);
    return new ServedCanary(installationIso, folder, address, guestAddress);
  }

  private static void sweep(Path folder) {
    try (Stream<Path> files = Files.list(Files.createDirectories(folder))) {
      for (Path file : files.toList()) {
        Matcher matcher = OWNED.matcher(file.getFileName().toString());
        if (matcher.matches() && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new ToolException(
          "the folder %s cannot be used (%s); set LAB_HOME to one that can"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private ServedCanary(Path installationIso, Path folder, String address, String guestAddress) {
    this.address = bracketed(address);
    this.server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.get(IMAGE, this::sendImage);
              config.routes.head(IMAGE, this::sendImage);
              config.routes.get(HOME, this::called);
            });
    try {
      server.start(address, 0);
    } catch (JavalinBindException e) {
      server.stop();
      throw new ToolException(
          "%s is no address of this machine; give one with --serve".formatted(address), e);
    }
    String nonce = CanarySettings.newNonce();
    CanarySettings settings =
        CanarySettings.of(installationIso, folder.resolve(name(nonce)), nonce)
            .withHome("http://%s:%d%s".formatted(bracketed(guestAddress), server.port(), HOME));
    this.iso = new CanaryIsoBuilder(settings).build(Progress.SILENT);
    this.secure = SecureImage.serve(address, folder, IMAGE, iso.file());
  }

  private static String name(String nonce) {
    return "canary-%d-%s.iso".formatted(ProcessHandle.current().pid(), nonce);
  }

  private static String bracketed(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }

  @Override
  public URI image() {
    return URI.create("http://%s:%d%s".formatted(address, server.port(), IMAGE));
  }

  @Override
  public String nonce() {
    return iso.nonce();
  }

  @Override
  public long bytes() {
    return iso.bytes();
  }

  @Override
  public long fetched() {
    return fetched.get();
  }

  @Override
  public int reports() {
    return reports.get();
  }

  @Override
  public Optional<Map<String, String>> awaitReport(Duration quiet) {
    try {
      long before = -1;
      while (before != fetched.get()) {
        before = fetched.get();
        Map<String, String> call = calls.poll(quiet.toMillis(), TimeUnit.MILLISECONDS);
        if (call != null) {
          return Optional.of(call);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  @Override
  public boolean reportsAgain(Duration limit) {
    try {
      return calls.poll(limit.toMillis(), TimeUnit.MILLISECONDS) != null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public URI longImage(int characters) {
    String begin = image() + "?token=";
    return URI.create(begin + "0".repeat(Math.max(1, characters - begin.length())));
  }

  @Override
  public Optional<URI> secureImage() {
    return Optional.of(URI.create("https://%s:%d%s".formatted(address, secure.port(), IMAGE)));
  }

  @Override
  public void close() {
    secure.close();
    server.stop();
    try {
      Files.deleteIfExists(iso.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void called(Context context) {
    Map<String, String> words = new LinkedHashMap<>();
    context.queryParamMap().forEach((name, values) -> words.put(name, values.get(0)));
    if (iso.nonce().equals(words.get("nonce"))) {
      reports.incrementAndGet();
      calls.add(words);
    }
    context.status(204);
  }

  private void sendImage(Context context) throws IOException {
    String wanted = context.header("Range");
    ByteRange whole = new ByteRange(0, iso.bytes());
    ByteRange range = wanted == null ? whole : ByteRange.parse(wanted, iso.bytes()).orElse(whole);
    if (!range.satisfiable()) {
      context.status(416).header("Content-Range", "bytes */" + iso.bytes());
      return;
    }
    context.contentType("application/octet-stream").header("Accept-Ranges", "bytes");
    if (!range.equals(whole)) {
      context.status(206).header("Content-Range", range.contentRange(iso.bytes()));
    }
    context.res().setContentLengthLong(range.length());
    if (!context.method().name().equals("HEAD")) {
      copy(range, context.res().getOutputStream());
    }
  }

  private void copy(ByteRange range, OutputStream out) throws IOException {
    try (InputStream in = Files.newInputStream(iso.file())) {
      in.skipNBytes(range.first());
      byte[] buffer = new byte[64 * 1024];
      long left = range.length();
      while (left > 0) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          throw new IOException(iso.file() + " became shorter");
        }
        out.write(buffer, 0, count);
        fetched.addAndGet(count);
        left -= count;
      }
    }
  }
}
