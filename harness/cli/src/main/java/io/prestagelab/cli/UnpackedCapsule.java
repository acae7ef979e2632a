package io.prestagelab.cli;

import io.prestagelab.lab.LabException;
import io.prestagelab.runs.capsule.Capsule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A capsule's records in a temporary folder, which is removed at the end. */
final class UnpackedCapsule implements AutoCloseable {
  private final Path temporary;
  private final Path folder;

  /**
   * Unpacks it.
   *
   * @throws LabException if it is damaged or none
   */
  UnpackedCapsule(Path capsule) {
    if (!Files.isRegularFile(capsule)) {
      throw new LabException(capsule + " does not exist; give a capsule or the folder of a run");
    }
    try {
      temporary = Files.createTempDirectory("lab-capsule");
    } catch (IOException e) {
      throw new LabException("cannot unpack " + capsule + ": " + e.getMessage(), e);
    }
    folder = temporary.resolve(String.valueOf(capsule.getFileName()));
    try {
      new Capsule(capsule).unpack(folder);
    } catch (LabException e) {
      close();
      throw e;
    }
  }

  /** The folder, laid out as a run's. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(temporary)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + temporary, e);
    }
  }
}
