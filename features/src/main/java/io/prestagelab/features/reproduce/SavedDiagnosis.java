package io.prestagelab.features.reproduce;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.diagnose.Diagnosis;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What {@code lab diagnose --json} printed, read again. */
public final class SavedDiagnosis {
  private static final long LARGEST = 10_000_000;

  private SavedDiagnosis() {}

  /** Whether the file begins as JSON does; no log begins with a brace. */
  public static boolean isOne(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == '{' && Files.size(file) < LARGEST;
    } catch (IOException e) {
      throw new LabException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  /**
   * Reads it.
   *
   * @throws LabException if it is no diagnosis
   */
  public static Diagnosis read(Path file) {
    try {
      Diagnosis diagnosis =
          JsonMapper.builder()
              .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .build()
              .readValue(Files.readString(file), Diagnosis.class);
      if (diagnosis.cause() != null && diagnosis.proof() != null && diagnosis.phase() != null) {
        return diagnosis;
      }
    } catch (IOException | JacksonException e) {
      throw new LabException(file + " is no diagnosis: " + shortened(e), e);
    }
    throw new LabException(file + " is no diagnosis; save one with lab diagnose --json");
  }

  private static String shortened(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("it cannot be read");
  }
}
