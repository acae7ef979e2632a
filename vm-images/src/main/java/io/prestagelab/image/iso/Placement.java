package io.prestagelab.image.iso;

import java.util.ArrayList;
import java.util.List;

/** Cuts a file's place into extents that directory records can tell of. */
final class Placement {

  private final long longest;

  /** Cuts into extents of at most so many bytes, a multiple of the sector size. */
  Placement(long longest) {
    this.longest = longest;
  }

  /** The extents of a file at that place; at least one, which may be empty. */
  List<Extent> cut(Extent whole) {
    List<Extent> parts = new ArrayList<>();
    long done = 0;
    do {
      long length = Math.min(longest, whole.length() - done);
      parts.add(new Extent(whole.offset() + done, length));
      done += length;
    } while (done < whole.length());
    return parts;
  }

  /** How many records a file of that content takes. */
  int records(Content content) {
    return content instanceof Content.Shared shared
        ? Math.max(1, shared.extents().size())
        : cut(new Extent(0, content.size())).size();
  }
}
