package io.prestagelab.emulator.host;

/**
 * Something that a server's firmware offers to boot from.
 *
 * @param device which device it is
 * @param name for people
 * @param uefiPath UEFI device path as text
 */
public record BootEntry(BootDevice device, String name, String uefiPath) {}
