package io.prestagelab.emulator.media;

import io.prestagelab.emulator.thread.Daemons;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches a medium whole into a file without a name, which is gone when it is closed and when this
 * process dies, however it dies.
 */
final class WholeFetch {

  private static final Logger LOG = LoggerFactory.getLogger(WholeFetch.class);
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final MediaRequest request;
  private final InputStream body;
  private final Instant end;
  private volatile boolean gaveUp;

  private WholeFetch(MediaRequest request, InputStream body) {
    this.request = request;
    this.body = body;
    this.end = Instant.now().plus(request.limits().fetchLimit());
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, Daemons.named("media-patience"));
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  static MediaSource fetch(
      MediaRequest request, InputStream body, long total, FetchProgress progress)
      throws IOException {
    if (total > 0) {
      request.bounded(total);
    }
    Files.createDirectories(request.scratch());
    Path copy = Files.createTempFile(request.scratch(), "medium-", ".iso");
    FileChannel channel =
        FileChannel.open(
            copy,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try {
      new WholeFetch(request, body).copyTo(channel, total, progress);
      return FileMedia.copyOf(request.image().toString(), channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void copyTo(FileChannel channel, long total, FetchProgress progress) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long fetched = 0;
    for (int n = read(buffer); n >= 0; n = read(buffer)) {
      fetched += n;
      if (n > 0) {
        request.bounded(fetched);
      }
      ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      progress.fetched(fetched, total);
    }
    request.bounded(fetched);
  }

  /** Reads on; a server that is silent for too long has its connection closed. */
  private int read(byte[] buffer) throws IOException {
    Duration left = Duration.between(Instant.now(), end);
    if (left.isNegative()) {
      throw new MediaException(
          request.image()
              + ": not fetched within "
              + request.limits().fetchLimit().toSeconds()
              + " s; use a server with byte ranges or a longer limit");
    }
    ScheduledFuture<?> giveUp =
        TIMER.schedule(this::close, request.limits().patience().toMillis(), TimeUnit.MILLISECONDS);
    try {
      return body.read(buffer);
    } catch (IOException e) {
      throw new MediaException(
          gaveUp
              ? request.image() + ": silent for " + request.limits().patience().toSeconds() + " s"
              : request.image() + ": the connection broke (" + e.getMessage() + ")",
          e);
    } finally {
      giveUp.cancel(false);
    }
  }

  private void close() {
    gaveUp = true;
    try {
      body.close();
    } catch (IOException e) {
      LOG.debug("giving up {}: {}", request.image(), e.toString());
    }
  }
}
