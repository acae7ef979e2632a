# shellcheck shell=bash
# What the BIOS starts from the installed disk, in both generations: GRUB, made here once. In the installer grub-install takes ten seconds
# on an emulated CPU, copying takes none. ROOT and OUT are set by the caller.

# make_bios_images DIR WHAT MODULE...: boot.img and core.img; WHAT is the partition that holds grub/grub.cfg
make_bios_images() {
  mkdir -p "$1" "$OUT/memdisk/grub"
  cp "$ROOT/usr/lib/grub/i386-pc/boot.img" "$1/"
  bios_configuration "$2" >"$OUT/memdisk/grub/grub.cfg"
  tar -C "$OUT/memdisk" --sort=name --owner=0 --group=0 --mtime="@$SOURCE_DATE_EPOCH" --format=ustar -cf "$OUT/memdisk.tar" grub
  grub-mkimage -d "$ROOT/usr/lib/grub/i386-pc" -O i386-pc -m "$OUT/memdisk.tar" -p '(memdisk)/grub' -o "$1/core.img" \
    biosdisk memdisk tar linux16 "${@:3}"
  rm -rf "$OUT/memdisk" "$OUT/memdisk.tar"
}

# bios_configuration WHAT: the disk that the BIOS booted is hd0; which of its partitions it is is not known before the installation
bios_configuration() {
  cat <<GRUB
for part in 1 2 3 4 5 6 7 8 9; do
  if [ -f (hd0,gpt\$part)/grub/grub.cfg ]; then
    set root=hd0,gpt\$part
    configfile (hd0,gpt\$part)/grub/grub.cfg
  fi
done
echo "The first disk has no $1 with a grub/grub.cfg"
GRUB
}

# remove_grub: once its images are made, the system does without the rest of it
remove_grub() {
  (cd "$ROOT" && rm -rf usr/lib/grub usr/bin/grub-* usr/sbin/grub-* usr/share/grub etc/grub.d etc/default/grub*)
}
