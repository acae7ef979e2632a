# shellcheck shell=bash disable=SC2034 # judge.sh reads BACKUP
# The judge's part for the document's generation: it runs in the installer's second stage, which the RAM disk has gone to; sdc is the
# prestaged ISO.
export PATH=/usr/lib/lab-installer/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root TERM=linux
readonly BACKUP='/dev/disk/by-partlabel/Platform\x20Backup'

# start_machine: devices as the installer starts them, but for what finds volume groups: no check looks for them, and they take a third of
# udev's time on a state
start_machine() {
  mkdir -p /dev/shm /tmp /mnt
  mount -t tmpfs -o mode=1777 tmpfs /tmp
  mkdir -p /run/udev/rules.d
  printf '%s\n' 'SUBSYSTEM=="block", OPTIONS+="nowatch"' >/run/udev/rules.d/99-lab.rules
  ln -s /dev/null /run/udev/rules.d/69-lvm.rules
  /lib/systemd/systemd-udevd --daemon
  udevadm trigger --type=devices --action=add --subsystem-match=block --subsystem-match=virtio-ports
  udevadm settle --timeout=60
}

# mount_source: the RAM disk has done it
mount_source() { :; }

# prepare_check: the files that other sections read
prepare_check() {
  local section
  for section in "$HOME_OF_JUDGE"/functions/*; do
    "$section"
  done
}

# run_check: the kickstart's own sections, each by its interpreter
run_check() {
  local section
  rm -f /tmp/repo-include
  for section in "$HOME_OF_JUDGE"/check/*; do
    timeout 120 "$section"
  done
}

# accepted: whether the check has made the bundle the source of packages
accepted() { [[ -f /tmp/repo-include ]] && grep -q '^repo .*--baseurl=file:' /tmp/repo-include; }

# compare RELEASE: byte for byte with what was to be prestaged
compare() {
  local file name
  [[ -d $HOME_OF_JUDGE/source/opt/platform-backup/$1 ]] || answer differs "nothing: the prestaged ISO has no bundle of $1"
  for file in "$HOME_OF_JUDGE/source/opt/platform-backup/$1"/*; do
    name=${file##*/}
    cmp -s "$file" "$PLACE/$1/$name" || answer differs "$name"
  done
}
