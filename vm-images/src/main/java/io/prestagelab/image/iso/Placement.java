package io.prestagelab.image.iso;

import java.util.ArrayList;
import java.util.List;

/** Cuts a file's place into extents that directory records can tell of. */
final class Placement {

  private Placement() {}

  /** Extents of at most {@link Sectors#MAX_EXTENT} bytes; at least one, which may be empty. */
  static List<Extent> cut(Extent whole) {
    List<Extent> parts = new ArrayList<>();
    long done = 0;
    do {
      long length = Math.min(Sectors.MAX_EXTENT, whole.length() - done);
      parts.add(new Extent(whole.offset() + done, length));
      done += length;
    } while (done < whole.length());
    return parts;
  }

  /** How many records a file of that content takes. */
  static int records(Content content) {
    return content instanceof Content.Shared shared
        ? Math.max(1, shared.extents().size())
        : cut(new Extent(0, content.size())).size();
  }
}
