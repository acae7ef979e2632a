@org.jspecify.annotations.NullMarked
package io.prestagelab.emulator.fault;
