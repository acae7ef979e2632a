package io.prestagelab.image.ostree;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.ImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A content object of an archive repository in another form: its file is stored, not deflated. The
 * object's name, its checksum and the file are what they were, so that nothing but the object's own
 * bytes tells the two repositories apart; ostree copies them as they are from archive to archive.
 *
 * @param path of the object below the repository, {@code objects/ab/cdef….filez}
 * @param bytes the object as it is now
 */
public record StoredObject(String path, byte[] bytes) {
  private static final int SMALL = 100;
  private static final int LARGE = 16_000;

  /**
   * Stores the first object of middling size.
   *
   * @param repository its folder
   * @throws ImageException if it has none, or it cannot be written
   */
  public static StoredObject in(Path repository) {
    try (Stream<Path> files = Files.walk(repository.resolve("objects"))) {
      List<Path> objects =
          files.filter(file -> file.toString().endsWith(".filez")).sorted().toList();
      for (Path object : objects) {
        long size = Files.size(object);
        if (size >= SMALL && size <= LARGE && store(object)) {
          return new StoredObject(
              repository.relativize(object).toString(), Files.readAllBytes(object));
        }
      }
    } catch (IOException e) {
      throw new ImageException(
          "the ostree repository %s cannot be marked: %s"
              .formatted(repository, FileTrouble.reason(e)),
          e);
    }
    throw new ImageException("the ostree repository %s has no files".formatted(repository));
  }

  private static boolean store(Path object) throws IOException {
    byte[] before = Files.readAllBytes(object);
    byte[] stored = ContentObject.of(before).stored();
    boolean other = !Arrays.equals(before, stored) && ContentObject.of(before).bytes().length > 0;
    if (other) {
      Files.write(object, stored);
    }
    return other;
  }
}
