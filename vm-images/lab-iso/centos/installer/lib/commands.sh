# shellcheck shell=bash disable=SC2034 # the other parts of the installer read these variables
# The kickstart commands. Each is a function command_NAME that gets the rest of its line; what it finds out is kept for the steps to come.

ENDING=halt
ROOT_PASSWORD='' TIMEZONE=UTC
IGNORED_DISKS='' ONLY_DISKS='' COMMAND_PLACE=''
BOOTLOADER_APPEND='' BOOTLOADER_TIMEOUT=5 BOOTLOADER_DRIVE='' BOOTLOADER_LOCATION=mbr
declare -ga PART_LINES=() LOGVOL_LINES=() USER_LINES=()
declare -gA VOLUME_GROUPS=()    # name -> "pesize pv..."
declare -ga REPO_NAMES=() REPO_URLS=() REPO_COSTS=()

# do_commands: all of them are known, or the kickstart's reading would have stopped
do_commands() {
  local i name rest
  for i in "${!COMMANDS[@]}"; do
    read -r name rest <<<"${COMMANDS[i]}"
    # shellcheck disable=SC2153 # the parser fills it
    COMMAND_PLACE=${COMMAND_PLACES[i]}
    "command_$name" "$rest"
  done
}

# refuse_command TEXT: what this installer cannot do, with file and line
refuse_command() { stop_installation "$1 ($COMMAND_PLACE)."; }

# Commands with nothing to do in this installer: one language, no SELinux, no firewall, text mode only.
for name in auth authconfig cdrom eula firewall firstboot graphical install keyboard lang logging selinux services skipx text \
  unsupported_hardware zerombr; do
  eval "command_$name() { :; }"
done
unset name

# words LINE: splits a command's arguments as a shell would, quotes and comments included, into ARGUMENTS
words() {
  ARGUMENTS=()
  local word='' quote='' char i started=0
  for ((i = 0; i < ${#1}; i++)); do
    char=${1:i:1}
    if [[ -n $quote ]]; then
      if [[ $char == "$quote" ]]; then quote=''; else word+=$char; fi
    elif [[ $char == '"' || $char == "'" ]]; then
      quote=$char started=1
    elif [[ $char == '#' ]] && ((!started)); then
      break
    elif [[ $char == [[:space:]] ]]; then
      ((started)) && ARGUMENTS+=("$word")
      word='' started=0
    else
      word+=$char started=1
    fi
  done
  if ((started)); then ARGUMENTS+=("$word"); fi
}

# value NAME: of --NAME=value among ARGUMENTS
value() {
  local word
  for word in "${ARGUMENTS[@]}"; do
    [[ $word != "--$1="* ]] || {
      echo "${word#*=}"
      return 0
    }
  done
  return 1
}

# flag NAME: whether --NAME is among ARGUMENTS
flag() {
  local word
  for word in "${ARGUMENTS[@]}"; do
    [[ $word != "--$1" ]] || return 0
  done
  return 1
}

command_rootpw() {
  words "$1"
  flag lock && ROOT_PASSWORD='!' && return
  flag iscrypted || refuse_command "rootpw: only --iscrypted and --lock are supported"
  ROOT_PASSWORD=${ARGUMENTS[-1]}
}

command_timezone() {
  words "$1"
  TIMEZONE=${ARGUMENTS[-1]}
}

command_user() { USER_LINES+=("$1"); }
command_part() { PART_LINES+=("$1"); }
command_partition() { PART_LINES+=("$1"); }
command_logvol() { LOGVOL_LINES+=("$1"); }

# command_ignoredisk: the disks that nothing may be installed on, or the only ones
command_ignoredisk() {
  words "$1"
  IGNORED_DISKS=$(value drives || :)
  ONLY_DISKS=$(value only-use || :)
}

# disk_ignored DISK: whether ignoredisk says so; names may have wildcards and may be links in /dev
disk_ignored() {
  listed "$1" "$IGNORED_DISKS" || { [[ -n $ONLY_DISKS ]] && ! listed "$1" "$ONLY_DISKS"; }
}

# listed DISK NAMES: whether /dev/sda is among the names, as sda, s*, /dev/sda or disk/by-path/...
listed() {
  local names name
  IFS=, read -ra names <<<"$2"
  for name in "${names[@]}"; do
    name=${name#/dev/}
    # shellcheck disable=SC2053 # a pattern
    [[ ${1#/dev/} != $name && ! $1 -ef /dev/$name ]] || return 0
  done
  return 1
}

command_volgroup() {
  words "$1"
  local word names=()
  for word in "${ARGUMENTS[@]}"; do
    [[ $word == --* ]] || names+=("$word")
  done
  VOLUME_GROUPS[${names[0]}]="$(value pesize || echo 4096) ${names[1]-}"
}

command_repo() {
  words "$1"
  REPO_NAMES+=("$(value name)")
  REPO_URLS+=("$(value baseurl)")
  REPO_COSTS+=("$(value cost || echo 1000)")
}

command_bootloader() {
  words "$1"
  BOOTLOADER_LOCATION=$(value location || echo mbr)
  BOOTLOADER_TIMEOUT=$(value timeout || echo 5)
  BOOTLOADER_DRIVE=$(value boot-drive || :)
  BOOTLOADER_APPEND=$(value append || :)
}

# The CD to eject: the one that the installation medium is in, else the one with the Miniboot ISO, else none. Its by-label link may
# point to a mounted image that has the same label.
ejectable() {
  local drive
  if [[ -f /run/install/repo.device ]]; then
    drive=$(</run/install/repo.device)
    [[ $drive != /dev/sr* ]] || echo "$drive"
    return
  fi
  for drive in /dev/sr*; do
    case $(lsblk -dno LABEL "$drive" 2>/dev/null) in
      oe_iso_boot | oe_prestaged_iso_boot) echo "$drive" && return ;;
    esac
  done
}

command_reboot() {
  words "$1"
  ENDING=reboot
  if flag eject; then ENDING="reboot $(ejectable)"; fi
}
command_poweroff() { ENDING=poweroff; }
command_shutdown() { ENDING=poweroff; }
command_halt() { ENDING=halt; }
