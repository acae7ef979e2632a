package io.prestagelab.image.disk;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.ImageException;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.StockTool;
import io.prestagelab.image.UnfinishedOutput;
import io.prestagelab.image.iso.Extent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * An ext2, ext3 or ext4 file system at a place of a disk image, worked on by debugfs. Paths are
 * from its root, with or without a leading slash.
 */
public final class Ext4 {

  private static final StockTool DEBUGFS = StockTool.named("debugfs", "e2fsprogs");
  private static final StockTool MKFS = StockTool.named("mkfs.ext4", "e2fsprogs");
  private static final StockTool FSCK = StockTool.named("e2fsck", "e2fsprogs");
  private static final int SUPERBLOCK = 1024;
  private static final int MAGIC_AT = 0x38;
  private static final String BALLAST = "/lost+found/ballast";
  private static final int BALLAST_TREE = 64;

  private final Path disk;
  private final Extent place;

  Ext4(Path disk, Extent place) {
    this.disk = disk;
    this.place = place;
  }

  /** Whether the place holds such a file system, by the magic number of its superblock. */
  public boolean exists() {
    byte[] magic = DiskImage.open(disk).bytes(place.offset() + SUPERBLOCK + MAGIC_AT, 2);
    return magic[0] == 0x53 && (magic[1] & 0xFF) == 0xEF;
  }

  /** Names in a directory, but for the usual dots; empty if there is no such directory. */
  public List<String> list(String directory) {
    List<String> names = new ArrayList<>();
    for (String line : command("ls -p " + quoted(directory)).split("\n")) {
      String[] fields = line.split("/");
      // an entry begins with its inode's number; a complaint about a missing path begins with the
      // path
      boolean entry = line.startsWith("/") && fields.length > 5 && fields[1].matches("\\d+");
      if (entry && !fields[5].matches("\\.\\.?")) {
        names.add(fields[5]);
      }
    }
    return names;
  }

  /** Whether there is a file or directory at the path. */
  public boolean contains(String path) {
    return command("stat " + quoted(path)).contains("Inode:");
  }

  /** A text file's content. */
  public String readText(String path) {
    return with(path, file -> new String(allBytes(file), StandardCharsets.UTF_8));
  }

  /** Copies a file out to {@code target}. */
  public void copyOut(String path, Path target) {
    if (!contains(path)) {
      throw new InvalidInputException("%s has no %s in its file system".formatted(disk, path));
    }
    command("dump %s %s".formatted(quoted(path), quoted(target.toString())));
  }

  /** The MD5 of a file, in hex. */
  public String md5(String path) {
    return with(path, Ext4::md5);
  }

