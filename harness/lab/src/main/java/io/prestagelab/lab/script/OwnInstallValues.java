package io.prestagelab.lab.script;

import io.prestagelab.lab.LabException;
import io.prestagelab.lab.trial.LabSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The lab's own install values with something in them changed. */
public final class OwnInstallValues {
  private final Map<String, Object> values = new LinkedHashMap<>();

  /**
   * Those of a lab's server.
   *
   * @param device its disk
   */
  public OwnInstallValues(String device) {
    values.put("bmc_address", "127.0.0.1");
    values.put("bmc_username", "sysadmin");
    values.put("bootstrap_interface", "eth0");
    values.put("bootstrap_address", "10.0.2.15");
    values.put("bootstrap_address_prefix", 24);
    values.put("nexthop_gateway", "10.0.2.2");
    values.put("install_type", 0);
    values.put("rootfs_device", device);
    values.put("boot_device", device);
    values.put("extra_boot_params", "no_timer_check");
  }

  /**
   * Changes what {@code word} says: {@code key: value}.
   *
   * @throws LabException if it does not say that
   */
  public OwnInstallValues with(String word) {
    int colon = word.indexOf(": ");
    if (colon < 1) {
      throw new LabException("install values are changed by 'key: value', not by '" + word + "'");
    }
    String key = word.substring(0, colon);
    String value = word.substring(colon + 2).strip();
    String kept = key.equals("extra_boot_params") ? values.get(key) + " " : "";
    values.put(key, value.matches("\\d{1,9}") ? (Object) Integer.valueOf(value) : kept + value);
    return this;
  }

  /** Writes them and gives {@code settings} with them. */
  public LabSettings write(Path file, LabSettings settings) {
    try {
      Files.writeString(file, new YAMLMapper().writeValueAsString(values));
      return settings.withInstallValues(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
