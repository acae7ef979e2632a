package io.prestagelab.runs.diagnose;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a known program says that a step failed, whatever the reason: a line of that
 * form proves the step's cause, and carries the reason's text.
 *
 * @param lines phrases that a line of this form has
 * @param reads what the line must match; its named groups become holes. Null if the phrases' holes
 *     are enough
 * @param by what tells the step, in this order, as far as the line or the lines before it say it
 * @param statuses causes by HTTP status
 * @param cause if nothing else tells one; null if the line says nothing then
 * @param kind how far a line of this form is believed
 */
record Frame(
    String id,
    List<String> lines,
    @Nullable Expression reads,
    List<By> by,
    Map<String, String> statuses,
    @Nullable String cause,
    Signature.Kind kind) {

  enum By {
    /** The URL or action of the request that failed. */
    URL,
    /** The step that the program was in. */
    STEP,
    /** The device that the line names: a medium's or the server's own. */
    DEVICE,
    /** Whether the file that the line names is on the server's own disk. */
    PLACE,
    /** What the program's words, or its task's name, speak of: a guess, never a proof. */
    TOPIC,
    /** What the line before speaks of, such as a command that was typed: a guess. */
    BEFORE,
    /** What the command speaks of that was typed or run last, not long before: a guess. */
    COMMAND,
    /** The program that wrote the line, or that the command ran that was typed last: a guess. */
    PROGRAM,
    /** Nothing: it is only an error in a program's output, told if it is one of the last lines. */
    LAST,
    /** That the file tells of an installation at all. */
    PROGRESS
  }
}