  /** Every file below a directory, by its path, with its MD5 in hex. */
  public Map<String, String> sums(String directory) {
    try {
      Path folder = Files.createTempDirectory("prestagelab");
      try {
        command("rdump %s %s".formatted(quoted(directory), quoted(folder.toString())));
        Path copy = folder.resolve(directory.substring(directory.lastIndexOf('/') + 1));
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(copy)) {
          files
              .filter(Files::isRegularFile)
              .forEach(file -> sums.put(directory + "/" + copy.relativize(file), md5(file)));
        }
        return sums;
      } finally {
        UnfinishedOutput.undo(folder);
      }
    } catch (IOException e) {
      throw new ImageException("reading " + directory + " failed: " + FileTrouble.reason(e), e);
    }
  }

  /** Puts a file in, over one that may be there; missing directories above it are made. */
  public void write(String path, Path content) {
    remove(path);
    List<String> commands = new ArrayList<>(directoriesAbove(path));
    commands.add("write %s %s".formatted(quoted(content.toString()), quoted(path)));
    change(commands);
    if (!contains(path)) {
      throw new ImageException("writing %s into %s failed: is it full?".formatted(path, disk));
    }
  }

  /** Puts a text file in, over one that may be there. */
  public void writeText(String path, String text) {
    try {
      Path file = Files.createTempFile("prestagelab", ".txt");
      try {
        Files.writeString(file, text);
        write(path, file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new ImageException("writing " + path + " failed: " + FileTrouble.reason(e), e);
    }
  }

  public void makeDirectory(String path) {
    String directory = withoutLastSlash(path);
    List<String> commands = new ArrayList<>(directoriesAbove(directory));
    commands.add("mkdir " + quoted(directory));
    change(commands);
  }

  /** Removes a file, or a directory with what is in it. Nothing there is no error. */
  public void remove(String path) {
    List<String> commands = new ArrayList<>();
    removal(withoutLastSlash(path), commands);
    change(commands);
  }

  /** Gives what is at a path another name in the same directory, where nothing may be. */
  public void rename(String path, String name) {
    change(List.of("link %s %s".formatted(quoted(path), quoted(name)), "unlink " + quoted(path)));
    if (!contains(name) || contains(path)) {
      throw new ImageException("renaming %s in %s failed".formatted(path, disk));
    }
  }

  /** debugfs finds no name behind a last slash. */
  private static String withoutLastSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /**
   * Inverts one bit of a file, where it lies on the disk; sizes, times and the file system stay as
   * they are.
   */
  public void flipBit(String path, long byteOffset) {
    DiskImage image = DiskImage.open(disk);
    long at = position(path, byteOffset);
    byte[] bytes = image.bytes(at, 1);
    bytes[0] ^= 1;
    image.overwrite(at, bytes);
  }

  /** Where a byte of a file lies on the disk. */
  public long position(String path, long byteOffset) {
    long block = byteOffset / blockSize();
    String answer = command("bmap %s %d".formatted(quoted(path), block)).strip();
    String physical = answer.substring(answer.lastIndexOf('\n') + 1);
    if (!physical.matches("[1-9]\\d*")) {
      throw new InvalidInputException(
          "%s in %s has no byte %d on the disk".formatted(path, disk, byteOffset));
    }
    return place.offset() + Long.parseLong(physical) * blockSize() + byteOffset % blockSize();
  }

  /** Shortens a file's size, as a copy that was cut off leaves it. */
  public void truncate(String path, long size) {
    change(List.of("set_inode_field %s size %d".formatted(quoted(path), size)));
  }

  /** How many blocks it has. */
  public long blocks() {
    return superblock("Block count");
  }

  /** How many of them are free, root's among them. */
  public long freeBlocks() {
    return superblock("Free blocks");
  }

  private long superblock(String name) {
    return command("show_super_stats -h")
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1).strip()))
        .findFirst()
        .orElseThrow(
            () -> new InvalidInputException("%s has no file system with %s".formatted(disk, name)));
  }

  /**
   * Fills it, without data, until so many blocks are free. Takes a file in {@code lost+found}.
   *
   * @throws InvalidInputException if no more are free now
   */
  public void leaveFree(long wanted) {
    writeText(BALLAST, "x");
    long free = freeBlocks();
    if (free < wanted + BALLAST_TREE) {
      throw new InvalidInputException(
          "%s has %d free blocks, not %d and more".formatted(disk, free, wanted + BALLAST_TREE));
    }
    // the first step makes the tree that says where the file lies, the second is exact
    long most = free - wanted - BALLAST_TREE;
    growBallast(1, most);
    growBallast(most + 1, most + freeBlocks() - wanted);
    if (freeBlocks() != wanted) {
      throw new ImageException("%s cannot be filled to the block".formatted(disk));
    }
  }

  private void growBallast(long first, long last) {
    if (first <= last) {
      change(List.of("fallocate %s %d %d".formatted(quoted(BALLAST), first, last)));
    }
  }

  /** Makes the file system one that cannot be mounted: its superblock is overwritten. */
  public void damageSuperblock() {
    DiskImage.open(disk).overwrite(place.offset() + SUPERBLOCK, new byte[1024]);
  }

  /** Whether e2fsck finds nothing to complain about. */
  public boolean isSound() {
    try {
      FSCK.run(List.of("-n", "-f", at(disk, place)));
      return true;
    } catch (InvalidInputException e) {
      throw e;
    } catch (ImageException e) {
      return false;
    }
  }

  void format(String label) {
    MKFS.run(
        List.of(
            "-q",
            "-F",
            "-b",
            Integer.toString(4096),
            "-L",
            label,
            "-E",
            "offset=%d,lazy_itable_init=1,lazy_journal_init=1".formatted(place.offset()),
            disk.toString(),
            "%dk".formatted(place.length() / 1024)));
  }

  private void removal(String path, List<String> commands) {
    List<String> children = list(path);
    if (children.isEmpty()) {
      commands.add("rm " + quoted(path));
      commands.add("rmdir " + quoted(path));
      return;
    }
    children.forEach(child -> removal(path + "/" + child, commands));
    commands.add("rmdir " + quoted(path));
  }

  private static List<String> directoriesAbove(String path) {
    List<String> commands = new ArrayList<>();
    String rooted = path.startsWith("/") ? path : "/" + path;
    for (int at = rooted.indexOf('/', 1); at > 0; at = rooted.indexOf('/', at + 1)) {
      commands.add("mkdir " + quoted(rooted.substring(0, at)));
    }
    return commands;
  }

  private long blockSize() {
    byte[] shift = DiskImage.open(disk).bytes(place.offset() + SUPERBLOCK + 0x18, 1);
    return 1024L << shift[0];
  }

  private String command(String request) {
    return DEBUGFS.run(List.of("-R", request, at(disk, place)));
  }

  private void change(List<String> commands) {
    try {
      Path script = Files.createTempFile("prestagelab", ".debugfs");
      try {
        Files.write(script, commands);
        DEBUGFS.run(List.of("-w", "-f", script.toString(), at(disk, place)));
      } finally {
        Files.delete(script);
      }
    } catch (IOException e) {
      throw new ImageException("changing " + disk + " failed: " + FileTrouble.reason(e), e);
    }
  }

  private <T> T with(String path, Function<Path, T> use) {
    try {
      Path file = Files.createTempFile("prestagelab", ".file");
      try {
        copyOut(path, file);
        return use.apply(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new ImageException("reading " + path + " failed: " + FileTrouble.reason(e), e);
    }
  }

  private static byte[] allBytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ImageException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  private static String md5(Path file) {
    try {
      return new DigestUtils(DigestUtils.getMd5Digest()).digestAsHex(file);
    } catch (IOException e) {
      throw new ImageException(file + " cannot be summed: " + FileTrouble.reason(e), e);
    }
  }

  private static String at(Path disk, Extent place) {
    return disk + "?offset=" + place.offset();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
