# shellcheck shell=bash
# The installed system as a tree that ostree takes, and its commit. ROOT, RECIPE, OUT are set by the caller.

# make_tree KERNEL INITRAMFS
make_tree() {
  local tree=$OUT/tree
  mkdir -p "$tree"
  copy_root "$tree"
  cp -r "$RECIPE/system/." "$tree/"
  printf 'SW_VERSION="%s"\n' "$RELEASE" >"$tree/etc/build.info"
  cp "$RECIPE/recipe/fstab" "$tree/etc/fstab"
  mkdir -p "$tree"/etc/{platform,network/interfaces.d,goenabled.d,pmon.d,systemd/system-preset}
  : >"$tree/etc/machine-id"
  disk_configuration >"$OUT/disk-grub.cfg"
  make_boot_folder "$tree/usr/lib/ostree-boot" "$1" "$2"
  make_var "$tree" "$2"
  arrange "$tree"
  find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

# disk_configuration: with the lab's extras the menu does not wait
disk_configuration() {
  local timeout=3
  [[ $EXTRAS != yes ]] || timeout=0
  sed "s/@TIMEOUT@/$timeout/" "$RECIPE/recipe/disk-grub.cfg"
}

# make_boot_folder DIR KERNEL INITRAMFS: what a deployment has below /boot
make_boot_folder() {
  local sum name
  sum=$(cat "$2" "$3" | sha256sum | cut -d' ' -f1)
  mkdir -p "$1/efi"
  cp -r "$OUT/EFI" "$1/efi/"
  cp "$2" "$1/vmlinuz-$sum"
  cp "$3" "$1/initramfs-$sum"
  # one kernel under both names that defaultkernel= may ask for
  for name in "$KERNEL_VERSION" "${KERNEL_VERSION%-amd64}-rt-amd64"; do
    ln -s vmlinuz "$1/vmlinuz-$name"
  done
  printf '# GRUB Environment Block\nkernel=vmlinuz-%s\nkernel_rollback=vmlinuz-%s\nkernel_params_ext=\n' "$KERNEL_VERSION" "$KERNEL_VERSION" >"$1/kernel.env"
  cp "$OUT/disk-grub.cfg" "$1/efi/EFI/BOOT/grub.cfg"
  : >"$1/.ostree-bootcsumdir-source"
}

# make_var TREE INITRAMFS: what the platform keeps below /var
make_var() {
  mkdir -p "$1"/var/{pxeboot/pxelinux.cfg.files,miniboot,www/pages,lib,cache,log,tmp,spool}
  chmod 1777 "$1/var/tmp"
  cp "$OUT/disk-grub.cfg" "$1/var/pxeboot/pxelinux.cfg.files/grub.cfg.stx"
  cp "$2" "$1/var/miniboot/initrd-mini"
}

# arrange TREE: folders go where ostree wants them: what an installation changes lives below /etc and /var
arrange() {
  local tree=$1 name
  mv "$tree/etc" "$tree/usr/etc"
  mkdir -p "$tree/sysroot" "$tree/usr/rootdirs" "$tree/usr/homedirs/home" "$tree/var/rootdirs" "$tree/boot/loader.0" "$tree/boot/loader.1"
  ln -s sysroot/ostree "$tree/ostree"
  ln -s loader.0 "$tree/boot/loader"
  rm -rf "${tree:?}/home" "$tree/usr/share/sota"
  ln -s var/home "$tree/home"
  mkdir -p "$tree/var/home" "$tree/usr/share/sota"
  echo starlingx >"$tree/usr/share/sota/branchname"
  for name in opt mnt media srv root; do
    rm -rf "${tree:?}/$name"
    mkdir -p "$tree/var/rootdirs/$name" "$tree/usr/rootdirs/$name"
    ln -s "var/rootdirs/$name" "$tree/$name"
  done
  chmod 700 "$tree/var/rootdirs/root"
}

# commit_tree REPOSITORY: an archive with the branches starlingx and the release's
commit_tree() {
  ostree --repo="$1" init --mode=archive
  ostree --repo="$1" commit --branch=starlingx --tree=dir="$OUT/tree" --no-xattrs --timestamp="@$SOURCE_DATE_EPOCH" \
    --subject="Prestage Lab $RELEASE" --fsync=false >&2
  ostree --repo="$1" refs --create="$RELEASE" starlingx
  ostree --repo="$1" summary -u
  perl "$RECIPE/recipe/date-summary" "$1/summary" "$SOURCE_DATE_EPOCH"
  rm -rf "$1/.lock" "$1/tmp" && mkdir "$1/tmp"
}
