# shellcheck shell=bash
# GRUB for the installed system and for the ISO. ROOT, OUT and ISO are set by the caller.

readonly BOOT_MODULES=(part_gpt fat ext2 normal linux search search_fs_uuid serial terminal echo configfile test boot reboot halt sleep)

# make_boot_images: boot code for BIOS and UEFI, in the installer's folder of the root file system; UEFI's in the ISO too
make_boot_images() {
  local dir=$ROOT/usr/lib/lab-installer/boot
  make_bios_images "$dir" /boot "${BOOT_MODULES[@]}"
  make_efi_folder "$ISO/EFI" BOOTX64.EFI
  cp -r "$ISO/EFI" "$dir/"
  remove_grub
}
