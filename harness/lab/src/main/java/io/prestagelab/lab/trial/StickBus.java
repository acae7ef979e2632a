package io.prestagelab.lab.trial;

import io.prestagelab.emulator.host.BootableBus;
import io.prestagelab.image.install.Generation;
import io.prestagelab.image.iso.IsoReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the stick with an installation ISO is plugged in: at a USB controller, unless the ISO's
 * kernel has no USB drivers. Those of clouds have none, and say so in their version.
 */
final class StickBus {
  /** Offset of the version's own offset in a Linux image ("The Linux/x86 Boot Protocol"). */
  private static final int VERSION = 0x20E;

  private static final int SETUP = 0x200;
  private static final int LONGEST = 128;

  private StickBus() {}

  /** The bus for {@code iso}; without one it does not matter. */
  static BootableBus of(@Nullable Path iso) {
    if (iso == null) {
      return BootableBus.SCSI;
    }
    try (IsoReader reader = IsoReader.open(iso)) {
      return Generation.find(reader)
          .map(generation -> generation.layout().kernel())
          .filter(reader::hasFile)
          .filter(kernel -> version(reader.read(kernel)).contains("cloud"))
          .map(kernel -> BootableBus.SCSI)
          .orElse(BootableBus.USB);
    }
  }

  /** The version in a Linux image, empty if it is none. */
  static String version(byte[] kernel) {
    if (kernel.length < VERSION + 2) {
      return "";
    }
    ByteBuffer image = ByteBuffer.wrap(kernel).order(ByteOrder.LITTLE_ENDIAN);
    int start = Short.toUnsignedInt(image.getShort(VERSION)) + SETUP;
    int end = start;
    while (end < kernel.length && end < start + LONGEST && kernel[end] != 0) {
      end++;
    }
    return start < end ? new String(kernel, start, end - start, StandardCharsets.US_ASCII) : "";
  }
}
