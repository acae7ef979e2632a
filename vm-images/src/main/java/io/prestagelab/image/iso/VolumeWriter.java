package io.prestagelab.image.iso;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.ImageException;
import io.prestagelab.image.Progress;
import io.prestagelab.image.iso.BootImage.Platform;
import io.prestagelab.image.iso.VolumeTree.Node;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Writes an ISO 9660 volume in one pass: level 3 with Rock Ridge, an El Torito catalogue, a hybrid
 * boot sector and a media check. Every input is read once; sums are computed on the way.
 */
public final class VolumeWriter {

  private static final String EMPTY_SUM = DigestUtils.md5Hex(new byte[0]);
  private static final int BOOT_INFORMATION = 8;
  private static final int BOOT_INFORMATION_END = 64;
  private static final int BIOS_LOAD_SECTORS = 4;

  private final VolumeSettings settings;
  private final VolumeTree tree;
  private final VolumeLayout layout;
  private final Set<String> summed = new HashSet<>();
  private final Map<String, Future<String>> sums = new LinkedHashMap<>();

  /** Lays the volume out; nothing is written yet. */
  public VolumeWriter(VolumeSettings settings, VolumeTree tree) {
    this(settings, tree, Sectors.MAX_EXTENT);
  }

  VolumeWriter(VolumeSettings settings, VolumeTree tree, long longestExtent) {
    this.settings = settings;
    this.tree = tree;
    tree.file(settings.catalogue(), new Content.Text(new byte[Sectors.SIZE]));
    this.layout = new VolumeLayout(tree, new Placement(longestExtent), settings.style());
    for (Node node : tree.nodes().values()) {
      if (node.content() instanceof Content.Sums wanted) {
        wanted.paths().forEach(path -> summed.add(layout.files().writtenAs(path)));
      }
    }
  }

  /** The size that the volume will have, in bytes. */
  public long size() {
    return layout.size();
  }

  /** Bytes that the volume's files show and that are in it once only, for another file's sake. */
  public long sharedBytes() {
    return layout.files().sharedBytes();
  }

  /** Where the bytes of a file will lie. */
  public List<Extent> place(String path) {
    return layout.place(path);
  }

  /**
   * Writes the volume to a file that must not exist, and returns the MD5 sums of the files that
   * have md5 lines, by path.
   */
  public Map<String, String> write(Path file, Progress progress) {
    try (VolumeSink sink =
        new VolumeSink(file, layout.size(), settings.style().hasMediaCheck(), progress)) {
      byte[] primary = descriptors(sink);
      directories(sink);
      for (String path : layout.files().writeOrder()) {
        file(sink, path);
      }
      sink.doing("padding");
      sink.padTo(layout.size() - HybridBoot.BACKUP_BLOCKS * 512L);
      sink.write(hybrid().backup());
      if (settings.style().hasMediaCheck()) {
        mediaCheck(sink, primary);
      }
    } catch (IOException e) {
      throw new ImageException("writing " + file + " failed: " + FileTrouble.reason(e), e);
    }
    return sums();
  }

  private byte[] descriptors(VolumeSink sink) throws IOException {
    sink.doing("volume descriptors");
    sink.write(settings.hybridCode() == null ? new byte[16 * Sectors.SIZE] : hybrid().systemArea());
    byte[] primary = Descriptors.primary(settings, layout);
    sink.write(primary);
    sink.write(Descriptors.boot(first(settings.catalogue()).offset() / Sectors.SIZE));
    if (settings.style().hasJoliet()) {
      sink.write(Descriptors.joliet(settings, layout));
    }
    sink.write(Descriptors.terminator());
    return primary;
  }

  private void directories(VolumeSink sink) throws IOException {
    for (Hierarchy hierarchy : layout.hierarchies()) {
      sink.write(Descriptors.pathTables(hierarchy));
      for (DirectoryPlan plan : hierarchy.directories()) {
        sink.write(plan.bytes(hierarchy.records(plan.path())));
      }
    }
  }

