package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.progress.Display;
import io.prestagelab.lab.progress.PlainDisplay;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.folder.RunFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What trials are made with, before a scenario says what is special about one.
 *
 * @param home where their folders are made
 * @param settings of their labs
 * @param what the end of their folders' names
 * @param keepDisks whether disks and ISOs stay in the folders
 * @param image a disk image that servers get a copy of, or null if the scenarios make their disks
 * @param display what shows a trial's progress
 * @param words what kickstarts in use can say, or null if they are the lab's own
 * @param ended hears of each trial at its end, of an interrupted one too; the folder has its logs
 */
public record Bench(
    LabHome home,
    LabSettings settings,
    String what,
    boolean keepDisks,
    @Nullable DiskCopy image,
    @Nullable KickstartWords words,
    Function<RunFolder, Display> display,
    Consumer<Trial> ended) {

  /** A bench for trials that nobody watches: their progress is kept in their folders. */
  public static Bench unwatched(LabHome home, LabSettings settings, String what) {
    return new Bench(home, settings, what, false, null, null, Bench::progressFile, trial -> {});
  }

  /** The same for trials that somebody watches. */
  public Bench watchedBy(Display watcher) {
    return new Bench(home, settings, what, keepDisks, image, words, run -> watcher, ended);
  }

  /** The same with disks and ISOs kept, or not. */
  public Bench keepingDisks(boolean keep) {
    return new Bench(home, settings, what, keep, image, words, display, ended);
  }

  /** The same for servers with a copy of that image, or with disks of their own. */
  public Bench withImage(@Nullable DiskCopy copy) {
    return new Bench(home, settings, what, keepDisks, copy, words, display, ended);
  }

  /** The same with kickstarts that may say things in other words, or with the lab's own. */
  public Bench withWords(@Nullable KickstartWords others) {
    return new Bench(home, settings, what, keepDisks, image, others, display, ended);
  }

  /** The same with somebody who hears of each trial's end. */
  public Bench telling(Consumer<Trial> listener) {
    return new Bench(home, settings, what, keepDisks, image, words, display, listener);
  }

  private static Display progressFile(RunFolder run) {
    try {
      return new PlainDisplay(new PrintStream(run.progress().toFile(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new LabException("cannot write " + run.progress() + ": " + FileTrouble.reason(e), e);
    }
  }
}
