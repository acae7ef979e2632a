/** From the logs of an installation to its cause: the signatures, the reading, the judgement. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.runs.diagnose;
