package io.prestagelab.features;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a scenario ended.
 *
 * @param name its name
 * @param passed whether every step did what it says
 * @param error why not, or null
 * @param time how long it took
 */
public record ScenarioEnd(String name, boolean passed, @Nullable Throwable error, Duration time) {}
