package io.prestagelab.bmctools.check;

import com.sun.net.httpserver.HttpServer;
import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.host.SimulatedHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** An image for simulated servers, which report if they chose the CD. */
final class FakeCanary implements Canary {
  private static final byte[] IMAGE = new byte[4096];

  private final Optional<SecureImage> secure;
  private final Runnable longAsked;
  private final HttpServer server;
  private final SimulatedHost host;

  FakeCanary(SimulatedHost host) {
    this(host, Optional.empty(), () -> {});
  }

  /** {@code longAsked} happens when the long URL is asked for. */
  FakeCanary(SimulatedHost host, Runnable longAsked) {
    this(host, Optional.empty(), longAsked);
  }

  /** The image by https too, out of a file in {@code folder}. */
  static FakeCanary secureIn(Path folder, SimulatedHost host) throws IOException {
    Path file = Files.write(folder.resolve("canary.iso"), IMAGE);
    return new FakeCanary(
        host, Optional.of(SecureImage.serve("127.0.0.1", folder, "/canary.iso", file)), () -> {});
  }

  private FakeCanary(SimulatedHost host, Optional<SecureImage> secure, Runnable longAsked) {
    this.longAsked = longAsked;
    this.host = host;
    this.secure = secure;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/canary.iso",
        exchange -> {
          boolean head = exchange.getRequestMethod().equals("HEAD");
          String range = exchange.getRequestHeaders().getFirst("Range");
          exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
          if (head) {
            exchange.getResponseHeaders().set("Content-Length", "4096");
            exchange.sendResponseHeaders(200, -1);
          } else if (range == null) {
            exchange.sendResponseHeaders(200, IMAGE.length);
            exchange.getResponseBody().write(IMAGE);
          } else {
            String[] ends = range.replace("bytes=", "").split("-");
            int first = Integer.parseInt(ends[0]);
            int last = ends.length > 1 ? Math.min(4095, Integer.parseInt(ends[1])) : 4095;
            exchange
                .getResponseHeaders()
                .set("Content-Range", "bytes %d-%d/4096".formatted(first, last));
            exchange.sendResponseHeaders(206, last - first + 1L);
            exchange.getResponseBody().write(IMAGE, first, last - first + 1);
          }
          exchange.close();
        });
    server.start();
  }

  @Override
  public URI image() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/canary.iso");
  }

  @Override
  public String nonce() {
    return "0123abcd";
  }

  @Override
  public long bytes() {
    return IMAGE.length;
  }

  @Override
  public long fetched() {
    return 0;
  }

  @Override
  public Optional<Map<String, String>> awaitReport(Duration quiet) {
    return reports() == 0
        ? Optional.empty()
        : Optional.of(Map.of("nonce", nonce(), "firmware", "UEFI", "kib_per_s", "2048"));
  }

  @Override
  public boolean reportsAgain(Duration limit) {
    return reports() > 1;
  }

  @Override
  public URI longImage(int characters) {
    longAsked.run();
    String begin = image() + "?token=";
    return URI.create(begin + "0".repeat(characters - begin.length()));
  }

  @Override
  public Optional<URI> secureImage() {
    return secure.map(served -> URI.create("https://127.0.0.1:" + served.port() + "/canary.iso"));
  }

  @Override
  public boolean needsMachine() {
    return false;
  }

  @Override
  public int reports() {
    return (int) host.boots().stream().filter(device -> device == BootDevice.CD).count();
  }

  @Override
  public void close() {
    secure.ifPresent(SecureImage::close);
    server.stop(0);
  }
}
