package io.prestagelab.runs.diagnose;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reason why an installation failed or was not local, and the lines that it is known by.
 *
 * @param phase where it happens, null if it can happen in several
 * @param leadsTo {@link Outcome#FAILED} or {@link Outcome#REMOTE}
 * @param title in the document's words; holes of the lines may stand in it
 * @param advice what to do
 * @param lines each proves it
 * @param hints each makes it likely
 * @param needs marks, one of which must be there, unless empty
 * @param notWith marks, none of which may be there
 * @param hides causes that are its consequences
 * @param neighbours causes that it is mistaken for, and the mark that rules them out
 * @param until marks after which its lines no longer count
 * @param symptom whether it only says that something went wrong
 * @param aftermath whether it is what something else ended in, more often than not: what was
 *     complained of before it is told with it, and nobody is certain that it is all
 * @param explained whether a reason that was told near its lines belongs to it
 */
record Cause(
    String id,
    @Nullable Phase phase,
    Outcome leadsTo,
    String title,
    String advice,
    List<String> lines,
    List<String> hints,
    List<String> needs,
    List<String> notWith,
    List<String> hides,
    Map<String, String> neighbours,
    List<String> until,
    boolean symptom,
    boolean aftermath,
    boolean explained) {}
