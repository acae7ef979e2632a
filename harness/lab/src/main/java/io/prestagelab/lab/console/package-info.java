/** Reading what a server prints: lines without escape sequences, and the bank of fatal messages. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.lab.console;
