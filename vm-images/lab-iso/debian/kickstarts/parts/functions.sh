# shellcheck shell=bash
# What all sections share. Each section sets HOOK_LABEL and reads this file again: functions are not exported.
[ -n "$HOOK_LABEL" ] || HOOK_LABEL=unknown
export LOG_DIR=var/log LAT_DIR=tmp/lat
export LOGFILE=/tmp/lat/@PROGRAM@.log
RELEASE=xxxPLATFORM_RELEASExxx
PLATFORM_CONF=/etc/platform/platform.conf
BACKUP_LABEL=platform_backup
BACKUP_GUID=BA5EBA11-0000-1111-2222-000000000002
BACKUP_DEVICE=/dev/disk/by-partlabel/platform_backup

log_line() {
  local micro=${EPOCHREALTIME#*[.,]} line
  printf -v line '%(%F %T)T.%s @PROGRAM@ %s %s: %s %s' -1 "${micro:0:3}" "$HOOK_LABEL" "$1" "${prefix-}" "$2"
  echo "$line"
  echo "$line" >>"$LOGFILE"
}
ilog() { log_line ' info' "$1"; }
wlog() { log_line ' warn' "$1"; }
elog() { log_line error "$1"; }
dlog() { [ "${debug:-0}" = 0 ] || log_line debug "$1"; }

report_failure_with_msg() {
  printf '\n\nInstallation failed.\n\n'
  wlog "Installation Failed: ERROR: $1"
  echo "... dropping to shell ; exit to reboot ..."
  bash
  reboot -f
}

title() {
  ilog "*****************************************************"
  ilog "***   $1"
  ilog "*****************************************************"
}

get_disk() { readlink -f "/dev/${1#/dev/}"; }

get_persistent_disk() {
  local device link found=''
  device=$(get_disk "$1")
  for link in /dev/disk/by-path/*; do
    [ "$(readlink -f "$link")" != "$device" ] || found=$link
  done
  echo "$found"
}

get_part_prefix() {
  local device
  device=$(get_disk "$1")
  case $device in
    *[0-9]) echo "${device}p" ;;
    *) echo "$device" ;;
  esac
}

exec_retry() {
  local tries=$1 pause=$2 try status=0
  shift 2
  for ((try = 1; try <= tries; try++)); do
    "$@" && return
    status=$?
    sleep "$pause"
  done
  return $status
}

without_locks() {
  (
    for fd in $STOR_DEV_FDS; do
      exec {fd}>&-
    done
    "$@"
  )
}

uefi() { [ -d /sys/firmware/efi ]; }
is_prestage() { [ -e /tmp/lat/.prestage ]; }

update_platform_conf() {
  ilog "update $IMAGE_ROOTFS$PLATFORM_CONF : $1"
  echo "$1" >>"$IMAGE_ROOTFS$PLATFORM_CONF"
}

get_variable() { [ ! -e "/tmp/lat/$1" ]; }
set_variable() { touch "/tmp/lat/$1"; }

provisioning_sizes() {
  local bytes
  export PART_SZ_EFI=300 PART_SZ_BOOT=2048 LV_SZ_ROOT=20480 LV_SZ_VAR=20480 LV_SZ_LOG=8000 LV_SZ_SCRATCH=16000
  export BACKUP_DEFAULT_PERSISTENT_SIZE=30000
  [ "$aio" = true ] || return 0
  bytes=$(blockdev --getsize64 "$INSTDEV")
  ilog "Install disk $INSTDEV has size:${bytes}B, $((bytes >> 30))GiB"
  if [ "$bytes" -lt $((206 << 30)) ]; then
    ilog "Tiny disk: MINIMUM_PLATFORM_PV_SIZE=43GiB*1024=44032 MiB"
    export LV_SZ_LOG=3000 LV_SZ_SCRATCH=2000 BACKUP_DEFAULT_PERSISTENT_SIZE=1000
  fi
}

pull_feed() {
  local repository=$1 try status
  for try in 1 2 3; do
    ostree --repo="$repository" pull --depth=-1 --mirror "$instbr:$instbr" && return
    status=$?
    if [ $try -lt 3 ]; then
      wlog "ostree pull failed on try $try of 3, rc=$status ; retry in 10 seconds ..."
      sleep 10
    fi
  done
  report_failure_with_msg "ostree pull failed, rc=$status ; max tries 3 of 3"
}

add_remote() {
  ilog "Adding ostree remote with cmd: ostree --repo=$1 remote add $gpg_option $2 $3 ${4-}"
  # shellcheck disable=SC2086 # options that may be none
  ostree --repo="$1" remote add $gpg_option "$2" "$3" ${4-}
  if grep -q noverifyssl /proc/cmdline; then
    ilog "Configuring ostree --repo=$1 for unverified SSL"
    ostree config --repo="$1" set "remote \"$2\"".tls-permissive true
  fi
  if grep -q instgpg=0 /proc/cmdline; then
    ilog "Configuring ostree for unverified GPG (gpg-verify=false)"
    ostree config --repo="$1" set "remote \"$2\"".gpg-verify false
  fi
}

replace_remote() {
  ostree --repo="$1" remote delete "$2"
  add_remote "$1" "$2" "$3" "${4-}"
}

# mend_file_system PARTITION: an ext4 file system that lost its power, as every boot does it: nothing is mended that would need a decision.
# A journal's block and the first superblock are of several sectors under one sum, of which a disk may have kept some; then nobody can
# mount it. Of the superblock there is a copy.
mend_file_system() {
  [ "$(blkid -s TYPE -o value "$1")" = ext4 ] || return 0
  wlog "Mending the file system on $1"
  e2fsck -p "$1"
  [ $? -gt 1 ] || return 0
  e2fsck -p -b 32768 -B 4096 "$1"
}

repository_checksum() { find ostree_repo -type f -exec md5sum {} + | LC_ALL=C sort | md5sum | awk '{ print $1 }'; }

if uefi; then
  BACKUP_PART_NO=1
else
  BACKUP_PART_NO=2
fi
if grep -q instgpg=1 /proc/cmdline; then
  gpg_option=''
else
  export INSTGPG=0
  gpg_option=--no-gpg-verify
fi
