/** The lab at work: servers, prestaging, Miniboot, first boot. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.lab.trial;
