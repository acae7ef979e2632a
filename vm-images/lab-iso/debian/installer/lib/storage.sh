# shellcheck shell=bash
# Partitions and file systems, which the kickstart makes, and the mounting of them.

readonly TARGET=/sysroot

make_partitions() {
  local left=${INSTW:-0}
  while ((left > 0)); do
    echo "## Erasing $INSTDEV in $left sec ##"
    sleep 1
    left=$((left - 1))
  done
  [[ -n $(hook_scripts %part) ]] || fatal "Error: the kickstart has no %part section"
  kickstart_hook %part "Run Kickstart Create Part Script failed"
  # udev puts off the events of a disk that the kickstart keeps locked: waiting for them would be in vain
  ! flock --nonblock --shared "$INSTDEV" true || udevadm settle --timeout=30
  retry 50 blockdev --rereadpt "$INSTDEV"
  sync
}

make_file_systems() {
  [[ $VSZ == 0 ]] || kickstart_hook %mkfs "Run Kickstart Make FS Script failed"
  retry 5 partprobe "$INSTDEV"
  udevadm settle --timeout=30
}

# retry TIMES COMMAND...: a tenth of a second apart, until it succeeds
retry() {
  local left=$1
  shift
  while ((left-- > 0)); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.1
  done
  return 1
}

mount_targets() {
  local medium
  mkdir -p "$TARGET" /instboot
  mountpoint -q "$TARGET" || mount -o rw,noatime "$OSTREE_ROOT_DEVICE" "$TARGET" || fatal "Error mouting $OSTREE_ROOT_DEVICE"
  mkdir -p "$TARGET/boot"
  mount "$OSTREE_BOOT_DEVICE" "$TARGET/boot" || fatal "Error mouting $OSTREE_BOOT_DEVICE"
  mkdir -p "$TARGET/boot/efi"
  # shellcheck disable=SC2154 # partition_prefix or the kickstart sets them
  mount "$fs_dev$p1" "$TARGET/boot/efi" || fatal "Error mouting $fs_dev$p1"
  if medium=$(blkid --label instboot || blkid --label "$ISO_INSTLABEL"); then
    mountpoint -q /instboot || mount -r "$medium" /instboot
  fi
}

# bind_into ROOT: what scripts inside a deployed root find there
bind_into() {
  local name
  mount --bind "$TARGET/boot" "$1/boot"
  mount --bind "$TARGET/boot/efi" "$1/boot/efi"
  mount --bind /var1 "$1/var"
  for name in proc sys dev dev/pts tmp run; do
    mount --bind "/$name" "$1/$name"
  done
}

# unbind_from ROOT
unbind_from() {
  local name
  for name in run tmp dev/pts dev sys proc var boot/efi boot; do
    umount "$1/$name" || umount --lazy "$1/$name"
  done
}
