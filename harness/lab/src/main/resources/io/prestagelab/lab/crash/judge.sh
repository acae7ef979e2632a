#!/bin/bash
# Process 1 of a machine that judges one state of a disk after the other: the kickstart's own check, then the truth. Orders come over the
# serial console, answers go to the lab's port, a line each, as "judge<TAB>WORD TEXT".
set -u
shopt -s nullglob
export PATH=/usr/lib/lab-installer/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root TERM=linux
exec </dev/null >/dev/console 2>&1
readonly DISK=/dev/sda HOME_OF_JUDGE=/judge
readonly BACKUP='/dev/disk/by-partlabel/Platform\x20Backup'

# answer WORD [TEXT...]
answer() { printf 'judge\t%s\n' "$*" >&"$PORT"; }

# start_devices: as the installer does
start_devices() {
  mkdir -p /run/udev/rules.d
  printf '%s\n' 'SUBSYSTEM=="block", OPTIONS+="nowatch"' >/run/udev/rules.d/99-lab.rules
  /lib/systemd/systemd-udevd --daemon
  udevadm trigger --type=devices --action=add --subsystem-match=block --subsystem-match=virtio-ports
  udevadm settle --timeout=60
}

# unmount_all: whatever was mounted since the beginning, the last one first
unmount_all() {
  local mounts line fields place places=()
  mapfile -t mounts </proc/self/mounts
  for ((line = ${#mounts[@]} - 1; line >= FIRST; line--)); do
    read -ra fields <<<"${mounts[line]}"
    printf -v place '%b' "${fields[1]}"
    places+=("$place")
  done
  ((${#places[@]} == 0)) || umount "${places[@]}" || answer trouble "cannot unmount ${places[*]}"
}

# let_go: of what the check mounted, and of what it or udev built on partitions
let_go() {
  unmount_all
  dmsetup remove_all >/dev/null 2>&1 || answer trouble "the device mapper does not let go"
}

# run_check: the kickstart's own sections, each by its interpreter
run_check() {
  local section
  for section in "$HOME_OF_JUDGE"/check/*; do
    timeout 120 "$section"
  done
}

# accepted: whether the check has made the bundle the source of packages
accepted() { [[ -f /tmp/repo-include ]] && grep -q '^repo .*--baseurl=file:' /tmp/repo-include; }

# find_backup: PLACE is where the backup partition is mounted; the check may have left it so
find_backup() {
  local device place rest
  PLACE=''
  [[ -b $BACKUP ]] || return 1
  # shellcheck disable=SC2034 # rest is what is left of the line
  while read -r device place rest; do
    [[ ! $device -ef $BACKUP ]] || PLACE=$place
  done </proc/self/mounts
  [[ -z $PLACE ]] || return 0
  PLACE=$HOME_OF_JUDGE/backup
  mount -o ro "$BACKUP" "$PLACE" 2>/dev/null
}

# compare RELEASE: byte for byte with what was to be prestaged
compare() {
  local file name
  [[ -d $HOME_OF_JUDGE/source/opt/platform-backup/$1 ]] || answer differs "nothing: the prestaged ISO has no bundle of $1"
  for file in "$HOME_OF_JUDGE/source/opt/platform-backup/$1"/*; do
    name=${file##*/}
    cmp -s "$file" "$PLACE/$1/$name" || answer differs "$name"
  done
}

# check_neighbours: other releases' files, by their sums
check_neighbours() {
  [[ -s $HOME_OF_JUDGE/neighbours ]] || return 0
  (cd "$PLACE" && md5sum --check --quiet "$HOME_OF_JUDGE/neighbours") >/tmp/neighbours.log 2>&1 ||
    answer harmed "$(head -n 1 /tmp/neighbours.log)"
}

# look_at_truth VERDICT RELEASE
look_at_truth() {
  [[ $1 == accepted || -s $HOME_OF_JUDGE/neighbours ]] || return 0
  if ! find_backup; then
    answer harmed "the backup partition cannot be mounted"
    return
  fi
  [[ $1 == rejected ]] || compare "$2"
  check_neighbours
}

# judge NUMBER RELEASE
judge() {
  local line trouble verdict=rejected
  trouble=$(blockdev --rereadpt "$DISK" 2>&1) || answer trouble "the partition table cannot be read again: $trouble"
  udevadm settle --timeout=60
  rm -f /tmp/repo-include
  run_check 2>&1 | while IFS= read -r line || [[ -n $line ]]; do
    answer check "$line"
  done
  ! accepted || verdict=accepted
  answer "$verdict"
  look_at_truth "$verdict" "$2"
  let_go
  answer end "$1"
}

mkdir -p /dev/shm /tmp /mnt
mount -t tmpfs -o mode=1777 tmpfs /tmp
start_devices
exec {PORT}>/dev/virtio-ports/org.prestagelab.log {ORDERS}<>/dev/ttyS0
stty -F /dev/ttyS0 raw -echo
mapfile -t MOUNTS </proc/self/mounts
readonly FIRST=${#MOUNTS[@]}
for section in "$HOME_OF_JUDGE"/functions/*; do
  "$section"
done
answer ready
while read -r -u "$ORDERS" number release; do
  judge "$number" "$release"
done
