package io.prestagelab.runs.diagnose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Progress that a log line shows.
 *
 * @param phase where an installation is after it, null if that does not change
 * @param says the same in plain words
 * @param begins 0, or the position among the beginnings of one attempt: a position that was already
 *     passed means another attempt
 * @param outcome what it decides, or null
 */
record Mark(
    String id,
    @Nullable Phase phase,
    String says,
    int begins,
    @Nullable Outcome outcome,
    List<String> lines) {}
