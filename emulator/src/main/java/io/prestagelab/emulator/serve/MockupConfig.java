package io.prestagelab.emulator.serve;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * The mockup whose resources a BMC shows: its folder, or an object with more than that.
 *
 * @param folder where it is
 * @param clean whether the servers begin off, without override and medium, in place of what the
 *     tree shows
 */
public record MockupConfig(String folder, @Nullable Boolean clean) {

  /** Of the keys of an object. */
  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public MockupConfig {
    if (folder == null || folder.isBlank()) {
      throw new ConfigException("key 'mockup' needs the folder of a mockup", null);
    }
  }

  /** Of a folder alone. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static MockupConfig of(String folder) {
    return new MockupConfig(folder, null);
  }

  boolean isClean() {
    return Boolean.TRUE.equals(clean);
  }
}
