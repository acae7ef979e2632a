package io.prestagelab.cli;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.LabHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Options that one gives again and again: {@code lab.yaml} in the lab's folder, command by command,
 * each option by its long name without the dashes.
 *
 * <pre>{@code
 * demo: {firmware: uefi, accel: tcg}
 * bmc:
 *   check: {user: root}
 * }</pre>
 */
final class UsualOptions implements IDefaultValueProvider {
  private final Path file;
  private final JsonNode values;

  private UsualOptions(Path file, JsonNode values) {
    this.file = file;
    this.values = values;
  }

  /**
   * Those of the lab's folder, checked against the commands of {@code line}.
   *
   * @throws LabException if a key is none of a command's, or the file cannot be read
   */
  static UsualOptions of(LabHome home, CommandLine line) {
    Path file = home.usualOptions();
    if (!Files.exists(file)) {
      return new UsualOptions(file, JsonNodeFactory.instance.objectNode());
    }
    try {
      JsonNode values = new YAMLMapper().readTree(Files.readString(file));
      UsualOptions usual = new UsualOptions(file, values);
      usual.check(line, values, "");
      return usual;
    } catch (JacksonException e) {
      int number = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new LabException(file + ":" + number + ": this is no YAML; see docs/demo.md", e);
    } catch (IOException e) {
      throw new LabException(file + " cannot be read (" + FileTrouble.reason(e) + ")", e);
    }
  }

  private void check(CommandLine line, JsonNode given, String place) {
    if (given.isMissingNode() || given.isNull()) {
      return;
    }
    if (!given.isObject()) {
      throw new LabException(
          "%s: %s must be options with values; known: %s"
              .formatted(file, place.isEmpty() ? "this" : place, known(line)));
    }
    for (String key : given.propertyNames()) {
      String here = place.isEmpty() ? key : place + "." + key;
      CommandLine command = line.getSubcommands().get(key);
      if (command != null) {
        check(command, given.path(key), here);
      } else if (!known(line).contains(key)) {
        throw new LabException(
            "%s: unknown key '%s'; known: %s".formatted(file, here, known(line)));
      } else if (!given.path(key).isValueNode()) {
        throw new LabException("%s: %s must be one value".formatted(file, here));
      }
    }
  }

  private static Set<String> known(CommandLine line) {
    Set<String> known = new TreeSet<>();
    LauncherCommands.shown(line).forEach(each -> known.add(each.getCommandName()));
    for (OptionSpec option : line.getCommandSpec().options()) {
      if (!option.usageHelp() && !option.versionHelp() && !option.inherited()) {
        known.add(bare(option));
      }
    }
    return known;
  }

  private static String bare(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    JsonNode value = of(argument.command()).path(bare(option));
    return value.isValueNode() && !value.isNull() ? value.asString() : null;
  }

  private JsonNode of(CommandSpec command) {
    CommandSpec parent = command.parent();
    return parent == null ? values : of(parent).path(command.name());
  }
}
