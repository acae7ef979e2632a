package io.prestagelab.runs.diagnose;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.io.input.ReaderInputStream;

/**
 * The files that someone brought from the field, read as one stream of lines: plain logs, folders
 * of them, standard input, gzip, bzip2, xz and tar, also within each other. What a file is, its
 * first bytes say, not its name. Nothing is unpacked to disk.
 */
final class LogFiles {

  private static final int DEEPEST = 5;
  private static final int XZ_MEMORY_KIB = 100_000;
  private static final Path STANDARD_INPUT = Path.of("-");

  /**
   * Of folders and archives; kickstarts hold the very texts that they would log, a command line its
   * words.
   */
  private static final Set<String> NOT_LOGS =
      Set.of(
          "iso",
          "img",
          "raw",
          "qcow2",
          "rpm",
          "deb",
          "png",
          "html",
          "sfs",
          "squashfs",
          "sig",
          "cfg",
          "ks",
          "feature",
          "command",
          "conf",
          "py",
          "sh",
          "service",
          "rules",
          "pem",
          "crt",
          "key");

  private final LineSink sink;
  private final List<String> notes = new ArrayList<>();
  private long bytes;
  private long largest = FewerBytes.allowance(0);

  LogFiles(LineSink sink) {
    this.sink = sink;
  }

  /** What could not be read whole, one sentence each. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Bytes of the files as they lie on disk. */
  long bytes() {
    return bytes;
  }

  /**
   * Reads a file or everything in a folder, in the order of names.
   *
   * @throws RunException if it is not there or cannot be opened
   */
  void read(Path path) {
    if (path.equals(STANDARD_INPUT)) {
      readStandardInput();
    } else if (Files.isDirectory(path)) {
      list(path).forEach(this::readOne);
    } else if (Files.exists(path)) {
      readFile(path);
    } else {
      throw new RunException(path + " does not exist; give log files, folders or archives");
    }
  }

  private void readStandardInput() {
    try {
      unpack("stdin", new FewerBytes(System.in, Long.MAX_VALUE), 0);
    } catch (IOException e) {
      throw new RunException("standard input cannot be read: " + FileTrouble.reason(e));
    }
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(LogFiles::mayBeLog).sorted().toList();
    } catch (IOException e) {
      throw new RunException(folder + " cannot be listed: " + FileTrouble.reason(e));
    }
  }

  private static boolean mayBeLog(Path file) {
    return mayBeLog(file.toString());
  }

  private static boolean mayBeLog(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !NOT_LOGS.contains(ending);
  }

  /** One of many that cannot be read is no reason to stop. */
  private void readOne(Path file) {
    try {
      readFile(file);
    } catch (RunException e) {
      notes.add(e.getMessage());
    }
  }

  private void readFile(Path file) {
    // not Files.newInputStream: it asks a pipe for its position
    try (InputStream in = new FileInputStream(file.toFile())) {
      long size = Files.isRegularFile(file) ? Files.size(file) : 0;
      bytes += size;
      largest = FewerBytes.allowance(size);
      unpack(file.toString(), in, 0);
    } catch (IOException e) {
      throw new RunException(file + " cannot be read: " + FileTrouble.reason(e));
    }
  }

  private void unpack(String name, InputStream raw, int depth) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    FileKind kind = depth < DEEPEST ? FileKind.of(in) : FileKind.TEXT;
    try {
      switch (kind) {
        case GZIP -> unpack(name, bounded(new GZIPInputStream(in, 1 << 16)), depth + 1);
        case BZIP2 -> unpack(name, bounded(new BZip2CompressorInputStream(in, true)), depth + 1);
        case XZ -> unpack(name, bounded(xz(in)), depth + 1);
        case TAR -> unpackTar(name, in, depth);
        case UNREADABLE ->
            notes.add(name + " is compressed in a way that is not read here; unpack it first");
        case BINARY -> notes.add(name + " is no text; it was not read");
        case UTF16 -> readLines(name, utf8(in));
        case TEXT -> readLines(name, in);
      }
    } catch (IOException e) {
      notes.add(name + " is damaged (" + FileTrouble.reason(e) + "); what came before was read");
    }
  }

  private void readLines(String name, InputStream in) throws IOException {
    try {
      new LineSplitter(name, sink).read(in);
    } finally {
      sink.end();
    }
  }

  /** A text with a byte order mark, such as Windows' tools write. */
  private static InputStream utf8(InputStream in) throws IOException {
    return ReaderInputStream.builder()
        .setReader(new InputStreamReader(in, StandardCharsets.UTF_16))
        .setCharset(StandardCharsets.UTF_8)
        .get();
  }

  private static InputStream xz(InputStream in) throws IOException {
    return XZCompressorInputStream.builder()
        .setInputStream(in)
        .setDecompressConcatenated(true)
        .setMemoryLimitKiB(XZ_MEMORY_KIB)
        .get();
  }

  private InputStream bounded(InputStream in) {
    return new FewerBytes(in, largest);
  }

  private void unpackTar(String name, InputStream in, int depth) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(in);
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      if (entry.isFile() && mayBeLog(entry.getName())) {
        unpack(name + "!" + entry.getName(), tar, depth + 1);
      }
    }
  }
}
