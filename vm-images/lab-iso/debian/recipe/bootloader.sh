# shellcheck shell=bash
# GRUB for the installed disk and for the ISO. ROOT and OUT are set by the caller.

readonly BOOT_MODULES=(part_gpt part_msdos fat ext2 iso9660 normal linux search search_label search_fs_uuid serial terminal echo configfile
  test loadenv boot reboot halt sleep minicmd)

# make_boot_images: boot code for BIOS (OUT/boot) and UEFI (OUT/EFI)
make_boot_images() {
  make_bios_images "$OUT/boot" partition "${BOOT_MODULES[@]}"
  make_efi_folder "$OUT/EFI" bootx64.efi
  remove_grub
}
