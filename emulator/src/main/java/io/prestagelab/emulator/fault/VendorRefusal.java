package io.prestagelab.emulator.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What BMCs of the field say when they refuse something; a small catalogue with its sources.
 *
 * @param id the MessageId
 * @param status the HTTP status that comes with it
 * @param text what it says, in our words
 * @param help what can be done
 * @param source where it was seen
 */
public record VendorRefusal(String id, int status, String text, String help, String source) {

  private static final class Catalogue {
    static final Map<String, VendorRefusal> ALL = read();

    private static Map<String, VendorRefusal> read() {
      String name = "vendor-messages.yaml";
      try (InputStream in = VendorRefusal.class.getResourceAsStream(name)) {
        return new YAMLMapper()
            .readValue(
                Objects.requireNonNull(in, name),
                new TypeReference<TreeMap<String, VendorRefusal>>() {});
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * The message whose id ends like this.
   *
   * @throws IllegalArgumentException if there is none in the catalogue
   */
  public static VendorRefusal of(String key) {
    VendorRefusal known = Catalogue.ALL.get(key);
    if (known == null) {
      throw new IllegalArgumentException(
          "fault: message '" + key + "'; there are " + Catalogue.ALL.keySet());
    }
    return known;
  }

  /** The whole catalogue. */
  public static Map<String, VendorRefusal> all() {
    return Map.copyOf(Catalogue.ALL);
  }
}
