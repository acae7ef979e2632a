# shellcheck shell=bash
# GRUB for the installed disk and for the ISO, made here once. ROOT and OUT are set by the caller.

readonly BOOT_MODULES="part_gpt part_msdos fat ext2 iso9660 normal linux search search_label search_fs_uuid serial terminal echo configfile test loadenv boot reboot halt sleep minicmd"

# make_boot_images: boot code for BIOS (OUT/boot) and UEFI (OUT/EFI); the rest of GRUB goes
make_boot_images() {
  mkdir -p "$OUT/boot" "$OUT/memdisk/grub"
  cp "$ROOT/usr/lib/grub/i386-pc/boot.img" "$OUT/boot/"
  bios_configuration >"$OUT/memdisk/grub/grub.cfg"
  tar -C "$OUT/memdisk" --sort=name --owner=0 --group=0 --mtime="@$SOURCE_DATE_EPOCH" --format=ustar -cf "$OUT/memdisk.tar" grub
  # shellcheck disable=SC2086 # a list
  grub-mkimage -d "$ROOT/usr/lib/grub/i386-pc" -O i386-pc -m "$OUT/memdisk.tar" -p '(memdisk)/grub' -o "$OUT/boot/core.img" \
    biosdisk memdisk tar linux16 $BOOT_MODULES
  make_efi_folder "$OUT/EFI" bootx64.efi
  rm -rf "$OUT/memdisk" "$OUT/memdisk.tar"
  (cd "$ROOT" && rm -rf usr/lib/grub usr/bin/grub-* usr/sbin/grub-* usr/share/grub etc/grub.d etc/default/grub*)
}

# bios_configuration: the disk that the BIOS booted is hd0; which of its partitions is EFI's is not known before the installation
bios_configuration() {
  cat <<'GRUB'
for part in 1 2 3 4 5 6 7 8 9; do
  if [ -f (hd0,gpt$part)/grub/grub.cfg ]; then
    set root=hd0,gpt$part
    configfile (hd0,gpt$part)/grub/grub.cfg
  fi
done
echo "The first disk has no partition with a grub/grub.cfg"
GRUB
}
