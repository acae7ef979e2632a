package io.prestagelab.image;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders with all that is in them. */
public final class FileTrees {

  /** As often a folder is emptied again into which somebody still writes. */
  private static final int MOST_TIMES = 100;

  private FileTrees() {}

  /**
   * Removes a file, or a folder and what is in it; links are removed, not followed. What vanishes
   * meanwhile is gone, what comes meanwhile goes too.
   *
   * @throws IOException if something cannot be removed, or new files come faster than they go
   */
  public static void delete(Path tree) throws IOException {
    for (int times = 1; Files.exists(tree, LinkOption.NOFOLLOW_LINKS); times++) {
      try {
        Files.walkFileTree(tree, new Removal());
      } catch (DirectoryNotEmptyException e) {
        if (times == MOST_TIMES) {
          throw e;
        }
      }
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException trouble) throws IOException {
      if (trouble instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw trouble;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException trouble)
        throws IOException {
      if (trouble != null) {
        throw trouble;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
