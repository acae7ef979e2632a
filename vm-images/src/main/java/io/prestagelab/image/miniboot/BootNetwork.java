package io.prestagelab.image.miniboot;

import io.prestagelab.image.InvalidInputException;

/**
 * The server's network while it installs, as the kernel's {@code ip=} argument takes it.
 *
 * @param address its address; IPv6 with or without brackets
 * @param gateway its gateway; empty for none
 * @param netmask its netmask or prefix length; empty for none
 * @param hostname its name; empty for none
 * @param networkInterface its interface, {@code eth0} or, on a VLAN, {@code eth0.100}
 */
public record BootNetwork(
    String address, String gateway, String netmask, String hostname, String networkInterface) {

  public BootNetwork {
    address = bracketed(address);
    gateway = bracketed(gateway);
    for (String part : new String[] {address, gateway, netmask, hostname, networkInterface}) {
      if (part.chars().anyMatch(c -> c <= ' ')) {
        throw new InvalidInputException(
            "boot network: '" + part + "' holds a blank, which ends a kernel argument");
      }
    }
    if (address.isEmpty() || networkInterface.isEmpty()) {
      throw new InvalidInputException(
          "boot network: address and interface are needed (--boot-ip, --boot-interface)");
    }
  }

  /** The {@code ip=} word. */
  public String kernelArgument() {
    return "ip=%s::%s:%s:%s:%s:none"
        .formatted(address, gateway, netmask, hostname, networkInterface);
  }

  private static String bracketed(String address) {
    return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
  }
}
