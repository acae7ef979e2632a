package io.prestagelab.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file in the making, under a name of its own beside the real one. It takes the real name when it
 * is complete, and goes away on every other end: at once on an error or a signal, by the next run
 * after a kill.
 */
public final class UnfinishedFile implements AutoCloseable {

  private static final String MARK = ".unfinished-";

  private final Path target;
  private final Path file;
  private final Thread hook = new Thread(this::remove, "remove-unfinished");

  private UnfinishedFile(Path target) {
    this.target = target.toAbsolutePath();
    this.file =
        this.target.resolveSibling(
            "." + target.getFileName() + MARK + ProcessHandle.current().pid());
  }

  /**
   * Prepares for a file that is to get the name {@code target}; what a killed run left of it is
   * removed.
   */
  public static UnfinishedFile of(Path target) {
    UnfinishedFile unfinished = new UnfinishedFile(target);
    unfinished.sweep();
    Runtime.getRuntime().addShutdownHook(unfinished.hook);
    return unfinished;
  }

  /** Where to write. */
  public Path path() {
    return file;
  }

  /** Gives the complete file its real name. */
  public void complete() {
    try {
      Files.move(file, target);
    } catch (IOException e) {
      throw new ImageException(
          "%s could not be put in place: %s".formatted(target, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the machine is shutting down already, and the hook has the same to do
      return;
    }
  }

  private void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new ImageException("the unfinished " + file + " could not be removed", e);
    }
  }

  private void sweep() {
    Path folder = target.getParent();
    if (folder == null) {
      return;
    }
    Pattern leftover = Pattern.compile(Pattern.quote("." + target.getFileName() + MARK) + "(\\d+)");
    try (var files = Files.list(folder)) {
      for (Path each : files.toList()) {
        Matcher matcher = leftover.matcher(each.getFileName().toString());
        if (matcher.matches() && isDead(Long.parseLong(matcher.group(1)))) {
          Files.deleteIfExists(each);
        }
      }
    } catch (IOException e) {
      throw new ImageException("the folder " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isDead(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
  }
}
