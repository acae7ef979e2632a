package io.prestagelab.image.miniboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would shift the fields of {@code ip=}, or is no address at all, is refused. */
final class BootNetworkTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.2.15, 10.0.2.2, 24, sc-1, eth0, ip=10.0.2.15::10.0.2.2:24:sc-1:eth0:none",
    "10.0.2.15, '', 255.255.254.0, '', eth0.100, ip=10.0.2.15:::255.255.254.0::eth0.100:none",
    "2001:db8::15, [fe80::1], 64, sc1, enp2s1, ip=[2001:db8::15]::[fe80::1]:64:sc1:enp2s1:none",
    "::ffff:10.0.2.15, '', 128, a.b.example, eth0, ip=[::ffff:10.0.2.15]:::128:a.b.example:eth0:none"
  })
  void addresses_of_both_kinds(
      String address, String gateway, String netmask, String hostname, String port, String word) {
    assertThat(new BootNetwork(address, gateway, netmask, hostname, port).colons()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "999.1.1.1, '', 24, sc1, eth0, --boot-ip '999.1.1.1'",
    "10.0.2, '', 24, sc1, eth0, --boot-ip '10.0.2'",
    "controller-0, '', 24, sc1, eth0, --boot-ip 'controller-0'",
    "fd00:::1, '', 64, sc1, eth0, --boot-ip",
    "10.0.2.15, 10.0.2.300, 24, sc1, eth0, --boot-gateway '10.0.2.300'",
    "10.0.2.15, '', 999, sc1, eth0, --boot-netmask '999'",
    "10.0.2.15, '', 33, sc1, eth0, --boot-netmask '33'",
    "10.0.2.15, '', 255.0.255.0, sc1, eth0, --boot-netmask '255.0.255.0'",
    "fd00::1, '', 255.255.255.0, sc1, eth0, --boot-netmask",
    "10.0.2.15, '', 24, a:b, eth0, --boot-hostname 'a:b'",
    "10.0.2.15, '', 24, sc1, eth0:1, --boot-interface 'eth0:1'",
    "10.0.2.15, '', 24, 'sc 1', eth0, --boot-hostname 'sc 1'",
    "'', '', 24, sc1, eth0, --boot-ip",
    "10.0.2.15, '', 24, sc1, '', --boot-interface"
  })
  void what_is_no_network_is_refused_by_its_option(
      String address, String gateway, String netmask, String hostname, String port, String why) {
    assertThatThrownBy(() -> new BootNetwork(address, gateway, netmask, hostname, port))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(why);
  }
}
