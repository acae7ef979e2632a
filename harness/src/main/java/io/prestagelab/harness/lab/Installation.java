package io.prestagelab.harness.lab;

import io.prestagelab.harness.verdict.Evidence;
import io.prestagelab.harness.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * How an installation ended.
 *
 * @param verdict the judge's verdict, or what stopped it
 * @param evidence the testimonies, or null if the installation did not end
 */
public record Installation(Verdict verdict, @Nullable Evidence evidence) {}
