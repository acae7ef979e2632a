package io.prestagelab.lab.subcloud;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The install values of a subcloud, checked: which BMC, which disk, which network, which kind of
 * installation.
 *
 * @param bmcAddress the BMC's IP address
 * @param bmcPort its HTTPS port; 443 but in a lab, where several BMCs share an address
 * @param bmcUsername who logs in to it
 * @param bootstrapInterface the server's interface while it installs; on a VLAN {@code eth0.100}
 * @param bootstrapAddress the server's address on it
 * @param bootstrapPrefix length of its network prefix
 * @param gateway the next hop, or null
 * @param installType 0 to 5
 * @param softwareVersion the release, or null for that of the ISO
 * @param parameters further kernel parameters, in the builder's names
 */
public record InstallValues(
    String bmcAddress,
    int bmcPort,
    String bmcUsername,
    String bootstrapInterface,
    String bootstrapAddress,
    int bootstrapPrefix,
    @Nullable String gateway,
    int installType,
    @Nullable String softwareVersion,
    Map<String, String> parameters) {

  /** Copies its map. */
  public InstallValues {
    parameters = Map.copyOf(parameters);
  }

  /** The BMC's Redfish service. */
  public URI bmc() {
    String host = bmcAddress.contains(":") ? "[" + bmcAddress + "]" : bmcAddress;
    return URI.create("https://" + host + ":" + bmcPort);
  }
}
