# shellcheck shell=bash
# GRUB on the installed disk, for the firmware that this machine runs with. Its images are made with the installation ISO.

BOOT_IMAGES=${BOOT_IMAGES-$INSTALLER/boot}

bootloader_install() {
  [[ $BOOTLOADER_LOCATION != none ]] || return 0
  milestone "Installing boot loader"
  if [[ -d /sys/firmware/efi ]]; then
    install_for_uefi
  else
    install_for_bios "$BIOS_BOOT_DEVICE"
  fi || stop_installation "The boot loader cannot be installed; see /tmp/program.log"
  write_grub_defaults
  write_grub_configuration
}

# write_grub_defaults: where kickstarts add to the kernel's arguments; grub2-mkconfig of the installed system puts them to use
write_grub_defaults() {
  mkdir -p "$SYSROOT/etc/default"
  printf '%s\n' "GRUB_TIMEOUT=$BOOTLOADER_TIMEOUT" 'GRUB_DEFAULT=saved' 'GRUB_DISABLE_SUBMENU=true' 'GRUB_TERMINAL_OUTPUT="console"' \
    "GRUB_CMDLINE_LINUX=\"$BOOTLOADER_APPEND\"" 'GRUB_DISABLE_RECOVERY="true"' >"$SYSROOT/etc/default/grub"
}

# install_for_uefi: the removable path, which the firmware looks for without any variable
install_for_uefi() {
  local dir=$SYSROOT/boot/efi
  program mkdir -p "$dir" && program cp -r "$BOOT_IMAGES/EFI" "$dir/" || return 1
  cat >"$dir/EFI/BOOT/grub.cfg" <<GRUB
search --no-floppy --fs-uuid --set=root $(file_system_uuid /boot)
configfile /grub/grub.cfg
GRUB
}

# install_for_bios PARTITION: GRUB's core into the BIOS boot partition, its boot code before the partition table
install_for_bios() {
  local partition=$1 core=/tmp/core.img boot=/tmp/boot.img start
  [[ -n $partition ]] || stop_installation "The kickstart has no biosboot partition for the boot loader."
  start=$(<"/sys/class/block/${partition##*/}/start")
  cp "$BOOT_IMAGES"/{core,boot}.img /tmp/ || return 1
  # where the boot code finds the core, and where the core's first sector finds the others (boot.S and diskboot.S of GRUB)
  put_address "$boot" 92 "$start" && put_address "$core" 500 "$((start + 1))" || return 1
  program dd if=$core of="$partition" bs=64K conv=fsync status=none &&
    program dd if=$boot of="$(disk_of "$partition")" bs=440 count=1 conv=notrunc,fsync status=none
}

# put_address FILE OFFSET NUMBER: as eight bytes, the lowest first
put_address() {
  local hex i bytes=''
  printf -v hex '%016x' "$3"
  for ((i = 14; i >= 0; i -= 2)); do
    bytes+="\\x${hex:i:2}"
  done
  printf '%b' "$bytes" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

# disk_of PARTITION
disk_of() {
  local path
  path=$(readlink -f "/sys/class/block/${1##*/}/..")
  echo "/dev/${path##*/}"
}

# file_system_uuid MOUNTPOINT
file_system_uuid() { blkid -s UUID -o value "${MOUNT_DEVICE[$1]}"; }

# write_grub_configuration: no_timer_check, as on a busy host an emulated timer may stall just when the kernel tries it, and it panics.
# A BIOS boots by the 16-bit protocol, as CentOS 7 does: GRUB's 32-bit one moves 50 MB byte by byte, seconds on an emulated CPU.
write_grub_configuration() {
  local kernel bits=16
  [[ ! -d /sys/firmware/efi ]] || bits=
  kernel=$(basename "$SYSROOT"/boot/vmlinuz-*)
  mkdir -p "$SYSROOT/boot/grub"
  cat >"$SYSROOT/boot/grub/grub.cfg" <<GRUB
serial --unit=0 --speed=115200
terminal_input console serial
terminal_output console serial
set timeout=$BOOTLOADER_TIMEOUT
set default=0
search --no-floppy --fs-uuid --set=root $(file_system_uuid /boot)
menuentry 'Lab system' {
  linux$bits /$kernel root=$(fstab_device "${MOUNT_DEVICE[/]}") ro no_timer_check $BOOTLOADER_APPEND
  initrd$bits /initramfs-${kernel#vmlinuz-}.img
}
GRUB
}
