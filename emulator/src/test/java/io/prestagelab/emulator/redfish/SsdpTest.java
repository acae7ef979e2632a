package io.prestagelab.emulator.redfish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SsdpTest {

  private static final UUID ID = UUID.fromString("8dea7372-23f9-565f-9396-2cd07febbe29");
  private static final Ssdp.Place PLACE =
      new Ssdp.Place(URI.create("https://192.0.2.7/redfish/v1/"), ID, false);

  private static String search(String target) {
    return "M-SEARCH * HTTP/1.1\r\nHost: 239.255.255.250:1900\r\nMan: \"ssdp:discover\"\r\nST: "
        + target
        + "\r\nMX: 3\r\n\r\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssdp:all",
        "urn:dmtf-org:service:redfish-rest:1",
        "urn:dmtf-org:service:redfish-rest:1:0"
      })
  void a_search_for_redfish_or_all_is_answered(String target) {
    assertThat(Ssdp.answer(search(target), PLACE).orElse(""))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("\r\nST:urn:dmtf-org:service:redfish-rest:1:18\r\n")
        .contains("\r\nUSN:uuid:" + ID + "::urn:dmtf-org:service:redfish-rest:1:18\r\n")
        .contains("\r\nAL:https://192.0.2.7/redfish/v1/\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void other_searches_and_announcements_are_not() {
    assertThat(Ssdp.answer(search("upnp:rootdevice"), PLACE)).isEmpty();
    assertThat(Ssdp.answer("NOTIFY * HTTP/1.1\r\nST: ssdp:all\r\n\r\n", PLACE)).isEmpty();
    assertThat(Ssdp.answer("", PLACE)).isEmpty();
  }
}
