package io.prestagelab.cli;

import io.prestagelab.image.FileTrees;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.RunException;
import io.prestagelab.runs.capsule.Capsule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
      throw new LabException("cannot unpack " + capsule + ": " + FileTrouble.reason(e), e);
    }
    folder = temporary.resolve(String.valueOf(capsule.getFileName()));
    try {
      new Capsule(capsule).unpack(folder);
    } catch (RunException e) {
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
    try {
      FileTrees.delete(temporary);
    } catch (IOException e) {
      throw new LabException("cannot remove " + temporary + ": " + FileTrouble.reason(e), e);
    }
  }
}
