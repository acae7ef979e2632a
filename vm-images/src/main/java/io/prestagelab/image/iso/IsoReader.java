package io.prestagelab.image.iso;

import io.prestagelab.image.FileBytes;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an ISO 9660 volume (ECMA-119) with Rock Ridge names and attributes and an El Torito boot
 * catalogue, from a file and without mounting it. The tree is read once, when opened; a damaged or
 * foreign file is refused with an {@link InvalidInputException}.
 */
public final class IsoReader implements AutoCloseable {

  private static final int FIRST_DESCRIPTOR = 16;
  private static final int LAST_DESCRIPTOR = 64;
  private static final int MAX_READ = 64 << 20;

  private final Path file;
  private final FileChannel channel;
  private final long length;
  private final IsoVolume volume;
  private final Map<String, IsoEntry> tree;
  private final List<BootImage> bootImages;

  private IsoReader(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.length = channel.size();
    ByteBuffer primary = descriptor(1);
    if (primary == null) {
      throw new InvalidInputException(
          file + " is not an ISO 9660 image: it has no primary volume descriptor");
    }
    this.volume =
        new IsoVolume(
            Sectors.text(primary, 40, 32),
            Sectors.text(primary, 574, 128),
            Sectors.unsignedInt(primary, 80) * Sectors.SIZE,
            mediaCheck(primary));
    if (length < volume.size()) {
      throw new InvalidInputException(
          "%s is truncated: it has %d bytes and its volume descriptor says %d; copy it again"
              .formatted(file, length, volume.size()));
    }
    ByteBuffer root = primary.slice(156, 34).order(ByteOrder.LITTLE_ENDIAN);
    this.tree = new TreeWalk(this).from(root);
    ByteBuffer boot = descriptor(0);
    this.bootImages = boot == null ? List.of() : BootCatalogue.read(this, boot);
  }

  /** Opens an image file and reads its tree. */
  public static IsoReader open(Path file) {
    String trouble = FileTrouble.withInput(file);
    if (trouble != null) {
      throw new InvalidInputException(
          "%s cannot be read: %s; give the path of an ISO image".formatted(file, trouble));
    }
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      try {
        return new IsoReader(file, channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new InvalidInputException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  /** The file that is read. */
  public Path file() {
    return file;
  }

  /** The size of the file in bytes. */
  public long length() {
    return length;
  }

  public IsoVolume volume() {
    return volume;
  }

  /** The boot catalogue's images, in its order; empty if the volume does not boot. */
  public List<BootImage> bootImages() {
    return bootImages;
  }

  /** Everything in the volume but the root, a directory before what is in it. */
  public List<IsoEntry> entries() {
    return List.copyOf(tree.values());
  }

  /** The entry at a path from the root, with or without a leading slash. */
  public Optional<IsoEntry> find(String path) {
    return Optional.ofNullable(tree.get(path.startsWith("/") ? path.substring(1) : path));
  }

  /** Whether there is a regular file at that path. */
  public boolean hasFile(String path) {
    return find(path).filter(IsoEntry::isFile).isPresent();
  }

  /** What lies directly in a directory; empty if there is no such directory. */
  public List<IsoEntry> list(String directory) {
    String wanted = directory.startsWith("/") ? directory.substring(1) : directory;
    return tree.values().stream().filter(entry -> entry.parent().equals(wanted)).toList();
  }

  /** The bytes of a file of at most 64 MiB. */
  public byte[] read(String path) {
    IsoEntry entry =
        find(path)
            .filter(IsoEntry::isFile)
            .orElseThrow(() -> new InvalidInputException(file + " has no file " + path));
    if (entry.size() > MAX_READ) {
      throw new InvalidInputException(
          "%s in %s is too large: %d bytes, at most %d"
              .formatted(path, file, entry.size(), MAX_READ));
    }
    ByteBuffer all = ByteBuffer.allocate((int) entry.size());
    entry.extents().forEach(extent -> all.put(bytes(extent.offset(), (int) extent.length())));
    return all.array();
  }

  /** The bytes of a file of any size; can be read by several threads, each with its own stream. */
  public InputStream stream(String path) {
    List<Extent> extents = find(path).orElseThrow().extents();
    return new ExtentStream(this::bytes, extents);
  }

  /** A text file's content. */
  public String readText(String path) {
    return new String(read(path), StandardCharsets.UTF_8);
  }

  /** The MD5 of a file, in hex. */
  public String md5(IsoEntry entry) {
    return ContentSums.md5(this, entry.extents());
  }

  /**
   * Whether the volume has the media check's MD5; false without a media check. All of it is read.
   */
  public boolean mediaCheckHolds() {
    return ContentSums.mediaCheckHolds(this);
  }

  /** Bytes at a place of the image file. */
  public byte[] bytes(long offset, int count) {
    if (offset + count > length) {
      throw new InvalidInputException(
          "%s is truncated or damaged: bytes %d to %d lie beyond its end"
              .formatted(file, offset, offset + count));
    }
    byte[] bytes = new byte[count];
    try {
      FileBytes.read(channel, offset, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + FileTrouble.reason(e), e);
    }
    return bytes;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable ByteBuffer descriptor(int type) {
    for (long sector = FIRST_DESCRIPTOR; sector < LAST_DESCRIPTOR; sector++) {
      if ((sector + 1) * Sectors.SIZE > length) {
        return null;
      }
      ByteBuffer buffer = Sectors.wrap(bytes(sector * Sectors.SIZE, Sectors.SIZE));
      if (!Sectors.text(buffer, 1, 5).equals("CD001") || buffer.get(0) == (byte) 0xFF) {
        return null;
      }
      if (buffer.get(0) == (byte) type) {
        return buffer;
      }
    }
    return null;
  }

  private static String mediaCheck(ByteBuffer primary) {
    String use = Sectors.text(primary, MediaCheck.FIELD, MediaCheck.FIELD_LENGTH);
    return use.contains("ISO MD5SUM") ? use : "";
  }
}
