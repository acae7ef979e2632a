# shellcheck shell=bash
# Running %pre and %post scripts: each has its log, /tmp/ks-script-*.log or what --log says, which is streamed line by line while it is
# written.

# run_scripts KIND: those of that kind, in order
run_scripts() {
  local i kind=$1
  [[ " ${SCRIPT_KINDS[*]} " == *" $kind "* ]] || return 0
  if [[ $kind == pre ]]; then
    milestone "Running pre-installation scripts"
  else
    milestone "Running post-installation scripts"
  fi
  for i in "${!SCRIPT_KINDS[@]}"; do
    [[ ${SCRIPT_KINDS[i]} != "$kind" ]] || run_script "$i"
  done
}

# run_script NUMBER: the script of that number; in the installed system unless it is a %pre or says --nochroot
run_script() {
  local i=$1 root='' name file log status interpreter
  # shellcheck disable=SC2153 # the parser fills it
  [[ ${SCRIPT_KINDS[i]} != post || ${SCRIPT_FLAGS[i]} == *" nochroot "* ]] || root=$SYSROOT
  script_name
  file=/tmp/$name log=/tmp/$name.log
  if [[ -n ${SCRIPT_LOGS[i]} ]]; then
    log=$root${SCRIPT_LOGS[i]}
    mkdir -p "${log%/*}"
  fi
  mkdir -p "$root/tmp"
  printf '%s' "${SCRIPT_TEXTS[i]}" >"$root$file"
  chmod 700 "$root$file"
  trace_script "$file" "$i"
  read -ra interpreter <<<"${SCRIPT_INTERPRETERS[i]}"
  : >"$log"
  in_root "$root" "${interpreter[@]}" "$file" 2>&1 | stream_script_log "$log" "$name.log"
  status=${PIPESTATUS[0]}
  unset BASH_ENV
  rm -f "$root$file"
  announce_writes
  ((status)) || return 0
  to_port anaconda "Error code $status running the kickstart script at line ${SCRIPT_LINES[i]}"
  [[ ${SCRIPT_FLAGS[i]} != *" erroronfail "* ]] || script_error "${SCRIPT_LINES[i]}" "$log"
}

# script_name: sets name to a new one, as mktemp would, without a process
script_name() {
  local letters=abcdefghijklmnopqrstuvwxyz0123456789
  while :; do
    name=ks-script-
    for _ in 1 2 3 4 5 6; do name+=${letters:SRANDOM % 36:1}; done
    [[ -e /tmp/$name.log ]] || return 0
  done
}

# in_root ROOT COMMAND...: in a chroot if ROOT is not empty
in_root() {
  local root=$1
  shift
  if [[ -n $root ]]; then
    chroot "$root" "$@"
  else
    "$@"
  fi
}

# stream_script_log LOG SOURCE: standard input to the log, the console and the port
stream_script_log() {
  local line
  while IFS= read -r line || [[ -n $line ]]; do
    printf '%s\n' "$line" >>"$1"
    printf '%s\n' "$line"
    to_port "$2" "$line"
  done
}

declare -gA SECTORS_WRITTEN=()

# announce_writes: disks have no watch here (see init), so what scripts wrote to them udev does not know: their links in /dev/disk are
# brought up to date after each script that wrote to a disk
announce_writes() {
  local dir disk part fields changed=()
  for dir in "${SYS_BLOCK-/sys/block}"/*; do
    disk=${dir##*/}
    [[ $disk != loop* && $disk != ram* && $disk != sr* && -f $dir/stat ]] || continue
    read -ra fields <"$dir/stat"
    [[ ${fields[6]} != "${SECTORS_WRITTEN[$disk]-}" ]] || continue
    if [[ -n ${SECTORS_WRITTEN[$disk]-} || ${fields[6]} != 0 ]]; then
      for part in "$dir" "$dir/$disk"*[0-9]; do
        [[ ! -d $part ]] || changed+=("$part")
      done
    fi
    SECTORS_WRITTEN[$disk]=${fields[6]}
  done
  ((${#changed[@]})) || return 0
  udevadm trigger --action=change "${changed[@]}"
  udevadm settle --timeout=60
}

# script_error LINE LOG: the fatal end of a script, its log being the details
script_error() {
  local details=''
  [[ ! -f $2 ]] || details=$(<"$2")
  printf '\nThere was an error running the kickstart script at line %s.  This is a fatal error and installation will be aborted.  ' "$1"
  printf 'The details of this error are:\n\n%s\n' "$details"
  to_port anaconda "There was an error running the kickstart script at line $1. Installation failed."
  [[ $details == *"ation failed."* || $details == *"Prestaging failed."* ]] || printf '\nInstallation failed.\n'
  exit 1
}

# keep_logs: what the installed system keeps of its installation
keep_logs() {
  local dir=$SYSROOT/var/log/anaconda file
  mkdir -p "$dir"
  for file in /tmp/ks-script-*.log /tmp/program.log /tmp/anaconda.log; do
    [[ ! -f $file ]] || cp "$file" "$dir/"
  done
  cp /run/install/ks.cfg "$SYSROOT/root/anaconda-ks.cfg"
  chmod go-rwx "$dir"/* "$SYSROOT/root/anaconda-ks.cfg"
}
