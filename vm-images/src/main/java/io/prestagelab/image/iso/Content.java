package io.prestagelab.image.iso;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where the bytes of a file in a volume to be written come from. All sizes are known before
 * anything is written.
 */
public sealed interface Content {

  /** Its size in bytes. */
  long size();

  /** Bytes held in memory. */
  final class Text implements Content {

    private final byte[] bytes;

    /** Content of these bytes, which must not change any more. */
    public Text(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }
  }

  /** Bytes of a file on disk. */
  record Stored(Path file, List<Extent> extents) implements Content {

    public Stored {
      extents = List.copyOf(extents);
    }

    @Override
    public long size() {
      return sizeOf(extents);
    }
  }

  /**
   * Bytes that are in the volume already, as part of another file of it; they take no room of their
   * own.
   *
   * @param host path of that other file
   * @param extents where the bytes lie in it; each begins on a 2048-byte sector of it
   */
  record Shared(String host, List<Extent> extents) implements Content {

    public Shared {
      extents = List.copyOf(extents);
    }

    @Override
    public long size() {
      return sizeOf(extents);
    }
  }

  /** What is computed from the sums of other files of the volume while those are written. */
  sealed interface Sums extends Content {

    /** The files whose MD5 sums it needs. */
    List<String> paths();

    /** Its bytes, with the sums in hex by path. */
    byte[] bytes(Map<String, String> sums);
  }

  /**
   * The {@code md5sum} lines of other files of the volume.
   *
   * @param before lines that stand before them
   * @param paths the files, in the order of the lines; the lines name them without their
   *     directories
   */
  record Md5Lines(String before, List<String> paths) implements Sums {

    private static final int DIGEST_AND_BLANKS = 34;

    public Md5Lines {
      paths = List.copyOf(paths);
    }

    /** The lines with nothing before them. */
    public static Md5Lines of(List<String> paths) {
      return new Md5Lines("", paths);
    }

    @Override
    public long size() {
      return before.getBytes(StandardCharsets.UTF_8).length
          + paths.stream()
              .mapToLong(
                  path ->
                      DIGEST_AND_BLANKS + nameOf(path).getBytes(StandardCharsets.UTF_8).length + 1L)
              .sum();
    }

    @Override
    public byte[] bytes(Map<String, String> sums) {
      StringBuilder text = new StringBuilder(before);
      for (String path : paths) {
        text.append(sums.get(path)).append("  ").append(nameOf(path)).append('\n');
      }
      return text.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * One MD5 over the sorted {@code md5sum} lines of many files of the volume, which the lines name
   * by their whole paths.
   *
   * @param paths the files
   */
  record Md5OfLines(List<String> paths) implements Sums {

    private static final int DIGEST_AND_LINE_END = 33;

    public Md5OfLines {
      paths = List.copyOf(paths);
    }

    @Override
    public long size() {
      return DIGEST_AND_LINE_END;
    }

    @Override
    public byte[] bytes(Map<String, String> sums) {
      return (TreeSum.of(paths, sums) + "\n").getBytes(StandardCharsets.US_ASCII);
    }
  }

  static Content text(String text) {
    return new Text(text.getBytes(StandardCharsets.UTF_8));
  }

  private static long sizeOf(List<Extent> extents) {
    return extents.stream().mapToLong(Extent::length).sum();
  }

  private static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
