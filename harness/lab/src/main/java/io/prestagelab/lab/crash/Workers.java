package io.prestagelab.lab.crash;

import io.prestagelab.lab.LabException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Several works at a time. */
final class Workers {
  private Workers() {}

  /**
   * Does all of them.
   *
   * @param atOnce how many at a time
   * @throws LabException or what else the first that failed has thrown
   */
  static void run(List<? extends Runnable> works, int atOnce) {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      CompletableFuture.allOf(
              works.stream()
                  .map(work -> CompletableFuture.runAsync(work, threads))
                  .toArray(CompletableFuture[]::new))
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new LabException("states could not be judged", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
