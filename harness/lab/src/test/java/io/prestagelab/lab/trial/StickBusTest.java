package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.host.BootableBus;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StickBusTest {

  @Test
  void a_kernels_version_is_read_from_its_header() {
    String version = "6.1.0-31-cloud-amd64 (debian-kernel@lists.debian.org)";
    assertThat(StickBus.version(kernel(0x3000, version))).isEqualTo(version);
  }

  @Test
  void what_is_no_kernel_has_no_version() {
    assertThat(StickBus.version(new byte[16])).isEmpty();
    assertThat(StickBus.version(new byte[0x300])).isEmpty();
    assertThat(StickBus.version(ByteBuffer.allocate(0x300).putShort(0x20E, (short) -1).array()))
        .isEmpty();
  }

  @Test
  void without_a_stick_there_is_no_usb() {
    assertThat(StickBus.of(null)).isEqualTo(BootableBus.SCSI);
  }

  private static byte[] kernel(int offset, String version) {
    return ByteBuffer.allocate(0x4000)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(0x20E, (short) offset)
        .put(offset + 0x200, version.getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
