package io.prestagelab.image.boot;

/**
 * One choice of a boot menu.
 *
 * @param id by which GRUB's default names it
 * @param title what the user reads
 * @param bios kernel arguments when BIOS firmware boots
 * @param efi kernel arguments when EFI firmware boots
 */
public record MenuEntry(String id, String title, KernelArguments bios, KernelArguments efi) {}
