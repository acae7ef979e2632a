# shellcheck shell=bash
# What all scripts of the kickstarts share: the log, the failure reports, the kernel command line and the names of disks.
# A function that has one result leaves it in REPLY; a command substitution would cost a process, which is slow on an emulated CPU.

# wlog TEXT: one log line with its time, as in "2021-11-05 19:45:56.422 - Prestaging post: copy prestaging files"
wlog() {
  local now=$EPOCHREALTIME
  printf '%(%Y-%m-%d %H:%M:%S)T.%s - %s\n' "${now%.*}" "${now:${#now}-6:3}" "$*"
}

# report_pre_failure_with_msg TEXT: ends a %pre script and with it the installation
report_pre_failure_with_msg() {
  printf '\n\nInstallation failed.\n\n%s\n' "$1"
  exit 1
}

# report_prestaging_failure_with_msg TEXT: ends the prestaging
report_prestaging_failure_with_msg() {
  printf '\n\nPrestaging failed.\n\n%s\n' "$1"
  exit 1
}

# mark_installation_failed TEXT: tells who logs in to the half-installed system; the root is a script's own or the mounted one
mark_installation_failed() {
  local root=/mnt/sysimage
  [[ -d $root/etc ]] || root=''
  mkdir -p "$root/etc/platform"
  printf '\nInstallation failed.\n%s\n' "$1" >"$root/etc/motd"
  echo "$1" >"$root/etc/platform/installation_failed"
}

# report_post_failure_with_msg TEXT: ends a %post script and with it the installation
report_post_failure_with_msg() {
  mark_installation_failed "$1"
  printf '\n\nInstallation failed.\n\n%s\n' "$1"
  exit 1
}

# report_post_failure_with_logfile FILE: the same with the text of a log
report_post_failure_with_logfile() {
  local text
  text=$(cat "$1" 2>&1)
  report_post_failure_with_msg "$text"
}

# kernel_argument NAME: REPLY is the value of the last NAME=value on the kernel command line; status 1 if there is none
kernel_argument() {
  local words word
  REPLY=
  read -ra words </proc/cmdline || :
  for word in "${words[@]}"; do
    [[ $word != "$1="* ]] || REPLY=${word#*=}
  done
  [[ -n $REPLY ]]
}

# kernel_flag NAME: whether NAME is a bare word of the kernel command line
kernel_flag() {
  local words
  read -ra words </proc/cmdline || :
  [[ " ${words[*]} " == *" $1 "* ]]
}

# get_by_path DISK: REPLY is its first name in /dev/disk/by-path, empty if there is none
get_by_path() {
  local link
  REPLY=
  for link in /dev/disk/by-path/*; do
    if [[ -n $1 && $link -ef $1 ]]; then
      REPLY=$link
      return
    fi
  done
}

# get_disk_dev: REPLY is the disk to install on when the command line names none
get_disk_dev() {
  local name
  for name in vda vdb sda sdb dda ddb hda hdb nvme0n1 nvme1n1 mpatha mpathb; do
    get_by_path "/dev/$name"
    if [[ -e /dev/$name && $REPLY != *usb* ]]; then
      REPLY=/dev/$name
      return 0
    fi
  done
  # not reached: every server of the scenarios has a disk
  REPLY=
  return 1
}

# resolve_device NAME: REPLY is the device that sda, /dev/sda or a /dev/disk/by-path name means, empty if it does not exist
resolve_device() {
  REPLY=$(cd /dev && readlink -f -- "$1") || REPLY=
  [[ -e $REPLY ]] || REPLY=
}

# target_device ARGUMENT: REPLY is what the kernel argument rootfs_device or boot_device says, else the first disk
target_device() {
  kernel_argument "$1" || get_disk_dev
}

# mend_file_system PARTITION: an ext4 file system that lost its power, as every boot does it: nothing is mended that would need a decision.
# A journal's block and the first superblock are of several sectors under one sum, of which a disk may have kept some; then nobody can
# mount it. Of the superblock there is a copy.
mend_file_system() {
  [[ $(blkid -s TYPE -o value "$1") == ext4 ]] || return 0
  wlog "Mending the file system on $1"
  e2fsck -p "$1"
  (($? > 1)) || return 0
  e2fsck -p -b 32768 -B 4096 "$1"
}
