#!/bin/bash
# Process 1 of a machine that judges one state of a disk after the other: the kickstart's own check, then the truth. Orders come over the
# serial console, answers go to the lab's port, a line each, as "judge<TAB>WORD TEXT". What differs between StarlingX' generations is in
# generation.sh.
set -u
shopt -s nullglob
readonly DISK=/dev/sda HOME_OF_JUDGE=/judge
# shellcheck source=/dev/null
. "$HOME_OF_JUDGE/generation.sh"

# answer WORD [TEXT...]
answer() { printf 'judge\t%s\n' "$*" >&"$PORT"; }

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
  local built=(/sys/block/dm-*)
  unmount_all
  ((${#built[@]} == 0)) || dmsetup remove_all >/dev/null 2>&1 || answer trouble "the device mapper does not let go"
}

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

# check_sums LIST: by md5sum; tells the files of the list that are others or gone
check_sums() { (cd "$PLACE" && md5sum --check --quiet "$HOME_OF_JUDGE/$1"); }

# check_neighbours: other releases' files, by their sums
check_neighbours() {
  [[ -s $HOME_OF_JUDGE/neighbours ]] || return 0
  check_sums neighbours >/tmp/neighbours.log 2>&1 ||
    answer harmed "$(head -n 1 /tmp/neighbours.log)"
}

# older_is_whole: a bundle of the same release that was there before is there still, by its sums
older_is_whole() {
  [[ -s $HOME_OF_JUDGE/older ]] && check_sums older >/dev/null 2>&1
}

# compare_kept: byte for byte with what lay there before, by its sums; no prestaging has come in between
compare_kept() {
  local line
  while IFS= read -r line; do
    line=${line#./}
    answer differs "${line%: FAILED*}"
  done < <(check_sums kept 2>/dev/null | head -n 20)
}

# compare_accepted RELEASE: with what the accepted bundle has to be
compare_accepted() {
  if [[ -s $HOME_OF_JUDGE/kept ]]; then
    compare_kept
  elif older_is_whole; then
    answer older
  else
    compare "$1"
  fi
}

# look_at_truth VERDICT RELEASE
look_at_truth() {
  [[ $1 == accepted || -s $HOME_OF_JUDGE/neighbours ]] || return 0
  if ! find_backup; then
    answer harmed "the backup partition cannot be mounted"
    return
  fi
  [[ $1 != accepted ]] || compare_accepted "$2"
  check_neighbours
}

# check_file_system: of an accepted bundle; its journal was replayed, and nothing has mounted it now
check_file_system() {
  local found
  found=$(e2fsck -f -n "$BACKUP" 2>/dev/null) || answer damaged "$(grep -m 1 -v -e '^Pass ' -e '^$' <<<"$found")"
}

# judge NUMBER RELEASE
judge() {
  local line trouble verdict=rejected
  trouble=$(blockdev --rereadpt "$DISK" 2>&1) || answer trouble "the partition table cannot be read again: $trouble"
  udevadm settle --timeout=60
  run_check 2>&1 | while IFS= read -r line || [[ -n $line ]]; do
    answer check "$line"
  done
  ! accepted || verdict=accepted
  answer "$verdict"
  look_at_truth "$verdict" "$2"
  let_go
  [[ $verdict != accepted ]] || check_file_system
  answer end "$1"
}

start_machine
exec </dev/null >/dev/console 2>&1
exec {PORT}>/dev/virtio-ports/org.prestagelab.log {ORDERS}<>/dev/ttyS0
stty -F /dev/ttyS0 raw -echo
mount_source
mapfile -t MOUNTS </proc/self/mounts
readonly FIRST=${#MOUNTS[@]}
prepare_check
answer ready
while read -r -u "$ORDERS" number release; do
  judge "$number" "$release"
done
