package io.prestagelab.bmctools.record;

import io.prestagelab.bmctools.ToolException;
import io.prestagelab.bmctools.record.Upstream.Answered;
import io.prestagelab.bmctools.scrub.Scrubber;
import io.prestagelab.bmctools.scrub.SecretKind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A proxy between a client and a BMC that keeps their session with its times.
 *
 * <p>Nothing is written before the session is over: only then all secrets are known, and what was
 * not cleaned never reaches a disk.
 */
public final class SessionRecorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionRecorder.class);
  private static final int MOST = 20_000;
  private static final long MOST_BYTES = 64L << 20;

  /** Headers that belong to one connection only, or that the HTTP client sets itself. */
  private static final Set<String> HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "host",
          "content-length",
          "accept-encoding",
          "expect",
          "date",
          "http2-settings");

  private static final List<String> OWN = List.of("/Image", "/UserName", "/Password");

  private record Kept(long number, long at, Incoming request, Answered answer) {}

  private final Upstream bmc;
  private final Front front;
  private final long began = System.nanoTime();
  private final List<Kept> kept = new ArrayList<>();
  private long bytes;
  private long numbers;
  private boolean full;

  /**
   * Begins to record.
   *
   * @param address {@code https://host:port} of the BMC
   * @param listen where clients connect; port 0 takes a free one
   * @param keys folder where the proxy's certificate is kept
   * @throws ToolException if nobody answers at {@code address}, it is no Redfish service, or {@code
   *     listen} is in use
   */
  public SessionRecorder(URI address, InetSocketAddress listen, Path keys) {
    this.bmc = new Upstream(address, Duration.ofMinutes(5));
    Answered unused = Login.root(bmc);
    this.front = Front.listen(listen, keys, this::pass);
  }

  /** Where clients connect: {@code https://address:port}. */
  public URI url() {
    return front.url();
  }

  /** How many exchanges were kept so far. */
  public synchronized int size() {
    return kept.size();
  }

  private synchronized long next() {
    return numbers++;
  }

  private Outgoing pass(Incoming request) {
    long number = next();
    long at = Duration.ofNanos(System.nanoTime() - began).toMillis();
    Map<String, String> headers = new LinkedHashMap<>();
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, value);
              }
            });
    try {
      Answered answer = bmc.send(request.method(), request.target(), headers, request.body());
      keep(new Kept(number, at, request, answer));
      return outgoing(answer);
    } catch (IOException e) {
      LOG.warn("{} {}: the BMC broke off: {}", request.method(), request.target(), e.toString());
      long milliseconds = Duration.ofNanos(System.nanoTime() - began).toMillis() - at;
      java.net.http.HttpHeaders none = java.net.http.HttpHeaders.of(Map.of(), (a, b) -> true);
      keep(
          new Kept(
              number,
              at,
              request,
              new Answered(Outgoing.SILENCE, none, new byte[0], milliseconds)));
      return Outgoing.silence();
    }
  }

  private Outgoing outgoing(Answered answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values.get(0));
              }
            });
    // an absolute link would lead the client past the proxy
    headers.computeIfPresent(
        "location", (name, value) -> value.replace(bmc.base().toString(), front.url().toString()));
    return new Outgoing(answer.status(), headers, answer.body());
  }

  private synchronized void keep(Kept exchange) {
    long size = (long) exchange.request().body().length + exchange.answer().body().length;
    if (kept.size() >= MOST || bytes + size > MOST_BYTES) {
      if (!full) {
        LOG.warn("the recording is full; what follows is passed on and not kept");
      }
      full = true;
      return;
    }
    bytes += size;
    kept.add(exchange);
  }

  /**
   * Ends the session and writes it.
   *
   * @param identities whether serial numbers, addresses and names stay as they are
   * @return how many exchanges were written
   * @throws ToolException if the file cannot be written
   */
  public int finish(Path file, boolean identities) {
    close();
    Scrubber scrubber = identities ? Scrubber.credentialsOnly() : Scrubber.publishSafe();
    List<Kept> session = sorted();
    scrubber.learn(bmc.base().toString());
    session.forEach(exchange -> learn(exchange, scrubber));
    List<RecordedExchange> exchanges = session.stream().map(e -> cleaned(e, scrubber)).toList();
    try {
      new Recording(exchanges).write(file, !identities);
    } catch (IOException e) {
      throw new ToolException(
          "%s cannot be written (%s); nothing was kept".formatted(file, Login.said(e)), e);
    }
    return exchanges.size();
  }

  private synchronized List<Kept> sorted() {
    return kept.stream().sorted(Comparator.comparingLong(Kept::number)).toList();
  }

  private static void learn(Kept exchange, Scrubber scrubber) {
    Incoming request = exchange.request();
    scrubber.learn(SecretKind.TOKEN, request.header("X-Auth-Token"));
    exchange
        .answer()
        .headers()
        .firstValue("X-Auth-Token")
        .ifPresent(token -> scrubber.learn(SecretKind.TOKEN, token));
    basic(request.header("Authorization"), scrubber);
    scrubber.learn(request.target());
    new Payload(request.body()).learn(scrubber);
    new Payload(exchange.answer().body()).learn(scrubber);
    CrawledResource.KEPT.forEach(
        name -> exchange.answer().headers().firstValue(name).ifPresent(scrubber::learn));
  }

  private static void basic(String header, Scrubber scrubber) {
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return;
    }
    try {
      byte[] pair = Base64.getDecoder().decode(header.substring(6).strip());
      String[] parts = new String(pair, StandardCharsets.UTF_8).split(":", 2);
      scrubber.learn(SecretKind.USER, parts[0]);
      if (parts.length == 2) {
        scrubber.learn(SecretKind.PASSWORD, parts[1]);
      }
    } catch (IllegalArgumentException e) {
      scrubber.learn(SecretKind.TOKEN, header.substring(6).strip());
    }
  }

  private static RecordedExchange cleaned(Kept exchange, Scrubber scrubber) {
    Incoming request = exchange.request();
    Payload body = new Payload(request.body());
    Payload clean = body.clean(scrubber);
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : CrawledResource.KEPT) {
      exchange
          .answer()
          .headers()
          .firstValue(name)
          .ifPresent(value -> headers.put(name, scrubber.clean(value)));
    }
    exchange
        .answer()
        .headers()
        .firstValue("X-Auth-Token")
        .ifPresent(token -> headers.put("X-Auth-Token", scrubber.clean(token)));
    return new RecordedExchange(
        exchange.at(),
        exchange.answer().milliseconds(),
        request.method(),
        scrubber.clean(request.target()),
        request.authentication(),
        scrubber.clean(request.header("If-Match")),
        clean,
        free(body, clean),
        exchange.answer().status(),
        headers,
        new Payload(exchange.answer().body()).clean(scrubber));
  }

  /** What was replaced, and what a client brings along: its account and its image. */
  private static List<String> free(Payload body, Payload clean) {
    Set<String> pointers = new TreeSet<>(Difference.between(body, clean));
    for (String own : OWN) {
      if (body.json().filter(json -> json.at(own).isString()).isPresent()) {
        pointers.add(own);
      }
    }
    return List.copyOf(pointers);
  }

  /** No longer listens; what was not finished is forgotten. */
  @Override
  public void close() {
    front.close();
  }
}
