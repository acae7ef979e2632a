package io.prestagelab.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A file or folder in the making, under a name of its own beside the real one. It takes the real
 * name when it is complete, and goes away on every other end: at once on an error or a signal, by
 * the next run after a kill.
 */
public final class UnfinishedOutput implements AutoCloseable {

  private static final String MARK = ".unfinished-";
  private static final Pattern LEFTOVER = Pattern.compile("\\..+\\.unfinished-(\\d+)");

  /** The longest name of most file systems is 255 bytes; mark and process id need some of them. */
  private static final int LONGEST_STEM = 200;

  private static final Map<Path, Object> LOCKS = new ConcurrentHashMap<>();

  private final Path target;
  private final Path path;
  private final Runnable afterRemoval;
  private boolean completed;

  private UnfinishedOutput(Path target, Runnable afterRemoval) {
    this.target = target.toAbsolutePath();
    this.path =
        this.target.resolveSibling("." + stem(target) + MARK + ProcessHandle.current().pid());
    this.afterRemoval = afterRemoval;
  }

  /**
   * Prepares for what is to get the name {@code target}; what a killed run left of it is removed.
   */
  public static UnfinishedOutput of(Path target) {
    return of(target, () -> {});
  }

  /**
   * The same, with something more to do when it did not become complete and has been removed; that
   * is done on a signal too.
   */
  public static UnfinishedOutput of(Path target, Runnable afterRemoval) {
    UnfinishedOutput unfinished = new UnfinishedOutput(target, afterRemoval);
    Path folder = Objects.requireNonNull(unfinished.target.getParent());
    sweep(folder, Pattern.compile(Pattern.quote("." + stem(target) + MARK) + "(\\d+)"));
    OutputsInWork.began(unfinished);
    return unfinished;
  }

  /** Writes what is to be complete. */
  public interface Making {
    /** Makes the file or folder {@code path}, which is not there. */
    void make(Path path) throws IOException;
  }

  /**
   * Makes {@code target} unless it is there; a half-made one is never seen under the real name. Of
   * this process's threads one makes it and the others wait; of processes that make it at once the
   * fastest one's work stands.
   *
   * @throws IOException if its folder cannot be made, or {@code making} fails
   */
  public static void once(Path target, Making making) throws IOException {
    synchronized (lockOf(target)) {
      if (Files.exists(target)) {
        return;
      }
      Files.createDirectories(Objects.requireNonNull(target.toAbsolutePath().getParent()));
      try (UnfinishedOutput half = of(target)) {
        making.make(half.path());
        half.completeUnlessThere();
      }
    }
  }

  /**
   * Makes {@code target} anew, in place of what is there. Who reads it meanwhile has the old file
   * or the new one; of processes that write it at once each writes its own, and the last one's
   * stands.
   *
   * @throws IOException if it cannot be made; what was there stays then
   */
  public static void replace(Path target, Making making) throws IOException {
    synchronized (lockOf(target)) {
      try (UnfinishedOutput whole = of(target)) {
        making.make(whole.path);
        Files.move(
            whole.path,
            whole.target,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        whole.completed = true;
      }
    }
  }

  private static Object lockOf(Path target) {
    return LOCKS.computeIfAbsent(target.toAbsolutePath(), path -> new Object());
  }

  /** Removes what killed runs left in a folder, whatever it was to become. */
  public static void sweep(Path folder) {
    sweep(folder, LEFTOVER);
  }

  /** Removes what is complete; at no moment is a part of it under the real name. */
  public static void undo(Path complete) throws IOException {
    Path path = new UnfinishedOutput(complete, () -> {}).path;
    Files.move(complete, path);
    FileTrees.delete(path);
  }

  /** Where to write. */
  public Path path() {
    return path;
  }

  /** Gives the complete file or folder its real name. */
  public void complete() {
    try {
      Files.move(path, target);
      completed = true;
    } catch (IOException e) {
      throw new ImageException(
          "%s could not be put in place: %s".formatted(target, FileTrouble.reason(e)), e);
    }
  }

  /** The same; if another process was faster, its work stands and this one's is dropped. */
  public void completeUnlessThere() {
    try {
      complete();
    } catch (ImageException e) {
      if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    try {
      remove();
    } finally {
      OutputsInWork.ended(this);
    }
  }

  /** An interrupted thread closes channels that it touches, so it is none while it tidies up. */
  void remove() {
    boolean interrupted = Thread.interrupted();
    try {
      FileTrees.delete(path);
    } catch (IOException e) {
      throw new ImageException(
          "the unfinished %s could not be removed: %s".formatted(path, FileTrouble.reason(e)), e);
    } finally {
      if (!completed) {
        afterRemoval.run();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The name in the unfinished one: itself, or its beginning and a sum if it is too long. */
  private static String stem(Path target) {
    String name = target.getFileName().toString();
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= LONGEST_STEM) {
      return name;
    }
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return "%s~%08x".formatted(name.substring(0, name.offsetByCodePoints(0, 40)), sum.getValue());
  }

  private static void sweep(Path folder, Pattern leftover) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.list(folder)) {
      for (Path each : files.toList()) {
        Matcher matcher = leftover.matcher(each.getFileName().toString());
        if (matcher.matches() && isDead(Long.parseLong(matcher.group(1)))) {
          FileTrees.delete(each);
        }
      }
    } catch (IOException e) {
      throw new ImageException(
          "the folder %s cannot be read: %s".formatted(folder, FileTrouble.reason(e)), e);
    }
  }

  private static boolean isDead(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
  }
}
