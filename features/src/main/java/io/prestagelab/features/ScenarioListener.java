package io.prestagelab.features;

import io.prestagelab.runs.page.ScenarioResult;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Hears of scenarios, each when it has ended; of several at a time from several threads. */
public interface ScenarioListener {
  /**
   * A scenario has ended.
   *
   * @param result how
   * @param folder of its run; null if it failed before it had one
   */
  void ended(ScenarioResult result, @Nullable Path folder);
}
