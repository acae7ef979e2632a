/** Scenarios as data: written, read and run without Cucumber. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.lab.script;
