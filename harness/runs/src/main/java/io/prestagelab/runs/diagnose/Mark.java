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
 * @param step the cause, if what it begins fails; null if that is not known
 */
record Mark(
    String id,
    @Nullable Phase phase,
    String says,
    int begins,
    @Nullable Outcome outcome,
    @Nullable String step,
    List<String> lines) {}
