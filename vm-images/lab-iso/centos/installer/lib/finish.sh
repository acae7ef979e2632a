# shellcheck shell=bash
# How the installer leaves the machine.

# keep_eject: the eject tool and its libraries, for the last root, which has no other file system
keep_eject() {
  local root=$1 file
  mkdir -p "$root/bin" "$root/lib64"
  cp /usr/bin/eject "$root/bin/"
  while read -r file; do
    mkdir -p "$root${file%/*}"
    cp -L "$file" "$root$file"
  done < <(ldd /usr/bin/eject | grep -o '/[^ ]*')
}

# finish ENDING DEVICE: ENDING is reboot, poweroff or halt; DEVICE is a CD to eject first, or empty
finish() {
  local root=/run/initramfs fs
  milestone "Ending: $1${2:+, ejecting $2}"
  [[ -z $2 ]] || keep_eject "$root"
  udevadm control --exit
  kill -TERM -1
  exec {LOG_FD}>&-
  sync
  mkdir -p "$root"/{proc,sys,dev,oldroot}
  for fs in proc sys dev; do
    mount --move "/$fs" "$root/$fs"
  done
  cd "$root" || exit 1
  bin/busybox pivot_root . oldroot
  # bash makes the path of what it execs absolute, with what it knows of the old root
  cd / || exit 1
  # shellcheck disable=SC2094 # a console is read and written
  exec /bin/busybox chroot / /shutdown "$1" "$2" </dev/console >/dev/console 2>&1
}
