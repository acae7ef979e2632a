/** Tests of the coverage of kickstarts. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.runs.coverage;
