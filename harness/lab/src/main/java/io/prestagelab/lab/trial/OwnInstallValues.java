package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The lab's own install values; the BMC's password is not kept in files. */
final class OwnInstallValues {
  private static final String BOOT_PARAMETERS = "extra_boot_params";

  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Those of that server. */
  OwnInstallValues(LabSettings settings, VirtualServer server, String release) {
    LabNetwork network = settings.network();
    values.put("bmc_address", network.loopback());
    values.put("bmc_port", server.bmc().getPort());
    values.put("bmc_username", server.bmcUser());
    values.put("bootstrap_interface", "eth0");
    values.put("bootstrap_address", network.server());
    values.put("bootstrap_address_prefix", network.prefix());
    if (network.vlan() != 0) {
      values.put("bootstrap_vlan", network.vlan());
    }
    values.put("nexthop_gateway", network.gateway());
    values.put("install_type", 0);
    values.put("software_version", release);
    values.put("rootfs_device", settings.disk().rootDevice());
    values.put("boot_device", settings.disk().rootDevice());
    values.put(BOOT_PARAMETERS, settings.bootParameters());
  }

  /** Changes them; further boot parameters come behind those that are there. */
  OwnInstallValues with(ValuesSource.Own own) {
    own.changes()
        .forEach(
            (key, value) -> {
              String kept = key.equals(BOOT_PARAMETERS) ? values.get(key) + " " : "";
              boolean number = value.matches("\\d{1,9}");
              values.put(key, number ? (Object) Integer.valueOf(value) : kept + value);
            });
    return this;
  }

  void write(Path file) {
    try {
      Files.writeString(file, new YAMLMapper().writeValueAsString(values));
    } catch (IOException e) {
      throw new LabException("cannot write " + file + ": " + FileTrouble.reason(e), e);
    }
  }
}
