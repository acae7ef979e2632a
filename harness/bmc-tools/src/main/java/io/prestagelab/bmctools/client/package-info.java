/**
 * The System Controller's Redfish client: tolerant of what BMCs do, one line for what they must not
 * do.
 */
@org.jspecify.annotations.NullMarked
package io.prestagelab.bmctools.client;
