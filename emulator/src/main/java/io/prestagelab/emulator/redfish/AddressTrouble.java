package io.prestagelab.emulator.redfish;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;

/** Why an address cannot be listened at, and what would be right. */
final class AddressTrouble {
  private AddressTrouble() {}

  /** One line: {@code 127.0.0.1:443: no permission; choose a port above 1023}. */
  static String words(InetSocketAddress wanted, IOException trouble) {
    String address = wanted.getAddress().getHostAddress();
    String place = address.contains(":") ? "[" + address + "]" : address;
    String said = String.valueOf(trouble.getMessage());
    String lower = said.toLowerCase(Locale.ROOT);
    String what;
    if (lower.contains("in use")) {
      what = "the port is in use; choose another one";
    } else if (lower.contains("cannot assign")) {
      what = "the address is none of this machine; choose another one";
    } else if (lower.contains("permission")) {
      what = "no permission; choose a port above 1023";
    } else {
      what = said;
    }
    return place + ":" + wanted.getPort() + ": " + what;
  }
}
