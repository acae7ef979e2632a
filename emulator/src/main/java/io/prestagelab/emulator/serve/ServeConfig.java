package io.prestagelab.emulator.serve;

import io.prestagelab.emulator.mockup.FileReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The configuration of {@code lab bmc serve}. Every key has a default; unknown keys are errors.
 *
 * @param folder where certificate, states, exchanges and servers' records are kept
 * @param tls HTTPS, or plain HTTP
 * @param certificate PEM file with the private key and certificate of TLS; one of its own if null
 * @param control port of the loopback address at which faults can be changed; closed if null
 * @param bmcs the BMCs; one with a simulated server if none is named
 */
public record ServeConfig(
    Path folder,
    boolean tls,
    @Nullable Path certificate,
    @Nullable Integer control,
    List<BmcConfig> bmcs) {

  /** Made when a file is read: a start without one need not wait for it. */
  private static final class Yaml {
    static final YAMLMapper MAPPER =
        YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /** The file's own shape, with everything optional. */
  private record Raw(
      @Nullable String folder,
      @Nullable Boolean tls,
      @Nullable String certificate,
      @Nullable Integer control,
      @Nullable List<BmcConfig> bmcs) {}

  /** One BMC with a simulated server, on a free port of the loopback address. */
  public static ServeConfig usual(Path folder) {
    return new ServeConfig(folder, true, null, null, List.of(BmcConfig.usual("server1")));
  }

  /** The same with faults that can be changed at this port of the loopback address. */
  public ServeConfig withControl(int port) {
    return new ServeConfig(folder, tls, certificate, port, bmcs);
  }

  /** The same with the resources of {@code mockup} in every BMC that names none. */
  public ServeConfig showing(MockupConfig mockup) {
    return new ServeConfig(
        folder, tls, certificate, control, bmcs.stream().map(bmc -> bmc.showing(mockup)).toList());
  }

  /**
   * Reads a configuration file.
   *
   * @param folder used if the file names none
   * @throws ConfigException if the file cannot be used, with the line where that is known
   */
  public static ServeConfig read(Path file, Path folder) {
    try {
      String text = Files.readString(file);
      if (text.lines().allMatch(line -> line.isBlank() || line.startsWith("#"))) {
        throw new ConfigException(
            file + ": it is empty; name BMCs in it, as docs/bmc.md shows", null);
      }
      Raw raw =
          Objects.requireNonNullElse(
              Yaml.MAPPER.readValue(text, Raw.class), new Raw(null, null, null, null, null));
      List<BmcConfig> bmcs = raw.bmcs() == null ? List.of() : raw.bmcs();
      ServeConfig config =
          new ServeConfig(
              raw.folder() == null ? folder : Path.of(raw.folder()),
              raw.tls() == null || raw.tls(),
              raw.certificate() == null ? null : Path.of(raw.certificate()),
              raw.control(),
              bmcs.isEmpty() ? List.of(BmcConfig.usual("server1")) : bmcs);
      new ConfigCheck(file.toString()).check(config);
      return config;
    } catch (UnrecognizedPropertyException e) {
      int line = lineOf(file, e.getPropertyName());
      throw new ConfigException(file + ":" + line + ": " + YamlTrouble.words(e), e);
    } catch (JacksonException e) {
      throw new ConfigException(at(file, e.getLocation()) + YamlTrouble.words(e), e);
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read (" + FileReason.of(e) + ")", e);
    }
  }

  /** Jackson does not know where in the file a record's unknown key was. */
  private static int lineOf(Path file, String key) {
    Pattern place = Pattern.compile("(^|[\\s{,\"'-])" + Pattern.quote(key) + "[\"']?\\s*:");
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (place.matcher(lines.get(i)).find()) {
          return i + 1;
        }
      }
      return 1;
    } catch (IOException e) {
      return 1;
    }
  }

  private static String at(Path file, @Nullable TokenStreamLocation location) {
    return location == null ? file + ": " : file + ":" + location.getLineNr() + ": ";
  }
}
