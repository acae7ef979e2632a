/** One offline HTML page for a run. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.runs.page;
