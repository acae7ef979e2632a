package io.prestagelab.lab.subcloud;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads an install values file (YAML) and refuses, in one line, what a System Controller would
 * refuse.
 */
public final class InstallValuesFile {
  private static final String INTERFACE = "bootstrap_interface";
  private static final int LAST_VLAN = 4094;
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Set<String> KNOWN =
      Set.of(
          "bmc_address",
          "bmc_port",
          "bmc_username",
          "bmc_ciphersuite",
          INTERFACE,
          "bootstrap_address",
          "bootstrap_address_prefix",
          "bootstrap_vlan",
          "boot_device",
          "console_type",
          "extra_boot_params",
          "hw_settle",
          "image",
          "install_type",
          "network_address",
          "network_mask",
          "nexthop_gateway",
          "no_check_certificate",
          "persistent_size",
          "rd.net.timeout.ipv6dad",
          "rootfs_device",
          "rvmc_debug_level",
          "software_version",
          "wipe_osds");

  private final String name;
  private final JsonNode values;

  private InstallValuesFile(String name, JsonNode values) {
    this.name = name;
    this.values = values;
  }

  /**
   * Reads {@code file}.
   *
   * @throws LabException in one line, if it cannot be read, a value is missing or not valid
   */
  public static InstallValues read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new LabException(
          "install values %s cannot be read: %s; give the path of a YAML file"
              .formatted(file, FileTrouble.reason(e)),
          e);
    }
  }

  static InstallValues parse(String name, String yaml) {
    try {
      JsonNode values = YAMLMapper.shared().readTree(yaml);
      InstallValuesFile file = new InstallValuesFile(name, values);
      if (!values.isObject()) {
        throw file.wrong("the file must hold 'key: value' lines");
      }
      return file.checked();
    } catch (JacksonException e) {
      String where = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
      throw new LabException("install values %s: not valid YAML%s".formatted(name, where), e);
    }
  }

  private InstallValues checked() {
    Set<String> unknown = new TreeSet<>(values.propertyNames());
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      throw wrong("unknown key %s; known are %s".formatted(unknown, new TreeSet<>(KNOWN)));
    }
    String bmc = address("bmc_address");
    String bootstrap = address("bootstrap_address");
    Optional<String> gateway = text("nexthop_gateway");
    gateway.ifPresent(value -> sameFamily("nexthop_gateway", value, bootstrap));
    sameFamily("bmc_address", bmc, bootstrap);
    return new InstallValues(
        bmc,
        number("bmc_port", 1, 65535).orElse(443),
        required("bmc_username"),
        required(INTERFACE) + vlan().map(number -> "." + number).orElse(""),
        bootstrap,
        prefix(bootstrap),
        gateway.orElse(null),
        requiredNumber("install_type", 0, 5),
        text("software_version").orElse(null),
        parameters());
  }

  private Map<String, String> parameters() {
    Map<String, String> words = new LinkedHashMap<>();
    text("rootfs_device").ifPresent(value -> words.put("rootfs_device", value));
    text("boot_device").ifPresent(value -> words.put("boot_device", value));
    number("persistent_size", 30000, Integer.MAX_VALUE)
        .ifPresent(value -> words.put("persistent_size", value.toString()));
    number("hw_settle", 0, Integer.MAX_VALUE)
        .ifPresent(value -> words.put("insthwsettle", value.toString()));
    number("rd.net.timeout.ipv6dad", 1, Integer.MAX_VALUE)
        .ifPresent(value -> words.put("rd.net.timeout.ipv6dad", value.toString()));
    vlan()
        .ifPresent(
            number -> words.put("vlan", "%1$s.%2$d:%1$s".formatted(required(INTERFACE), number)));
    flag("wipe_osds").ifPresent(value -> words.put("wipe_osds", value ? "1" : "0"));
    text("extra_boot_params").ifPresent(value -> words.put("extra_boot_params", value));
    return words;
  }

  private Optional<Integer> vlan() {
    return number("bootstrap_vlan", 1, LAST_VLAN);
  }

  private Optional<Boolean> flag(String key) {
    return text(key)
        .map(
            value ->
                switch (value) {
                  case "true", "1" -> true;
                  case "false", "0" -> false;
                  default ->
                      throw wrong("%s must be true or false, it is '%s'".formatted(key, value));
                });
  }

  private int prefix(String address) {
    return requiredNumber("bootstrap_address_prefix", 1, address.contains(":") ? 128 : 32);
  }

  private String address(String key) {
    String value = required(key);
    if (!ADDRESS.matcher(value).matches() || !parses(value)) {
      throw wrong("%s must be an IP address, it is '%s'".formatted(key, value));
    }
    return value;
  }

  private static boolean parses(String address) {
    try {
      // digits, dots and colons only: this never asks a name server
      return InetAddress.getByName(address) != null
          && (address.contains(":") || address.split("\\.").length == 4);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private void sameFamily(String key, String value, String bootstrap) {
    if (value.contains(":") != bootstrap.contains(":")) {
      throw wrong(
          "%s and bootstrap_address must be of the same IP version, they are %s and %s"
              .formatted(key, value, bootstrap));
    }
  }

  private int requiredNumber(String key, int least, int most) {
    required(key);
    return number(key, least, most).orElseThrow();
  }

  private Optional<Integer> number(String key, int least, int most) {
    JsonNode value = values.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      throw wrong(
          "%s must be a number from %d to %s, it is %s"
              .formatted(key, least, most == Integer.MAX_VALUE ? "more" : most, value));
    }
    return Optional.of(value.intValue());
  }

  private String required(String key) {
    return text(key)
        .orElseThrow(
            () -> wrong("Mandatory install value %s not present; add '%s: …'".formatted(key, key)));
  }

  private Optional<String> text(String key) {
    JsonNode value = values.path(key);
    return value.isValueNode() && !value.isNull() && !value.asString().isBlank()
        ? Optional.of(value.asString().strip())
        : Optional.empty();
  }

  private LabException wrong(String text) {
    return new LabException("install values %s: %s".formatted(name, text));
  }
}
