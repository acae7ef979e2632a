package io.prestagelab.image.miniboot;

import io.prestagelab.image.InvalidInputException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

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

  private static final Pattern NUMBER = Pattern.compile("25[0-5]|2[0-4]\\d|1?\\d?\\d");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:%1$s)\\.){3}(?:%1$s)".formatted(NUMBER));
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern HOSTNAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]*)");
  private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]*");

  public BootNetwork {
    if (address.isEmpty() || networkInterface.isEmpty()) {
      throw new InvalidInputException(
          "boot network: address and interface are needed (--boot-ip, --boot-interface)");
    }
    address = address("--boot-ip", address);
    gateway = gateway.isEmpty() ? "" : address("--boot-gateway", gateway);
    requireNetmask(netmask, address.startsWith("[") ? 128 : 32);
    if (!hostname.isEmpty()) {
      require(HOSTNAME, "--boot-hostname", hostname, "letters, digits, dots and dashes");
    }
    require(INTERFACE, "--boot-interface", networkInterface, "a name as enp2s1 or enp2s1.100");
  }

  private static String address(String option, String given) {
    String bare =
        given.startsWith("[") && given.endsWith("]")
            ? given.substring(1, given.length() - 1)
            : given;
    if (IPV6.matcher(bare).matches() && isIpv6(bare)) {
      return "[" + bare + "]";
    }
    require(IPV4, option, given, "an IPv4 or IPv6 address");
    return given;
  }

  /** In brackets Java takes it for an address or not at all; nothing is asked of a name server. */
  private static boolean isIpv6(String address) {
    try {
      InetAddress.getByName("[" + address + "]");
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static void requireNetmask(String netmask, int longestPrefix) {
    boolean prefix = netmask.matches("\\d{1,3}") && Integer.parseInt(netmask) <= longestPrefix;
    boolean mask = longestPrefix == 32 && isMask(netmask);
    if (!netmask.isEmpty() && !prefix && !mask) {
      throw new InvalidInputException(
          "--boot-netmask '%s' is invalid: give a prefix length (0 to %d)%s"
              .formatted(
                  netmask,
                  longestPrefix,
                  longestPrefix == 32 ? " or a mask as 255.255.255.0" : ""));
    }
  }

  private static boolean isMask(String netmask) {
    if (!IPV4.matcher(netmask).matches()) {
      return false;
    }
    int bits = 0;
    for (String part : netmask.split("\\.")) {
      bits = bits << 8 | Integer.parseInt(part);
    }
    return Integer.bitCount(bits) == Integer.numberOfLeadingZeros(~bits);
  }

  private static void require(Pattern form, String option, String given, String right) {
    if (!form.matcher(given).matches()) {
      throw new InvalidInputException(
          "%s '%s' is invalid: give %s"
              .formatted(option, given.replaceAll("\\p{Cntrl}", "?"), right));
    }
  }

  /** The {@code ip=} word of the kernel's own form. */
  public String colons() {
    return "ip=%s::%s:%s:%s:%s:none"
        .formatted(address, gateway, netmask, hostname, networkInterface);
  }

  /** The {@code ip=} word of the Debian generation's kickstart, which IPv6 would not tear apart. */
  public String commas() {
    return "ip=%s,,%s,%s,%s,%s,off"
        .formatted(address, gateway, netmask, hostname, networkInterface);
  }
}
