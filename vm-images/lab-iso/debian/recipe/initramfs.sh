# shellcheck shell=bash
# The initial RAM disk: installer and first steps of the installed system in one. ROOT, RECIPE, OUT are set by the caller.

# replace_tools: the wrappers take the names of the programs that they call
replace_tools() {
  local real=$ROOT/usr/libexec/lab-installer
  mkdir -p "$real"
  mv "$ROOT/usr/bin/ostree" "$ROOT/usr/bin/udevadm" "$real/"
  ln -sfn ../../libexec/lab-installer/udevadm "$ROOT/usr/lib/systemd/systemd-udevd"
  cp "$RECIPE"/installer/wrappers/* "$ROOT/usr/bin/"
  chmod 755 "$ROOT"/usr/bin/{ostree,ostree-prepare-root,udevadm}
  # kickstarts say #!/bin/sh and mean bash
  ln -sfn bash "$ROOT/usr/bin/sh"
  ln -sfn ../bin/busybox "$ROOT/usr/sbin/init"
  ln -sfn ../bin/busybox "$ROOT/usr/sbin/reboot"
  ln -sfn ../bin/busybox "$ROOT/usr/sbin/poweroff"
  ln -sfn ../bin/busybox "$ROOT/usr/sbin/deluser"
  ln -sfn ../bin/busybox "$ROOT/usr/bin/vi"
}

# make_initramfs FILE
make_initramfs() {
  local dir=$OUT/initramfs
  mkdir -p "$dir"
  copy_root "$dir"
  mkdir -p "$dir"/{sysroot,instboot,var1,t,usr/lib/lab-installer}
  cp -r "$RECIPE"/installer/{lib,udhcpc.script,port-lines} "$dir/usr/lib/lab-installer/"
  cp "$RECIPE/modules" "$dir/usr/lib/lab-installer/"
  cp -r "$OUT/boot" "$dir/usr/lib/lab-installer/"
  [[ $EXTRAS != yes ]] || : >"$dir/usr/lib/lab-installer/extras"
  cp "$RECIPE"/installer/{install,init,lat-installer.sh} "$dir/"
  cp "$RECIPE/system/usr/local/bin/gpt-change" "$dir/usr/bin/"
  chmod 755 "$dir"/{install,init,lat-installer.sh,usr/bin/gpt-change} "$dir/usr/lib/lab-installer/udhcpc.script"
  find "$dir" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  (cd "$dir" && find . -print0 | sort -z | cpio --null --create --format=newc --reproducible --owner=0:0 --quiet) |
    zstd -q -9 -T1 --no-progress >"$1"
  rm -rf "$dir"
}

# copy_root DIR: the root file system without what is here for its making
copy_root() {
  tar -C "$ROOT" --exclude=./out --exclude=./recipe --exclude=./var/cache/apt --exclude='./dev/*' --exclude='./proc/*' \
    --exclude='./sys/*' --exclude='./run/*' --exclude='./tmp/*' -cf - . | tar -C "$1" -xf -
}
