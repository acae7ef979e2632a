package io.prestagelab.lab.trial;

import io.prestagelab.emulator.host.BootCause;
import io.prestagelab.emulator.host.HostListener;
import io.prestagelab.image.install.IsoLayout;
import io.prestagelab.image.iso.Extent;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.lab.verdict.MediaTestimony;
import java.nio.file.Path;
import java.util.List;

/**
 * Hears what a server reads from its virtual medium and knows where the kernel lies on it: a boot
 * in which the kernel was read is a boot from the medium.
 */
final class MediumWatch implements HostListener {
  private final List<Extent> kernel;
  private final List<Extent> initrd;
  private final ReadCoverage all = new ReadCoverage();
  private ReadCoverage thisBoot = new ReadCoverage();
  private long bytes;
  private int boots;
  private boolean counted;

  /** For the Miniboot ISO in {@code file}, laid out like that. */
  MediumWatch(Path file, IsoLayout layout) {
    try (IsoReader iso = IsoReader.open(file)) {
      kernel = extents(iso, layout.kernel());
      initrd = extents(iso, layout.initrd());
    }
  }

  private static List<Extent> extents(IsoReader iso, String path) {
    return iso.find(path).orElseThrow(() -> new IllegalStateException(path + " missing")).extents();
  }

  @Override
  public synchronized void booted(BootCause cause) {
    thisBoot = new ReadCoverage();
    counted = false;
  }

  @Override
  public synchronized void mediaRead(long offset, int length) {
    bytes += length;
    all.add(offset, length);
    thisBoot.add(offset, length);
    if (!counted && kernel.stream().allMatch(part -> covers(thisBoot, part))) {
      counted = true;
      boots++;
    }
  }

  /** Boots from the medium so far. */
  synchronized int boots() {
    return boots;
  }

  synchronized MediaTestimony testimony() {
    return new MediaTestimony(
        bytes,
        kernel.stream().allMatch(part -> covers(all, part)),
        initrd.stream().allMatch(part -> covers(all, part)),
        boots);
  }

  private static boolean covers(ReadCoverage coverage, Extent part) {
    return coverage.covers(part.offset(), part.length());
  }
}
