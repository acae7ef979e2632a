package io.prestagelab.emulator.serve;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of a configuration that can be judged before anything is started. */
final class ConfigCheck {
  private static final int LARGEST_PORT = 65_535;

  /** QEMU's firmware starts in no less. */
  private static final int LEAST_MEMORY = 64;

  /** An id is a part of URIs and the name of a folder. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final String file;

  ConfigCheck(String file) {
    this.file = file;
  }

  /**
   * Looks through all of it.
   *
   * @throws ConfigException at the first value that cannot be
   */
  void check(ServeConfig config) {
    try {
      values(config);
    } catch (ConfigException e) {
      throw file.isEmpty() ? e : new ConfigException(file + ": " + e.getMessage(), e);
    }
  }

  private static void values(ServeConfig config) {
    port("control", config.control());
    Set<String> names = new TreeSet<>();
    for (BmcConfig bmc : config.bmcs()) {
      service(bmc);
      for (BmcConfig system : bmc.members()) {
        server(system);
        if (!names.add(system.name())) {
          throw refusal("two BMCs are named '" + system.name() + "'");
        }
      }
    }
  }

  private static void service(BmcConfig bmc) {
    String who = "BMC '" + bmc.name() + "': ";
    port(who + "port", bmc.service().port());
    if (bmc.user().isBlank()) {
      throw refusal(who + "user is empty; give it a name, or leave the key out for 'admin'");
    }
    if (bmc.password().isEmpty()) {
      throw refusal(
          who + "password is empty; give it a value, or leave the key out for 'password'");
    }
  }

  private static void server(BmcConfig system) {
    String who = "BMC '" + system.name() + "': ";
    if (!NAME.matcher(system.name()).matches()) {
      throw refusal(
          who + "a name has 1 to 64 letters, digits, '.', '_' and '-', a letter or digit first");
    }
    boolean qemu = system.isQemu();
    Object mode = system.server().mode(system.name());
    if (!qemu && system.server().firmware() != null) {
      throw refusal(
          who + "firmware (" + mode + ") is of QEMU servers; add host: qemu, or leave it out");
    }
    least(who + "memory", system.server().memory(), LEAST_MEMORY, "MiB");
    least(who + "cpus", system.server().cpus(), 1, "CPU");
  }

  private static void port(String key, @Nullable Integer port) {
    if (port != null && (port < 0 || port > LARGEST_PORT)) {
      throw refusal(key + " " + port + " is no port; 1 to 65535, or 0 for a free one");
    }
  }

  private static void least(String key, @Nullable Integer value, int least, String unit) {
    if (value != null && value < least) {
      throw refusal("%s %d is too little; at least %d %s".formatted(key, value, least, unit));
    }
  }

  private static ConfigException refusal(String text) {
    return new ConfigException(text, null);
  }
}
