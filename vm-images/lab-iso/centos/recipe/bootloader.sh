# shellcheck shell=bash
# GRUB for the installed system, made here once: in the installer grub-install takes ten seconds on an emulated CPU, copying takes none.
# ROOT, OUT and ISO are set by the caller.

readonly BOOT_MODULES="part_gpt fat ext2 normal linux search search_fs_uuid serial terminal echo configfile test boot reboot halt sleep"

# make_boot_images: boot code for BIOS and UEFI, in the installer's folder of the root file system; UEFI's in the ISO too; the rest of
# GRUB goes
make_boot_images() {
  local dir=$ROOT/usr/lib/lab-installer/boot
  mkdir -p "$dir" "$OUT/memdisk/grub"
  cp "$ROOT/usr/lib/grub/i386-pc/boot.img" "$dir/"
  bios_configuration >"$OUT/memdisk/grub/grub.cfg"
  tar -C "$OUT/memdisk" --sort=name --owner=0 --group=0 --mtime="@$SOURCE_DATE_EPOCH" --format=ustar -cf "$OUT/memdisk.tar" grub
  # shellcheck disable=SC2086 # a list
  grub-mkimage -d "$ROOT/usr/lib/grub/i386-pc" -O i386-pc -m "$OUT/memdisk.tar" -p '(memdisk)/grub' -o "$dir/core.img" \
    biosdisk memdisk tar linux16 $BOOT_MODULES
  make_efi_folder "$ISO/EFI" BOOTX64.EFI
  cp -r "$ISO/EFI" "$dir/"
  rm -rf "$OUT/memdisk" "$OUT/memdisk.tar"
  (cd "$ROOT" && rm -rf usr/lib/grub usr/bin/grub-* usr/sbin/grub-* usr/share/grub etc/grub.d etc/default/grub*)
}

# bios_configuration: the disk that the BIOS booted is hd0; which of its partitions is /boot is not known before the installation
bios_configuration() {
  cat <<'GRUB'
for part in 1 2 3 4 5 6 7 8 9; do
  if [ -f (hd0,gpt$part)/grub/grub.cfg ]; then
    set root=hd0,gpt$part
    configfile (hd0,gpt$part)/grub/grub.cfg
  fi
done
echo "The first disk has no /boot with a grub/grub.cfg"
GRUB
}
