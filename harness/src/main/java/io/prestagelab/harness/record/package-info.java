/** Records BMCs: their resources as a mockup, clients' sessions with times; plays sessions back. */
@NullMarked
package io.prestagelab.harness.record;

import org.jspecify.annotations.NullMarked;
