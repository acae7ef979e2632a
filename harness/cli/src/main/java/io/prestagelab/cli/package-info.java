/** The lab command line. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.cli;
