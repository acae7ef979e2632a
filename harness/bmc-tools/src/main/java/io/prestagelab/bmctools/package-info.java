/** Tools for any BMC, real ones too. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.bmctools;
