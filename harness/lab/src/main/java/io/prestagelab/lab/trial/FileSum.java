package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;

/** The SHA-256 of a file. */
public final class FileSum {
  /** An installation ISO's is asked for again and again. */
  private static final Map<Known, String> SUMS = new ConcurrentHashMap<>();

  private record Known(Path file, long bytes, FileTime modified) {}

  private FileSum() {}

  /** In hexadecimal digits. */
  public static String sha256(Path file) {
    try {
      Known known =
          new Known(file.toAbsolutePath(), Files.size(file), Files.getLastModifiedTime(file));
      String sum = SUMS.get(known);
      if (sum == null) {
        sum = read(file);
        SUMS.put(known, sum);
      }
      return sum;
    } catch (IOException e) {
      throw new LabException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  private static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return DigestUtils.sha256Hex(in);
    }
  }
}
