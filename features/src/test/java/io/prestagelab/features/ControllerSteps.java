package io.prestagelab.features;

import io.cucumber.java.en.Given;
import io.prestagelab.harness.content.Access;
import io.prestagelab.harness.content.ContentFault;
import io.prestagelab.harness.content.ContentServer;
import java.util.Map;
import java.util.regex.Pattern;

/** What goes wrong at the System Controller. */
public final class ControllerSteps {
  private static final Map<String, Pattern> PLACES =
      Map.of(
          "the packages", Pattern.compile("/Packages/.*rpm$"),
          "the second stage", Pattern.compile("/LiveOS/squashfs\\.img$"),
          "the Miniboot ISO", Pattern.compile("/bootimage\\.iso$"));
  private static final Pattern KERNEL_PACKAGE = Pattern.compile("/Packages/kernel-.*rpm$");
  private static final long SOME_MEGABYTES = 3_000_000;

  private final Scene scene;

  /** Steps of one scenario. */
  public ControllerSteps(Scene scene) {
    this.scene = scene;
  }

  /** A status in place of a file. */
  @Given("the System Controller answers {int} for {}")
  public void status(int status, String place) {
    content().inject(new ContentFault.Status(place(place), status));
  }

  /** A package that never comes whole. */
  @Given("the System Controller drops the connection in the middle of the kernel package")
  public void cutPackage() {
    content().inject(new ContentFault.CutAt(KERNEL_PACKAGE, SOME_MEGABYTES));
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
      // not on the thread that still answers this request
      new Thread(content()::close, "controller-goes-away").start();
    }
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
    if (sent > SOME_MEGABYTES) {
      content().inject(new ContentFault.Status(iso, 404));
    }
  }

  /** A medium over a thin line. */
  @Given("the System Controller sends the Miniboot ISO at {int} kB a second")
  public void slowMedium(int kilobytes) {
    content().inject(new ContentFault.Slow(place("the Miniboot ISO"), kilobytes * 1000L));
  }

  private ContentServer content() {
    return scene.lab().content();
  }

  private static Pattern place(String words) {
    Pattern pattern = PLACES.get(words);
    if (pattern == null) {
      throw new IllegalArgumentException("no place is called '" + words + "'");
    }
    return pattern;
  }
}
