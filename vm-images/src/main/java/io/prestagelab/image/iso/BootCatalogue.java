package io.prestagelab.image.iso;

import io.prestagelab.image.iso.BootImage.Platform;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** El Torito boot catalogue (specification 1.0 §2), read and written. */
final class BootCatalogue {

  static final String SYSTEM_ID = "EL TORITO SPECIFICATION";

  private static final int ENTRY = 32;
  private static final byte BOOTABLE = (byte) 0x88;
  private static final byte SECTION = (byte) 0x90;
  private static final byte LAST_SECTION = (byte) 0x91;

  private BootCatalogue() {}

  static List<BootImage> read(IsoReader iso, ByteBuffer bootRecord) {
    if (!Sectors.text(bootRecord, 7, 32).equals(SYSTEM_ID)) {
      return List.of();
    }
    long at = Sectors.unsignedInt(bootRecord, 71) * Sectors.SIZE;
    ByteBuffer catalogue = Sectors.wrap(iso.bytes(at, Sectors.SIZE));
    List<BootImage> images = new ArrayList<>();
    images.add(image(catalogue, ENTRY, Platform.of(catalogue.get(1) & 0xFF)));
    int place = 2 * ENTRY;
    while (place + ENTRY <= Sectors.SIZE && isSection(catalogue.get(place))) {
      boolean last = catalogue.get(place) == LAST_SECTION;
      Platform platform = Platform.of(catalogue.get(place + 1) & 0xFF);
      int count = catalogue.getShort(place + 2);
      for (int i = 1; i <= count && place + (i + 1) * ENTRY <= Sectors.SIZE; i++) {
        images.add(image(catalogue, place + i * ENTRY, platform));
      }
      place += (count + 1) * ENTRY;
      if (last) {
        break;
      }
    }
    return List.copyOf(images);
  }

  /** The catalogue's sector. */
  static byte[] write(List<BootImage> images) {
    ByteBuffer catalogue = Sectors.buffer(Sectors.SIZE);
    validation(catalogue, images.get(0).platform());
    put(catalogue, ENTRY, images.get(0));
    int place = 2 * ENTRY;
    for (int i = 1; i < images.size(); i++) {
      BootImage image = images.get(i);
      catalogue.put(place, i == images.size() - 1 ? LAST_SECTION : SECTION);
      catalogue.put(place + 1, (byte) image.platform().code);
      catalogue.putShort(place + 2, (short) 1);
      put(catalogue, place + ENTRY, image);
      place += 2 * ENTRY;
    }
    return Sectors.bytes(catalogue);
  }

  private static boolean isSection(byte indicator) {
    return indicator == SECTION || indicator == LAST_SECTION;
  }

  private static BootImage image(ByteBuffer catalogue, int at, Platform platform) {
    return new BootImage(
        platform,
        catalogue.get(at) == BOOTABLE,
        Sectors.unsignedInt(catalogue, at + 8) * Sectors.SIZE,
        Short.toUnsignedInt(catalogue.getShort(at + 6)));
  }

  private static void validation(ByteBuffer catalogue, Platform platform) {
    catalogue.put(0, (byte) 1);
    catalogue.put(1, (byte) platform.code);
    catalogue.putShort(30, (short) 0xAA55);
    int sum = 0;
    for (int i = 0; i < ENTRY; i += 2) {
      sum += catalogue.getShort(i);
    }
    catalogue.putShort(28, (short) -sum);
  }

  private static void put(ByteBuffer catalogue, int at, BootImage image) {
    catalogue.put(at, image.bootable() ? BOOTABLE : 0);
    catalogue.putShort(at + 6, (short) image.loadSectors());
    catalogue.putInt(at + 8, (int) (image.offset() / Sectors.SIZE));
  }
}
