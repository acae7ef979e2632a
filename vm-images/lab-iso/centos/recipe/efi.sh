# shellcheck shell=bash
# What UEFI firmware starts, in both generations. Signed: the distribution's shim, which Microsoft signed, and its GRUB, which shim knows.
# Unsigned: a GRUB made here, as ISOs from elsewhere may have it. ROOT and OUT are set by the caller.

# what the unsigned GRUB has; the signed one has all of this and more
readonly EFI_MODULES="part_gpt part_msdos iso9660 fat ext2 normal linux search search_label search_fs_uuid configfile serial terminal echo
  test loadenv minicmd all_video efi_gop efi_uga chain boot reboot halt sleep loopback"

# make_efi_folder DIR LOADER: the folder EFI without a menu, signed if there are signed loaders; LOADER is the name that firmware looks
# for in EFI/BOOT
make_efi_folder() {
  mkdir -p "$1/BOOT"
  if [[ -d $OUT/signed ]]; then
    signed_loaders "$1" "$2"
  else
    # shellcheck disable=SC2086 # a list
    grub-mkimage -d "$ROOT/usr/lib/grub/x86_64-efi" -O x86_64-efi -p /EFI/BOOT -o "$1/BOOT/$2" $EFI_MODULES
  fi
}

# unpack_signed_loaders: the packages are taken apart, not installed: their scripts want an EFI partition and ask questions
unpack_signed_loaders() {
  local package archives=$ROOT/var/cache/apt/archives
  (cd "$archives" && APT_CONFIG=$MMDEBSTRAP_APT_CONFIG apt-get --quiet download shim-signed grub-efi-amd64-signed >/dev/null)
  for package in shim-signed grub-efi-amd64-signed; do
    dpkg-deb --extract "$archives/${package}_$(candidate_version "$package")_amd64.deb" "$OUT/signed"
  done
}

# signed_loaders DIR LOADER: shim starts grubx64.efi beside itself. That looks for its menu in the distribution's folder, from where it is
# led to EFI/BOOT/grub.cfg, the one menu that people and scripts know.
signed_loaders() {
  local shim=$OUT/signed/usr/lib/shim/shimx64.efi.signed grub=$OUT/signed/usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed vendor
  # Ubuntu has two of them, and a link that an installation makes
  [[ -f $shim ]] || shim+=.latest
  vendor=$(grep -aoE '/EFI/(debian|ubuntu)' "$grub" | head -n 1)
  [[ -n $vendor ]] || { echo "lab-iso: the signed GRUB does not say where its menu is" >&2 && return 1; }
  cp "$shim" "$1/BOOT/$2"
  cp "$grub" "$1/BOOT/grubx64.efi"
  mkdir -p "$1/${vendor##*/}"
  # shellcheck disable=SC2016
  printf '%s\n' 'set prefix=($root)/EFI/BOOT' 'configfile $prefix/grub.cfg' >"$1/${vendor##*/}/grub.cfg"
}
