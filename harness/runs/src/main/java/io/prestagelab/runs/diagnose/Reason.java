package io.prestagelab.runs.diagnose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a step failed, told by a tool's own line, a vendor's message or an HTTP status.
 *
 * @param lines phrases that show it
 * @param reads what the line must match; its named groups become holes. Null for any line
 * @param says the reason in words; holes may stand in it
 * @param advice what to do about it
 * @param rank the higher, the more it says
 */
record Reason(
    String id,
    List<String> lines,
    @Nullable Expression reads,
    String says,
    String advice,
    int rank) {}
