package io.prestagelab.lab.trial;

import io.prestagelab.lab.LabException;
import io.prestagelab.lab.subcloud.InstallValuesFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a subcloud's install values come from. */
public sealed interface ValuesSource {
  /** The lab's own, nothing changed. */
  ValuesSource OWN = new Own(Map.of());

  /** The install type that they ask for. */
  int installType();

  /**
   * The lab's own.
   *
   * @param changes key and value of what is another than usual, in the order of their naming
   */
  record Own(Map<String, String> changes) implements ValuesSource {
    /** Copies its map. */
    public Own {
      changes = Map.copyOf(changes);
    }

    /** One that is none is refused where the values are read. */
    @Override
    public int installType() {
      String type = changes.getOrDefault("install_type", "0");
      return type.matches("[0-5]") ? Integer.parseInt(type) : 0;
    }

    /**
     * The same with one change more.
     *
     * @param word {@code key: value}
     * @throws LabException if it does not say that
     */
    public Own with(String word) {
      int colon = word.indexOf(": ");
      if (colon < 1) {
        throw new LabException("install values are changed by 'key: value', not by '" + word + "'");
      }
      Map<String, String> more = new LinkedHashMap<>(changes);
      more.put(word.substring(0, colon), word.substring(colon + 2).strip());
      return new Own(more);
    }
  }

  /**
   * The user's.
   *
   * @param file YAML
   */
  record File(Path file) implements ValuesSource {
    @Override
    public int installType() {
      return InstallValuesFile.read(file).installType();
    }
  }
}
