package io.prestagelab.image.iso;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.codec.digest.DigestUtils;

/** Computes MD5 sums on a thread of its own, of chunks in the order they are given. */
final class DigestLane implements AutoCloseable {

  private final MessageDigest digest = DigestUtils.getMd5Digest();
  private final ExecutorService thread;

  DigestLane(String name) {
    thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, name);
              made.setDaemon(true);
              return made;
            });
  }

  /** Adds to the sum of the present file. */
  void update(Chunk chunk) {
    thread.execute(
        () -> {
          digest.update(chunk.bytes(), 0, chunk.length());
          chunk.release();
        });
  }

  /** Adds to another digest, which is this lane's to use. */
  void update(Chunk chunk, VolumeDigest volume) {
    thread.execute(
        () -> {
          volume.update(chunk.bytes(), chunk.length());
          chunk.release();
        });
  }

  /** Ends the sum of what was given so far; what follows is the next sum's. */
  Future<String> finish() {
    return thread.submit(() -> HexFormat.of().formatHex(digest.digest()));
  }

  /** The sums of a digest that this lane has fed, when it has. */
  Future<MediaCheck.Sums> finish(VolumeDigest volume) {
    return thread.submit(volume::sums);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  static <T> T await(Future<T> sum) {
    try {
      return sum.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while hashing", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("hashing failed", e);
    }
  }
}
