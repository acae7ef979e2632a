# shellcheck shell=bash
# File systems and volumes on the partitions that the kickstart's %pre made, and their mounting below SYSROOT.

declare -gA MOUNT_DEVICE=() MOUNT_TYPE=() MOUNT_OPTIONS=() PHYSICAL_VOLUMES=()
declare -ga FORMAT_JOBS=()
BIOS_BOOT_DEVICE=''

storage_create() {
  local line
  milestone "Creating file systems"
  for line in "${PART_LINES[@]}"; do
    plan_partition "$line"
  done
  create_volume_groups
  for line in "${LOGVOL_LINES[@]}"; do
    plan_logical_volume "$line"
  done
  await_file_systems
  mount_all
}

# plan_partition LINE: one part command; the partition itself exists
plan_partition() {
  local mountpoint device type
  words "$1"
  mountpoint=${ARGUMENTS[0]}
  device=$(value onpart) || stop_installation "part $mountpoint: only --onpart is supported"
  [[ $device == /* ]] || device=/dev/$device
  [[ -b $device ]] || stop_installation "part $mountpoint: partition $device does not exist"
  ! disk_ignored "$(disk_of "$device")" || stop_installation "part $mountpoint: ignoredisk forbids the disk of $device"
  type=$(value fstype || echo ext4)
  # shellcheck disable=SC2034 # the boot loader uses BIOS_BOOT_DEVICE
  case $mountpoint in
    pv.*) PHYSICAL_VOLUMES[$mountpoint]=$device ;;
    biosboot) BIOS_BOOT_DEVICE=$device ;;
    *) plan "$mountpoint" "$device" "$type" ;;
  esac
}

# plan MOUNTPOINT DEVICE TYPE: with the options of the current ARGUMENTS; formatting goes on in the background
plan() {
  MOUNT_DEVICE[$1]=$2
  MOUNT_TYPE[$1]=$3
  MOUNT_OPTIONS[$1]=$(value fsoptions || echo defaults)
  ! flag noformat || return 0
  make_file_system "$3" "$2" &
  FORMAT_JOBS+=($!)
}

create_volume_groups() {
  local group pesize pv device
  for group in "${!VOLUME_GROUPS[@]}"; do
    read -r pesize pv <<<"${VOLUME_GROUPS[$group]}"
    device=${PHYSICAL_VOLUMES[$pv]-}
    [[ -n $device ]] || stop_installation "volgroup $group: no partition is called $pv"
    program lvm vgcreate --yes --force --zero y --physicalextentsize "${pesize}k" "$group" "$device" ||
      stop_installation "volgroup $group: it cannot be made on $device"
  done
}

# plan_logical_volume LINE: one logvol command; makes the volume
plan_logical_volume() {
  local mountpoint group name size
  words "$1"
  mountpoint=${ARGUMENTS[0]}
  if ! { group=$(value vgname) && name=$(value name) && size=$(value size); }; then
    stop_installation "logvol $mountpoint: --vgname, --name and --size are needed"
  fi
  program lvm lvcreate --yes --wipesignatures n --size "${size}m" --name "$name" "$group" ||
    stop_installation "logvol $mountpoint: $name does not fit into $group"
  plan "$mountpoint" "/dev/$group/$name" "$(value fstype || echo ext4)"
}

await_file_systems() {
  local job
  for job in "${FORMAT_JOBS[@]}"; do
    wait "$job" || stop_installation "A file system could not be made; see /tmp/program.log"
  done
}

# make_file_system TYPE DEVICE
make_file_system() {
  case $1 in
    ext4) program mkfs.ext4 -q -F -E lazy_itable_init=1,lazy_journal_init=1 "$2" ;;
    efi | vfat) program mkfs.vfat -F 32 "$2" ;;
    *) stop_installation "File system type $1 is not supported" ;;
  esac
}

# mount_all: parents before children; the initialization of inode tables is left to the installed system
mount_all() {
  local mountpoint type options
  while IFS= read -r mountpoint; do
    type=${MOUNT_TYPE[$mountpoint]} options=defaults
    [[ $type != efi ]] || type=vfat
    [[ $type != ext4 ]] || options=noinit_itable
    mkdir -p "$SYSROOT$mountpoint"
    program mount -t "$type" -o "$options" "${MOUNT_DEVICE[$mountpoint]}" "$SYSROOT$mountpoint" ||
      stop_installation "${MOUNT_DEVICE[$mountpoint]} cannot be mounted on $mountpoint"
  done < <(printf '%s\n' "${!MOUNT_DEVICE[@]}" | sort)
  for mountpoint in proc sys dev run; do
    mkdir -p "$SYSROOT/$mountpoint"
    mount --bind "/$mountpoint" "$SYSROOT/$mountpoint"
  done
}

# write_fstab: by UUID where the file system has one of its own
write_fstab() {
  local mountpoint type pass
  while IFS= read -r mountpoint; do
    type=${MOUNT_TYPE[$mountpoint]} pass=2
    [[ $type != efi ]] || type=vfat
    [[ $mountpoint != / ]] || pass=1
    printf '%s %s %s %s 1 %s\n' "$(fstab_device "${MOUNT_DEVICE[$mountpoint]}")" "$mountpoint" "$type" "${MOUNT_OPTIONS[$mountpoint]}" "$pass"
  done < <(printf '%s\n' "${!MOUNT_DEVICE[@]}" | sort) >"$SYSROOT/etc/fstab"
}

fstab_device() {
  case $1 in
    /dev/mapper/* | /dev/*-vg/*) echo "$1" ;;
    *) echo "UUID=$(blkid -s UUID -o value "$1")" ;;
  esac
}

storage_release() {
  sync
  umount -R /mnt/platform-backup 2>/dev/null
  umount -R "$SYSROOT" 2>/dev/null
  return 0
}
