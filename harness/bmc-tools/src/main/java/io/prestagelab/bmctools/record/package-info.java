/** Records BMCs: their resources as a mockup, clients' sessions with times; plays sessions back. */
@NullMarked
package io.prestagelab.bmctools.record;

import org.jspecify.annotations.NullMarked;
