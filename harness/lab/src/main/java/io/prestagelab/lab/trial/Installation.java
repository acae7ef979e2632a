package io.prestagelab.lab.trial;

import io.prestagelab.lab.verdict.Evidence;
import io.prestagelab.lab.verdict.Verdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an installation ended.
 *
 * @param verdict the judge's verdict, or what stopped it
 * @param evidence the testimonies, or null if the installation did not end
 * @param reaction time from the server's fatal message to the end of the run; null if there was
 *     none
 */
public record Installation(
    Verdict verdict, @Nullable Evidence evidence, @Nullable Duration reaction) {}
