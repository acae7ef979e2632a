package io.prestagelab.bmctools.check;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a check waits for at the moment, for somebody who watches it. */
final class Waiting {
  private record Spell(Supplier<String> what, long since, Duration most) {}

  private volatile @Nullable Spell spell;

  /** Does {@code work}, which waits for {@code what} and gives up after {@code most}. */
  <T> T during(Supplier<String> what, Duration most, Supplier<T> work) {
    Spell outer = spell;
    spell = new Spell(what, System.nanoTime(), most);
    try {
      return work.get();
    } finally {
      spell = outer;
    }
  }

  /** In words, with how long it has taken and may take; empty if nothing is waited for. */
  Optional<String> now() {
    Spell now = spell;
    if (now == null) {
      return Optional.empty();
    }
    long seconds = Duration.ofNanos(System.nanoTime() - now.since()).toSeconds();
    return Optional.of(
        "waiting for %s: %d s, at most %d s"
            .formatted(now.what().get(), seconds, now.most().toSeconds()));
  }
}
