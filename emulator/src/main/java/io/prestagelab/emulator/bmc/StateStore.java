package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.file.KeptFile;
import io.prestagelab.emulator.host.FolderLock;
import io.prestagelab.emulator.host.HostException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a BMC's state in a file that only its owner can read; replaced whole at each change. */
final class StateStore implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StateStore.class);
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  private final @Nullable Path file;
  private final @Nullable FolderLock lock;

  /**
   * Opens the store.
   *
   * @throws UncheckedIOException if another BMC has it open, or its folder cannot be used
   */
  StateStore(@Nullable Path file) {
    this.file = file;
    this.lock = file == null ? null : lock(file.toAbsolutePath());
  }

  private static FolderLock lock(Path file) {
    try {
      return FolderLock.take(file.resolveSibling("."), file.getFileName() + ".lock");
    } catch (HostException e) {
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": state cannot be kept here (" + e + ")", e);
    }
  }

  @Override
  public void close() {
    if (lock == null) {
      return;
    }
    try {
      lock.close();
    } catch (IOException e) {
      LOG.debug("{}: lock not given back: {}", file, e.toString());
    }
  }

  boolean keeps() {
    return file != null;
  }

  /** The state as it was kept last; a file that cannot be read is an error, not a fresh start. */
  Optional<BmcState> load() {
    if (file == null || !Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), BmcState.class));
    } catch (IOException | JacksonException e) {
      throw new BmcException(
          BmcException.Reason.CONFLICT,
          file + ": not a BMC's state (" + e.getMessage() + "); delete it to start afresh");
    }
  }

  synchronized void save(BmcState state) {
    if (file == null) {
      return;
    }
    try {
      KeptFile.replace(file, JSON.writeValueAsBytes(state));
    } catch (IOException e) {
      LOG.warn("{}: state not kept: {}", file, e.toString());
    }
  }
}
