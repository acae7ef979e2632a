package io.prestagelab.emulator.host;

/**
 * What a server has moved from and to one of its disks since power-on.
 *
 * @param device {@code disk0}, {@code disk1}… or {@code usb0}, the bootable device
 * @param read bytes read
 * @param written bytes written
 */
public record BlockUse(String device, long read, long written) {}
