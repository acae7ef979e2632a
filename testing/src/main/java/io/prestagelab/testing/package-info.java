/**
 * BMCs in tests of programs that speak Redfish: {@link io.prestagelab.testing.TestBmc} anywhere,
 * {@link io.prestagelab.testing.BmcExtension} in JUnit.
 */
@NullMarked
package io.prestagelab.testing;

import org.jspecify.annotations.NullMarked;