  private void file(VolumeSink sink, String path) throws IOException {
    sink.doing(path);
    sink.padTo(first(path).offset());
    boolean summing = summed.contains(path);
    if (summing) {
      sink.beginFileSum();
    }
    content(sink, path);
    if (summing) {
      sums.put(path, sink.endFileSum());
    }
    sink.padTo(Sectors.roundUp(sink.position()));
  }

  private void content(VolumeSink sink, String path) throws IOException {
    Content content = tree.node(path).orElseThrow().contentOfFile();
    if (path.equals(settings.catalogue())) {
      sink.write(BootCatalogue.write(bootImages()));
    } else if (path.equals(settings.biosImage())) {
      sink.write(withBootInformation(content));
    } else if (content instanceof Content.Text text) {
      sink.write(text.bytes());
    } else if (content instanceof Content.Sums wanted) {
      sink.write(wanted.bytes(sums()));
    } else if (content instanceof Content.Stored stored) {
      try (FileChannel in = FileChannel.open(stored.file(), StandardOpenOption.READ)) {
        for (Extent extent : stored.extents()) {
          sink.copy(in, extent, stored.file());
        }
      }
    }
  }

  /** The sums so far, by all paths that show the bytes. */
  private Map<String, String> sums() {
    Map<String, String> written = new HashMap<>();
    sums.forEach((path, sum) -> written.put(path, DigestLane.await(sum)));
    Map<String, String> all = new HashMap<>();
    for (Node node : tree.nodes().values()) {
      if (node.content() instanceof Content.Sums wanted) {
        for (String path : wanted.paths()) {
          String sum = written.get(layout.files().writtenAs(path));
          if (sum != null) {
            all.put(path, sum);
          } else if (first(path).length() == 0) {
            all.put(path, EMPTY_SUM);
          }
        }
      }
    }
    return all;
  }

  private List<BootImage> bootImages() {
    List<BootImage> images = new ArrayList<>();
    images.add(
        new BootImage(
            Platform.BIOS, true, first(settings.biosImage()).offset(), BIOS_LOAD_SECTORS));
    if (settings.efiImage() != null) {
      Extent efi = first(settings.efiImage());
      int sectors = (int) Math.min(0xFFFF, (efi.length() + 511) / 512);
      images.add(new BootImage(Platform.EFI, true, efi.offset(), sectors));
    }
    return images;
  }

  /**
   * The boot information table by which isolinux finds the rest of itself: descriptor, own place,
   * length, checksum.
   */
  private byte[] withBootInformation(Content content) {
    if (!(content instanceof Content.Text text)) {
      throw new IllegalStateException("the BIOS boot image must be held in memory");
    }
    byte[] bytes = text.bytes().clone();
    ByteBuffer padded = Sectors.buffer((bytes.length + 3) / 4 * 4);
    padded.put(0, bytes);
    int sum = 0;
    for (int at = BOOT_INFORMATION_END; at < padded.limit(); at += 4) {
      sum += padded.getInt(at);
    }
    ByteBuffer table = Sectors.wrap(bytes);
    table.put(BOOT_INFORMATION, new byte[BOOT_INFORMATION_END - BOOT_INFORMATION]);
    table.putInt(8, 16).putInt(12, (int) (first(settings.biosImage()).offset() / Sectors.SIZE));
    table.putInt(16, bytes.length).putInt(20, sum);
    return bytes;
  }

  private HybridBoot hybrid() {
    Content.Text code = settings.hybridCode();
    return new HybridBoot(
        code == null ? new byte[HybridBoot.CODE] : code.bytes(),
        layout.size(),
        first(settings.biosImage()),
        settings.efiImage() == null || code == null ? null : first(settings.efiImage()),
        settings.volumeId() + settings.made().getEpochSecond());
  }

  private void mediaCheck(VolumeSink sink, byte[] primary) throws IOException {
    byte[] field = MediaCheck.field(DigestLane.await(sink.volumeSums()));
    System.arraycopy(field, 0, primary, MediaCheck.FIELD, field.length);
    sink.overwrite(16L * Sectors.SIZE, primary);
  }

  private Extent first(String path) {
    return layout.place(path).get(0);
  }
}
