/** Finds out whether a BMC will install a subcloud, and with which client. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.bmctools.check;
