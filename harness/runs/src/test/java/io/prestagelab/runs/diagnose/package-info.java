/** Tests of the diagnosis. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.runs.diagnose;
