package io.prestagelab.lab.verdict;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The texts in which the editions of Miniboot's kickstarts say how they installed.
 *
 * @param edition for people
 * @param local what a local install says after {@code "Miniboot post: "}
 * @param remote what a remote install says there
 */
record MinibootEdition(String edition, Pattern local, Pattern remote) {
  private static final List<MinibootEdition> ALL = read();

  /** All known editions. */
  static List<MinibootEdition> all() {
    return ALL;
  }

  /** Whether {@code line} of an installer's log says, in any edition, that {@code mode} it was. */
  static boolean says(String line, Mode mode) {
    return ALL.stream().anyMatch(texts -> texts.of(mode).matcher(line).find());
  }

  private Pattern of(Mode mode) {
    return mode == Mode.LOCAL ? local : remote;
  }

  private static List<MinibootEdition> read() {
    try (InputStream file = MinibootEdition.class.getResourceAsStream("installer-texts.yaml")) {
      JsonNode editions = YAMLMapper.shared().readTree(Objects.requireNonNull(file));
      return StreamSupport.stream(editions.spliterator(), false)
          .map(
              one ->
                  new MinibootEdition(
                      one.path("edition").asString(), text(one, "local"), text(one, "remote")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the installer's texts cannot be read", e);
    }
  }

  private static Pattern text(JsonNode edition, String mode) {
    return Pattern.compile("Miniboot post: (?:" + edition.required(mode).asString() + ")$");
  }
}
