/** Tests of the capsule. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.runs.capsule;
