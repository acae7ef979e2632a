/**
 * Personalities: what makes a BMC look and behave like a vendor's. Data files say which layout,
 * identities and quirks; this package asks nobody and is asked on each request.
 */
@org.jspecify.annotations.NullMarked
package io.prestagelab.emulator.profile;
