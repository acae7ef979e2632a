package io.prestagelab.lab.trial;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The network of a lab: QEMU's user network shows this machine's loopback interface to the server
 * at an address of its own.
 *
 * @param loopback where BMC and content server listen
 * @param server the server's address
 * @param prefix length of its network's prefix
 * @param gateway where the server sees this machine
 * @param vlan the only VLAN that the server's switch port carries, with its tag; 0 for none
 * @param link bytes a second that the System Controller's content goes to the site at, to server
 *     and BMC together; 0 if nothing limits it
 */
public record LabNetwork(
    String loopback, String server, int prefix, String gateway, int vlan, long link) {

  /** Everything by IPv4. */
  public static final LabNetwork IPV4 =
      new LabNetwork("127.0.0.1", "10.0.2.15", 24, "10.0.2.2", 0, 0);

  /** Everything by IPv6. */
  public static final LabNetwork IPV6 = new LabNetwork("::1", "fec0::15", 64, "fec0::2", 0, 0);

  /** The same with the server's side in a VLAN. */
  public LabNetwork inVlan(int number) {
    return new LabNetwork(loopback, server, prefix, gateway, number, link);
  }

  /** The same over a link of so many bytes a second. */
  public LabNetwork overLink(long bytesPerSecond) {
    return new LabNetwork(loopback, server, prefix, gateway, vlan, bytesPerSecond);
  }

  /** Where BMC and content server listen. */
  InetAddress address() {
    try {
      return InetAddress.getByName(loopback);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(loopback + " is no address", e);
    }
  }
}
