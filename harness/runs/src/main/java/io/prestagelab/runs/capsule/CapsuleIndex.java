package io.prestagelab.runs.capsule;

import io.prestagelab.runs.RunException;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is in a capsule: its first entry, {@code capsule.json}.
 *
 * @param format always {@link #FORMAT}
 * @param run the name of the run's folder
 * @param lab version of the lab that made it
 * @param java version of Java
 * @param system operating system and processor
 * @param sums SHA-256 of every other entry, by its name
 */
record CapsuleIndex(
    String format, String run, String lab, String java, String system, Map<String, String> sums) {

  static final String NAME = "capsule.json";
  static final String FORMAT = "prestage-lab-capsule-1";

  byte[] json() {
    return new JsonMapper().writeValueAsBytes(this);
  }

  /**
   * Reads it.
   *
   * @throws RunException if it is not one of this format
   */
  static CapsuleIndex of(byte[] json, Object source) {
    try {
      CapsuleIndex index = new JsonMapper().readValue(json, CapsuleIndex.class);
      if (FORMAT.equals(index.format()) && index.sums() != null) {
        return index;
      }
    } catch (JacksonException e) {
      throw new RunException(source + " is a damaged capsule: its index cannot be read", e);
    }
    throw new RunException(source + " is a capsule of another format; this lab reads " + FORMAT);
  }

  static String sum(byte[] content) {
    return DigestUtils.sha256Hex(content);
  }
}
