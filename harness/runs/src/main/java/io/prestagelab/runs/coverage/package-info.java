/** Which lines of kickstarts' scripts ran in which scenario, and which failure messages came. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.runs.coverage;
