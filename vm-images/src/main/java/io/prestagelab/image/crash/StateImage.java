package io.prestagelab.image.crash;

import io.prestagelab.image.FileBytes;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.ImageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A raw, sparse image that takes on one state after the other; only what differs is written. States
 * are cheapest in the log's order. Nobody else may write to it.
 */
public final class StateImage implements AutoCloseable {
  private final DiskHistory history;
  private final Path file;
  private final FileChannel channel;
  private final int[] written;
  private DiskContents durable;

  /** An empty disk of the history's size, in a file that must not exist. */
  public StateImage(DiskHistory history, Path file) {
    this.history = history;
    this.file = file;
    this.durable = history.before(history.whole());
    this.written = new int[durable.numbers().length];
    try {
      this.channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (history.bytes() > 0) {
        FileBytes.write(channel, history.bytes() - 1, new byte[1], 1);
      }
    } catch (IOException e) {
      throw new ImageException("making " + file + " failed: " + FileTrouble.reason(e), e);
    }
  }

  /** The image. */
  public Path file() {
    return file;
  }

  /** Makes the disk hold what {@code state} says. */
  public void become(CrashState state) {
    if (state.durable() < durable.settled()) {
      durable = history.before(history.whole());
    }
    durable.settle(state.durable());
    int[] wanted = durable.numbers().clone();
    state
        .kept()
        .forEach(
            kept ->
                history.forEach(
                    kept.entry(), kept.sectors(), (number, content) -> wanted[number] = content));
    write(wanted);
  }

  private void write(int[] wanted) {
    int size = history.sectorSize();
    byte[] zeros = new byte[size];
    try {
      for (int at = Arrays.mismatch(wanted, written);
          at >= 0 && at < wanted.length;
          at = next(wanted, at)) {
        byte[] bytes = history.bytes(wanted[at]);
        FileBytes.write(channel, history.sector(at) * size, bytes == null ? zeros : bytes, size);
        written[at] = wanted[at];
      }
    } catch (IOException e) {
      throw new ImageException(file + " cannot be written: " + FileTrouble.reason(e), e);
    }
  }

  private int next(int[] wanted, int at) {
    int found = Arrays.mismatch(wanted, at + 1, wanted.length, written, at + 1, written.length);
    return found < 0 ? -1 : at + 1 + found;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new ImageException(file + " cannot be closed: " + FileTrouble.reason(e), e);
    }
  }
}
