/** Witnesses and the judge who hears them. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.lab.verdict;
