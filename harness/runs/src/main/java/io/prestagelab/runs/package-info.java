/** What a run leaves, and what can be read from it. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.runs;
