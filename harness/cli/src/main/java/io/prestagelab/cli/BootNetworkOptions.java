package io.prestagelab.cli;

import io.prestagelab.image.miniboot.BootNetwork;
import picocli.CommandLine.Option;

/** Mixin: the network that the Miniboot ISO gives to the server ({@code --boot-...}). */
final class BootNetworkOptions {
  @Option(
      names = "--boot-interface",
      paramLabel = "IF",
      description = "Network interface; IF.VLAN on a VLAN.")
  private String networkInterface = "";

  @Option(names = "--boot-ip", paramLabel = "IP", description = "The server's address.")
  private String address = "";

  @Option(names = "--boot-netmask", paramLabel = "MASK", description = "Netmask or prefix length.")
  private String netmask = "";

  @Option(names = "--boot-gateway", paramLabel = "IP", description = "Gateway.")
  private String gateway = "";

  @Option(names = "--boot-hostname", paramLabel = "NAME", description = "Host name.")
  private String hostname = "";

  BootNetworkOptions() {}

  /** As given; what is missing is empty. */
  BootNetwork network() {
    return new BootNetwork(address, gateway, netmask, hostname, networkInterface);
  }
}
