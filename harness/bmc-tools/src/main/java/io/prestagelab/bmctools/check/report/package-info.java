/** The result of a BMC check for people and for machines. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.bmctools.check.report;
