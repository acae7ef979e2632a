package io.prestagelab.runs.capsule;

import io.prestagelab.image.disk.QemuImg;
import io.prestagelab.runs.RunException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A part of a disk that its image holds itself: not a hole, and not what lies under an overlay.
 *
 * @param at where on the disk, in bytes
 * @param bytes how many
 * @param zero whether they are all zero and take no room in the image
 * @param offset where in the image's file, in bytes
 */
record DiskExtent(long at, long bytes, boolean zero, long offset) {

  /** The parts of an image, in their order. */
  static List<DiskExtent> of(Path image) {
    List<DiskExtent> extents = new ArrayList<>();
    for (JsonNode part : new JsonMapper().readTree(QemuImg.map(image))) {
      boolean zero = part.path("zero").asBoolean(false);
      if (part.path("depth").asInt() != 0 || (zero && !part.path("present").asBoolean(true))) {
        continue;
      }
      if (!zero && !part.has("offset")) {
        throw new RunException(
            image + " is compressed; make it plain first: qemu-img convert -O raw");
      }
      extents.add(
          new DiskExtent(
              part.path("start").asLong(),
              part.path("length").asLong(),
              zero,
              part.path("offset").asLong(0)));
    }
    return extents;
  }
}
