/** Telling what is in an ISO, and how two differ. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.image.inspect;
