package io.prestagelab.lab.trial;

import io.prestagelab.lab.content.Access;
import java.util.function.Consumer;

/**
 * Sees in the content server's log whether the BMC still gets its medium: one failed request may
 * happen, several in a row mean that the server behind the BMC reads from a medium that is gone.
 */
final class MediumServing implements Consumer<Access> {
  private static final int PATIENCE = 3;

  private final GuestWatch watch;
  private int failures;

  MediumServing(GuestWatch watch) {
    this.watch = watch;
  }

  @Override
  public synchronized void accept(Access access) {
    if (!access.path().endsWith("/bootimage.iso") || !access.method().equals("GET")) {
      return;
    }
    boolean good = access.complete() && access.status() < 400;
    failures = good ? 0 : failures + 1;
    if (failures == PATIENCE) {
      String how = access.complete() ? "HTTP " + access.status() : "a connection cut short";
      watch.fail(
          new GuestFailure(
              "virtual media",
              "the BMC lost the medium: %s got %s %d times in a row"
                  .formatted(access.path(), how, failures)));
    }
  }
}
