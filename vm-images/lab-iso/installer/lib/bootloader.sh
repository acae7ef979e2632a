# shellcheck shell=bash
# GRUB on the installed disk: for the firmware that this machine runs with.

bootloader_install() {
  local drive
  [[ $BOOTLOADER_LOCATION != none ]] || return 0
  milestone "Installing boot loader"
  drive=$(boot_drive)
  if [[ -d /sys/firmware/efi ]]; then
    program grub-install --target=x86_64-efi --efi-directory="$SYSROOT/boot/efi" --boot-directory="$SYSROOT/boot" --removable --no-nvram
  else
    program grub-install --target=i386-pc --boot-directory="$SYSROOT/boot" --no-floppy "$drive"
  fi || stop_installation "The boot loader cannot be installed on $drive; see /tmp/program.log"
  write_grub_configuration
}

# boot_drive: the disk given, else the one that /boot is on
boot_drive() {
  local drive=$BOOTLOADER_DRIVE parent
  if [[ -n $drive ]]; then
    (cd /dev && readlink -f "$drive")
  else
    parent=$(lsblk -no PKNAME "${MOUNT_DEVICE[/boot]}")
    echo "/dev/$parent"
  fi
}

write_grub_configuration() {
  local boot kernel
  boot=$(blkid -s UUID -o value "${MOUNT_DEVICE[/boot]}")
  kernel=$(basename "$SYSROOT"/boot/vmlinuz-*)
  cat >"$SYSROOT/boot/grub/grub.cfg" <<GRUB
serial --unit=0 --speed=115200
terminal_input console serial
terminal_output console serial
set timeout=$BOOTLOADER_TIMEOUT
set default=0
search --no-floppy --fs-uuid --set=root $boot
menuentry 'Lab system' {
  linux /$kernel root=$(fstab_device "${MOUNT_DEVICE[/]}") ro $BOOTLOADER_APPEND
  initrd /initramfs-${kernel#vmlinuz-}.img
}
GRUB
}
