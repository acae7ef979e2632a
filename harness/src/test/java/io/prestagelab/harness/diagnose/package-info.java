/** Tests of the diagnosis. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.harness.diagnose;
