package io.prestagelab.emulator.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The personalities that come with the lab, and those in files of the user's. */
public final class Personalities {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final String FOLDER = "/profiles/";

  private Personalities() {}

  /** The names of those that come with the lab. */
  public static List<String> names() {
    return resource("index").lines().filter(line -> !line.isBlank()).toList();
  }

  /** Those that come with the lab. */
  public static List<Personality> all() {
    return names().stream().map(Personalities::named).toList();
  }

  /**
   * A personality by its name, or by the path of a YAML file.
   *
   * @throws ProfileException if there is none, or it has keys or quirks that are not known
   */
  public static Personality named(String name) {
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return file(Path.of(name));
    }
    if (!names().contains(name)) {
      throw new ProfileException(
          "no personality '%s'; there are %s, or give a .yaml file"
              .formatted(name, String.join(", ", names())));
    }
    return parse(name, resource(name + ".yaml"));
  }

  private static Personality file(Path file) {
    try {
      String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
      return parse(name, Files.readString(file));
    } catch (IOException e) {
      throw new ProfileException("personality " + file + " cannot be read; check the path", e);
    }
  }

  static Personality parse(String name, String yaml) {
    try {
      return MAPPER.readValue(yaml, Written.class).personality(name);
    } catch (JacksonException e) {
      throw new ProfileException(
          "personality %s: %s".formatted(name, String.valueOf(e.getOriginalMessage())), e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Personalities.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A personality as it is written; everything may be left out. */
  private record Written(
      @Nullable String about,
      @Nullable WrittenIds ids,
      @Nullable ObjectNode system,
      @Nullable ObjectNode manager,
      @Nullable ObjectNode drive,
      @Nullable ObjectNode root,
      @Nullable List<String> quirks) {

    @JsonCreator
    Written(
        @JsonProperty("about") @Nullable String about,
        @JsonProperty("ids") @Nullable WrittenIds ids,
        @JsonProperty("system") @Nullable ObjectNode system,
        @JsonProperty("manager") @Nullable ObjectNode manager,
        @JsonProperty("drive") @Nullable ObjectNode drive,
        @JsonProperty("root") @Nullable ObjectNode root,
        @JsonProperty("quirks") @Nullable List<String> quirks) {
      this.about = about;
      this.ids = ids;
      this.system = system;
      this.manager = manager;
      this.drive = drive;
      this.root = root;
      this.quirks = quirks;
    }

    Personality personality(String name) {
      Personality.Ids own = ids == null ? Personality.Ids.OWN : ids.ids();
      Set<Quirk> set = EnumSet.noneOf(Quirk.class);
      (quirks == null ? List.<String>of() : quirks).forEach(word -> set.add(quirk(name, word)));
      return new Personality(
          name,
          about == null ? "" : about,
          own,
          given(system),
          given(manager),
          given(drive),
          given(root),
          set);
    }

    private static ObjectNode given(@Nullable ObjectNode node) {
      return node == null ? JsonNodeFactory.instance.objectNode() : node;
    }

    private static Quirk quirk(String name, String word) {
      return Stream.of(Quirk.values())
          .filter(quirk -> quirk.word().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new ProfileException(
                      "personality %s: no quirk '%s'; there are %s"
                          .formatted(
                              name,
                              word,
                              Stream.of(Quirk.values())
                                  .map(Quirk::word)
                                  .collect(Collectors.joining(", ")))));
    }
  }

  private record WrittenIds(
      @Nullable String system,
      @Nullable String manager,
      @Nullable String chassis,
      @Nullable String drive) {

    @JsonCreator
    WrittenIds(
        @JsonProperty("system") @Nullable String system,
        @JsonProperty("manager") @Nullable String manager,
        @JsonProperty("chassis") @Nullable String chassis,
        @JsonProperty("drive") @Nullable String drive) {
      this.system = system;
      this.manager = manager;
      this.chassis = chassis;
      this.drive = drive;
    }

    Personality.Ids ids() {
      return new Personality.Ids(given(system), given(manager), given(chassis), given(drive));
    }

    private static String given(@Nullable String id) {
      return id == null ? "" : id;
    }
  }
}
