/** Tests of hosts; those tagged {@code qemu} start real machines. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.emulator.host;
