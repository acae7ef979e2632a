package io.prestagelab.features.reproduce;

import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** All recipes: data, in {@code recipes.yaml}. */
public final class Recipes {
  private final List<Recipe> recipes;

  /** Reads them. */
  public Recipes() {
    try (InputStream in =
        Objects.requireNonNull(Recipes.class.getResourceAsStream("recipes.yaml"))) {
      recipes = new YAMLMapper().readTree(in).valueStream().map(Recipes::recipe).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recipe recipe(JsonNode node) {
    @Nullable Pattern says =
        node.has("says") ? Pattern.compile(node.path("says").asString()) : null;
    return new Recipe(
        node.path("cause").asString(),
        says,
        node.path("bare").asBoolean(false),
        node.path("steps").valueStream().map(JsonNode::asString).toList(),
        node.path("as").asString(""),
        node.path("not").asString(""));
  }

  /** The causes that have a recipe or a reason for having none. */
  public Set<String> causes() {
    return recipes.stream().map(Recipe::cause).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The causes that can be shown again. */
  public Set<String> reproducible() {
    return recipes.stream()
        .filter(recipe -> !recipe.steps().isEmpty())
        .map(Recipe::cause)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names by which a run of the lab may tell a cause: its own, and its own client's. */
  Set<String> names(String cause) {
    return Stream.concat(
            Stream.of(cause), of(cause).stream().map(Recipe::as).filter(as -> !as.isEmpty()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The recipes of a cause, in the order in which they are tried. */
  List<Recipe> of(String cause) {
    return recipes.stream().filter(recipe -> recipe.cause().equals(cause)).toList();
  }

  /**
   * The scenario that shows {@code cause} again.
   *
   * @param lines the lines that prove it and the reason that was told, in one text; empty if the
   *     cause is all that is known. A recipe follows the line: one that shows something else is not
   *     taken
   * @param firmware of the server, {@code BIOS} or {@code UEFI}
   * @throws LabException that says why there is none
   */
  public ReproductionScript script(String cause, String lines, String firmware) {
    for (Recipe recipe : recipes) {
      if (recipe.cause().equals(cause) && recipe.stepsFor(lines).isPresent()) {
        if (recipe.steps().isEmpty()) {
          throw new LabException(
              cause + " cannot be reproduced on a virtual server: " + recipe.not());
        }
        return new ReproductionScript(
            cause.replace('-', ' '), withFirmware(recipe.stepsFor(lines).get(), firmware));
      }
    }
    throw new LabException(
        String.format(
            Locale.ROOT,
            "no cause is called '%s'; those that can be reproduced are %s",
            cause,
            String.join(", ", reproducible())));
  }

  /** Steps that change the firmware say all of it themselves. */
  private static List<String> withFirmware(List<String> steps, String firmware) {
    if (steps.stream().anyMatch(step -> step.startsWith("its firmware is changed"))) {
      return steps;
    }
    String article = firmware.equals("UEFI") ? "a UEFI server" : "a BIOS server";
    return steps.stream().map(step -> step.replace("a BIOS server", article)).toList();
  }
}
