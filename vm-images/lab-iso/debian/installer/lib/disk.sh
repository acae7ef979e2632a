# shellcheck shell=bash
# The disk to install to.

# check_valid_dev DEVICE: whether it may be installed to: not the medium that this is read from. Kickstarts call this too.
check_valid_dev() {
  if blkid --match-token "LABEL=$ISO_INSTLABEL" --output device "$1"; then
    echo "$1 is ISO disk"
    return 1
  fi
}

# find_install_disk: the first of the list instdev= that exists within six seconds; else somebody is asked
find_install_disk() {
  local try
  [[ -n $INSTDEV ]] || fatal "Error no kernel argument instdev=..."
  if [[ $INSTDEV != ask ]]; then
    for ((try = 0; try < 60; try++)); do
      take_disk "$INSTDEV" && return
      sleep 0.1
    done
    echo "None of the install devices exists: $INSTDEV"
  fi
  ask_dev
}

# take_disk LIST: sets INSTDEV to the first disk of the comma list that is there
take_disk() {
  local names name device
  IFS=, read -ra names <<<"$1"
  for name in "${names[@]}"; do
    device=$(disk_named "$name")
    [[ -b $device ]] || continue
    check_valid_dev "$device" || continue
    INSTDEV=$device
    echo "Installing to: $INSTDEV"
    return 0
  done
  return 1
}

# disk_named NAME: the disk of a path, or of a partition given as LABEL=, UUID= or PUUID=
disk_named() {
  local part
  case $1 in
    LABEL=*) part=$(blkid --label "${1#*=}") ;;
    UUID=*) part=$(blkid --uuid "${1#*=}") ;;
    PUUID=*) part=$(blkid --output device --list-one --match-token "PARTUUID=${1#*=}") ;;
    *) realpath -e "$1" 2>/dev/null && return ;;
  esac
  [[ -z $part ]] || echo "/dev/$(lsblk --noheadings --output PKNAME "$part")"
}

# ask_dev: at the console
ask_dev() {
  local reply
  export INSTW=0
  while :; do
    lsblk --nodeps --output NAME,VENDOR,SIZE,MODEL,TYPE,LABEL
    read -rp "Select disk to format and install: " reply || fatal "Error: no disk to install to"
    [[ $reply != B ]] || end_with reboot
    if take_disk "/dev/${reply#/dev/}"; then return; fi
  done
}

# partition_prefix: what a partition's number is put behind, and the first partition's number, until the kickstart says otherwise
# shellcheck disable=SC2034 # the kickstart and the other parts read them
partition_prefix() {
  fs_dev=$INSTDEV
  case $INSTDEV in
    *[0-9]) fs_dev=${INSTDEV}p ;;
  esac
  p1=1
  [[ $BIOSPLUSEFI != 1 ]] || p1=2
}
