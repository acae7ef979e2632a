package io.prestagelab.lab.content;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Every request that the content server answered, in memory and in a file; it counts objects and
 * bytes.
 */
public final class AccessLog implements Closeable {
  private final List<Access> entries = new ArrayList<>();
  private final List<Consumer<Access>> listeners = new CopyOnWriteArrayList<>();
  private final BufferedWriter file;

  /** A log that is also written to {@code path}. */
  public AccessLog(Path path) {
    try {
      file = Files.newBufferedWriter(path);
    } catch (IOException e) {
      throw new LabException(
          "cannot write the access log " + path + ": " + FileTrouble.reason(e), e);
    }
  }

  /** Calls {@code listener} for each request from now on, on the connection's thread. */
  public void onAccess(Consumer<Access> listener) {
    listeners.add(listener);
  }

  /** The requests so far. */
  public synchronized List<Access> entries() {
    return List.copyOf(entries);
  }

  /** The requests that satisfy {@code wanted}. */
  public synchronized List<Access> entries(Predicate<Access> wanted) {
    return entries.stream().filter(wanted).toList();
  }

  void add(Access access) {
    synchronized (this) {
      entries.add(access);
      write(access.line());
    }
    listeners.forEach(listener -> listener.accept(access));
  }

  private void write(String line) {
    try {
      file.write(line);
      file.newLine();
      file.flush();
    } catch (IOException e) {
      throw new LabException("cannot write the access log" + ": " + FileTrouble.reason(e), e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
