package io.prestagelab.features;

import io.cucumber.java.en.Given;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.content.Access;
import io.prestagelab.lab.content.ContentFault;
import io.prestagelab.lab.content.ContentServer;
import io.prestagelab.lab.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** What goes wrong at the System Controller. */
public final class ControllerSteps {
  private static final Map<String, Pattern> PLACES =
      Map.of(
          "the packages", Pattern.compile("/nodes/[^/]+/Packages/.*rpm$"),
          "the folder of packages", Pattern.compile("/nodes/[^/]+/Packages/"),
          "the patches", Pattern.compile("/patches/"),
          "the patches' packages", Pattern.compile("/patches/Packages/"),
          "the repository", Pattern.compile("/ostree_repo/"),
          "the second stage", Pattern.compile("/LiveOS/squashfs\\.img$"),
          "the Miniboot ISO", Pattern.compile("/bootimage\\.iso$"));
  private static final Pattern KERNEL_PACKAGE = Pattern.compile("/Packages/kernel-.*rpm$");
  private static final long MIDDLE_OF_PACKAGE = 3_000_000;

  /** The Miniboot ISO's last 14 MB are its kernel, and little else is read before it. */
  private static final long MIDDLE_OF_KERNEL = 12_000_000;

  private static final int SOME_OBJECTS = 300;
  private static final long READ_BEFORE_THAT = 8_000_000;

  private final Trial trial;

  /** Steps of one scenario. */
  public ControllerSteps(Trial trial) {
    this.trial = trial;
  }

  /** A status in place of a file. */
  @Given("the System Controller answers {int} for {}")
  public void status(int status, String place) {
    content().inject(new ContentFault.Status(place(place), status));
  }

  /** A package that never comes whole. */
  @Given("the System Controller drops the connection in the middle of the kernel package")
  public void cutPackage() {
    content().inject(new ContentFault.CutAt(KERNEL_PACKAGE, MIDDLE_OF_PACKAGE));
  }

  /** A file system that cannot be mounted. */
  @Given("the System Controller sends a damaged second stage")
  public void damagedStage2() {
    content().inject(new ContentFault.FlipBit(place("the second stage"), 0));
  }

  /** Nobody listens any more. */
  @Given("the System Controller goes away once the kickstart is fetched")
  public void goAway() {
    content().log().onAccess(this::closeAfterKickstart);
  }

  private void closeAfterKickstart(Access access) {
    if (access.path().endsWith(".cfg")) {
      closeAside();
    }
  }

  /** Not on the thread that still answers a request. */
  private void closeAside() {
    new Thread(content()::close, "controller-goes-away").start();
  }

  /** The first answer is its last. */
  @Given("the System Controller goes away once its repository is asked for")
  public void goAwayBeforePull() {
    goAwayAfterObjects(0);
  }

  /** Some of the release has come. */
  @Given("the System Controller goes away in the middle of the pull")
  public void goAwayDuringPull() {
    goAwayAfterObjects(SOME_OBJECTS);
  }

  private void goAwayAfterObjects(int count) {
    Pattern objects = Pattern.compile(count == 0 ? "/ostree_repo/" : "/ostree_repo/objects/");
    AtomicInteger asked = new AtomicInteger();
    content()
        .log()
        .onAccess(
            access -> {
              if (objects.matcher(access.path()).find() && asked.getAndIncrement() == count) {
                closeAside();
              }
            });
  }

  /** A medium that ends under the server. */
  @Given("the System Controller stops serving the Miniboot ISO in the middle of the kernel")
  public void dropMedium() {
    content().log().onAccess(this::dropAfterSomeMegabytes);
  }

  private void dropAfterSomeMegabytes(Access access) {
    Pattern iso = place("the Miniboot ISO");
    long sent =
        content().log().entries(a -> iso.matcher(a.path()).find()).stream()
            .mapToLong(Access::bytes)
            .sum();
    if (sent > READ_BEFORE_THAT) {
      content().inject(new ContentFault.Status(iso, 404));
    }
  }

  /** A file that was not copied to its end. */
  @Given("the System Controller's Miniboot ISO ends in the middle of the kernel")
  public void truncatedMedium() {
    content().inject(new ContentFault.Truncated(place("the Miniboot ISO"), MIDDLE_OF_KERNEL));
  }

  /** What it offers beside the release; it is there once the BMC has asked for its medium. */
  @Given("the System Controller offers a software patch")
  public void offerPatch() {
    content().log().onAccess(this::addPatch);
  }

  private void addPatch(Access access) {
    if (!access.path().endsWith("/bootimage.iso")) {
      return;
    }
    Path patches = trial.run().www().resolve(access.path().substring(1)).resolveSibling("patches");
    try {
      for (String folder : List.of("Packages", "repodata", "metadata")) {
        Files.createDirectories(patches.resolve(folder));
      }
      Files.writeString(patches.resolve("Packages/sample-patch-1.rpm"), "patched\n");
      Files.writeString(patches.resolve("repodata/repomd.xml"), "<repomd/>\n");
      Files.writeString(patches.resolve("metadata/sample-metadata.xml"), "<patch/>\n");
    } catch (IOException e) {
      throw new LabException("cannot offer a patch" + ": " + FileTrouble.reason(e), e);
    }
  }

  /** A medium over a thin line. */
  @Given("the System Controller sends the Miniboot ISO at {int} kB a second")
  public void slowMedium(int kilobytes) {
    content().inject(new ContentFault.Slow(place("the Miniboot ISO"), kilobytes * 1000L));
  }

  private ContentServer content() {
    return trial.lab().content();
  }

  private static Pattern place(String words) {
    Pattern pattern = PLACES.get(words);
    if (pattern == null) {
      throw new IllegalArgumentException("no place is called '" + words + "'");
    }
    return pattern;
  }
}
