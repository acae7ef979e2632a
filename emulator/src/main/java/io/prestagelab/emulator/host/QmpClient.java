package io.prestagelab.emulator.host;

import io.prestagelab.emulator.thread.Daemons;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * QEMU's machine protocol over a connected socket.
 *
 * <p>A thread reads through a stream; commands are written to the channel itself, because reading
 * and writing one channel through streams deadlocks in Java 17.
 *
 * <p>Source: QEMU Machine Protocol Specification.
 */
final class QmpClient implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(QmpClient.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration REPLY_LIMIT = Duration.ofSeconds(60);

  /** Hears events, on the reading thread: it must hand them on, never send commands itself. */
  interface EventListener {
    void event(String name, JsonNode data);
  }

  private final SocketChannel channel;
  private final EventListener listener;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final CountDownLatch heard = new CountDownLatch(1);

  QmpClient(SocketChannel channel, String name, EventListener listener) {
    this.channel = channel;
    this.listener = listener;
    Daemons.start("qmp-" + name, this::readAll);
  }

  /** Runs a command without arguments. */
  JsonNode execute(String command) {
    return execute(command, Map.of());
  }

  /**
   * Runs a command and returns what it returned.
   *
   * @throws HostException if QEMU refuses it, ends, or is silent for a minute
   */
  JsonNode execute(String command, Map<String, ?> arguments) {
    long id = ids.incrementAndGet();
    CompletableFuture<JsonNode> reply = new CompletableFuture<>();
    waiting.put(id, reply);
    try {
      write(Map.of("execute", command, "arguments", arguments, "id", id));
      if (heard.getCount() == 0) {
        throw new HostException("QEMU ended before '" + command + "'");
      }
      JsonNode message = reply.get(REPLY_LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (message.has("error")) {
        throw new HostException(
            "QEMU refused '" + command + "': " + message.path("error").path("desc").asString(""));
      }
      return message.path("return");
    } catch (IOException | ExecutionException e) {
      throw new HostException("QEMU ended during '" + command + "'", e);
    } catch (TimeoutException e) {
      throw new HostException("QEMU did not answer '" + command + "' within " + REPLY_LIMIT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostException("interrupted during '" + command + "'", e);
    } finally {
      waiting.remove(id);
    }
  }

  private synchronized void write(Map<String, ?> message) throws IOException {
    byte[] bytes = (JSON.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private void readAll() {
    try (BufferedReader lines =
        new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(JSON.readTree(line));
      }
    } catch (IOException | JacksonException e) {
      waiting.values().forEach(reply -> reply.completeExceptionally(e));
    } finally {
      heard.countDown();
      IOException end = new IOException("end of QMP");
      waiting.values().forEach(reply -> reply.completeExceptionally(end));
    }
  }

  /** Waits until every event of a QEMU that has ended has been heard, at most two seconds. */
  void drain() {
    try {
      if (!heard.await(2, TimeUnit.SECONDS)) {
        LOG.debug("QMP has not ended");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(JsonNode message) {
    if (message.has("event")) {
      listener.event(message.path("event").asString(""), message.path("data"));
      return;
    }
    CompletableFuture<JsonNode> reply = waiting.get(message.path("id").asLong(-1));
    if (reply != null) {
      reply.complete(message);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
