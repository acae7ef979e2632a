/** A run as one file that can be sent to somebody else. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.runs.capsule;
