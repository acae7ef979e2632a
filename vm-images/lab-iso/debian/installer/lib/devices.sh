# shellcheck shell=bash
# Process 1: file systems of the kernel, modules, devices; and how the machine ends.

MODULES=${MODULES-$INSTALLER/modules}
ENDING=${ENDING-/run/installer.ending}

start_machine() {
  export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=vt102 LC_ALL=C.UTF-8 LVM_SUPPRESS_FD_WARNINGS=1
  mount_kernel_file_systems
  load_modules
  start_devices
}

mount_kernel_file_systems() {
  mount -t proc proc /proc
  mount -t sysfs sysfs /sys
  mount -t devtmpfs devtmpfs /dev
  mkdir -p /dev/pts /dev/shm /run
  mount -t devpts -o gid=5,mode=620 devpts /dev/pts
  mount -t tmpfs tmpfs /dev/shm
  mount -t tmpfs -o mode=755 tmpfs /run
  ln -sfn /proc/self/fd /dev/fd
  [[ ! -d /sys/firmware/efi ]] || mount -t efivarfs efivarfs /sys/firmware/efi/efivars
  mkdir -p /run/lock /run/lvm /tmp/lat
}

# load_modules: the names sda, sdb ... come from the order in which disks are found; scanned in the background, or with the disk driver
# loaded last, two disks can come in either order
load_modules() {
  local names
  modprobe -q scsi_mod scan=manual
  modprobe -a -q sd_mod sr_mod sg virtio_pci virtio_scsi 2>/dev/null
  scan_virtio_scsi
  echo sync >/sys/module/scsi_mod/parameters/scan
  mapfile -t names < <(grep -v '^#' "$MODULES")
  modprobe -a -q "${names[@]}" 2>/dev/null
}

# scan_virtio_scsi: such a controller has 256 targets, and beside a disk the kernel waits at each empty one. The lab's disks are among
# the first 32.
scan_virtio_scsi() {
  local host id
  for host in /sys/class/scsi_host/*; do
    [[ -e $host/proc_name && $(<"$host/proc_name") == virtio_scsi ]] || continue
    for ((id = 0; id < 32; id++)); do
      echo "0 $id -" >"$host/scan"
    done
  done
}

# start_devices: without watches: after each write to a disk udev would read its table anew, and partitions in use here would be gone
# for that moment
start_devices() {
  mkdir -p /run/udev/rules.d
  echo 'SUBSYSTEM=="block", OPTIONS+="nowatch"' >/run/udev/rules.d/99-lab-installer.rules
  /usr/lib/systemd/systemd-udevd --daemon
  # the subsystems that an installation needs, not all: each device costs a process
  udevadm trigger --type=devices --action=add --subsystem-match=block --subsystem-match=net --subsystem-match=virtio-ports
  udevadm settle --timeout=60
  ! grep -qs LVM2_member /run/udev/data/b* || lvm vgchange --activate y --quiet --quiet --sysinit
}

# end_with ENDING: tells process 1 how the machine ends, and ends
end_with() {
  echo "$1" >"$ENDING"
  exit 0
}

# end_machine: when all that was said is written. An installer that ended without a word, as by an exit in a hook, ends process 1.
end_machine() {
  sync
  [[ -e $ENDING ]] || exit 1
  case $(<"$ENDING") in
    halt) echo o >/proc/sysrq-trigger ;;
    *) echo b >/proc/sysrq-trigger ;;
  esac
  while :; do sleep 60; done
}
