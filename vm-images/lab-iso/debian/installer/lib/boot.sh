# shellcheck shell=bash
# What the installed disk boots by: GRUB's files on the EFI partition, its environment, the kernel's name; under BIOS the boot code.

BOOT_IMAGES=${BOOT_IMAGES-$INSTALLER/boot}

write_boot_files() {
  local efi=$TARGET/boot/efi
  if [[ -e $TARGET/boot/1/efi/EFI ]]; then
    cp -r "$TARGET/boot/1/efi/EFI" "$efi/"
    boot_environment >"$efi/EFI/BOOT/boot.env"
  fi
  choose_kernel
}

# boot_environment: 1024 bytes, as GRUB writes them
boot_environment() {
  local text=$'# GRUB Environment Block\n'
  [[ $INSTAB == 1 ]] || text+=$'ab=0\n'
  text+=$'boot_tried_count=0\n'"ostree_console=$OSTREE_CONSOLE"$'\n'
  [[ -z $KERNEL_PARAMS ]] || text+="kernel_params=$KERNEL_PARAMS"$'\n'
  while ((${#text} < 1024)); do text+='#'; done
  printf '%s' "$text"
}

# choose_kernel: defaultkernel= is a pattern of file names beside the deployment's kernel
choose_kernel() {
  local file number
  [[ -n $DEFAULT_KERNEL ]] || return 0
  file=$(compgen -G "$TARGET/boot/1/$DEFAULT_KERNEL" | sort | head -n 1)
  if [[ -z $file ]]; then
    say "no kernel is named like $DEFAULT_KERNEL"
    return 0
  fi
  for number in 1 2; do
    [[ ! -e $TARGET/boot/$number/kernel.env ]] || set_kernel "$TARGET/boot/$number/kernel.env" "${file##*/}"
  done
}

# set_kernel FILE NAME
set_kernel() {
  local rest
  rest=$(grep -v -e '^kernel=' -e '^kernel_rollback=' -e '^#' "$1")
  printf '# GRUB Environment Block\nkernel=%s\nkernel_rollback=%s\n%s\n' "$2" "$2" "$rest" >"$1.new"
  mv "$1.new" "$1"
}

# install_bios_loader: GRUB's core into the BIOS boot partition, its boot code before the partition table. The images are made with the
# ISO: grub-install takes ten seconds on an emulated CPU.
install_bios_loader() {
  local part core=/tmp/core.img boot=/tmp/boot.img start
  [[ $BIOSPLUSEFI == 1 ]] || return 0
  part=$(lsblk --noheadings --raw --paths --output NAME,PARTTYPE "$INSTDEV" | awk '$2 ~ /^21686148-6449-6e6f-744e-656564454649$/ { print $1; exit }')
  [[ -n $part ]] || fatal "Error: $INSTDEV has no BIOS boot partition"
  start=$(($(<"/sys/class/block/${part##*/}/start")))
  cp "$BOOT_IMAGES"/{core,boot}.img /tmp/
  # where the boot code finds the core, and where the core's first sector finds the others (boot.S and diskboot.S of GRUB)
  # shellcheck disable=SC2015 # whichever fails, it is fatal
  put_address "$boot" 92 "$start" && put_address "$core" 500 "$((start + 1))" &&
    dd if=$core of="$part" bs=64K conv=fsync status=none && dd if=$boot of="$INSTDEV" bs=440 count=1 conv=notrunc,fsync status=none ||
    fatal "Error: the boot loader cannot be written to $INSTDEV"
  mkdir -p "$TARGET/boot/efi/grub"
  printf 'set legacy_bios=1\nset boot_env_path=/efi/boot\nsource /efi/boot/grub.cfg\n' >"$TARGET/boot/efi/grub/grub.cfg"
  echo "Installation of the BIOS boot loader finished. No error reported."
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

# register_with_firmware: a boot entry named after the branch
register_with_firmware() {
  local number
  [[ -d /sys/firmware/efi ]] && command -v efibootmgr >/dev/null || return 0
  while read -r number; do
    efibootmgr --quiet --bootnum "$number" --delete-bootnum
  done < <(efibootmgr | awk -v name="$INSTBR" '/^Boot[0-9A-F]+/ && $2 == name { print substr($1, 5, 4) }')
  # shellcheck disable=SC2154 # partition_prefix or the kickstart sets it
  efibootmgr --quiet --create --disk "$INSTDEV" --part "$p1" --label "$INSTBR" --loader '\EFI\BOOT\bootx64.efi' ||
    say "the firmware took no boot entry"
}
