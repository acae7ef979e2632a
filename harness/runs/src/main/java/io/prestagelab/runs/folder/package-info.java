/** Where the lab keeps things: its home and the folder of a run. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.runs.folder;
