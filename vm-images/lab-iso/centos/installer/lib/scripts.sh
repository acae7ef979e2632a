# shellcheck shell=bash
# Running %pre and %post scripts: each has its log /tmp/ks-script-*.log, which is streamed line by line while it is written.

# option NAME TEXT: the value of --NAME=value or --NAME value in TEXT; status 1 if it is not there
option() {
  local words word want=0
  read -ra words <<<"$2"
  for word in "${words[@]}"; do
    if ((want)); then
      echo "$word"
      return 0
    fi
    case $word in
      "--$1="*) echo "${word#*=}" && return 0 ;;
      "--$1") want=1 ;;
    esac
  done
  return 1
}

# run_scripts KIND: runs what scripts_of found, in order
run_scripts() {
  local i kind=$1
  ((${#SCRIPT_FILES[@]})) || return 0
  if [[ $kind == pre ]]; then
    milestone "Running pre-installation scripts"
  else
    milestone "Running post-installation scripts"
  fi
  for i in "${!SCRIPT_FILES[@]}"; do
    run_script "$kind" "${SCRIPT_FILES[i]}" "${SCRIPT_OPTIONS[i]}" "${SCRIPT_LINES[i]}"
  done
}

# run_script KIND FILE OPTIONS LINE
run_script() {
  local kind=$1 file=$2 options=$3 number=$4 interpreter root='' status
  interpreter=$(option interpreter "$options") || interpreter=/bin/bash
  if [[ $kind == post && " $options " != *" --nochroot "* ]]; then
    root=$SYSROOT
    cp "$file" "$root$file"
  fi
  in_root "$root" "$interpreter" "$file" 2>&1 | stream_script_log "$file.log"
  status=${PIPESTATUS[0]}
  [[ -z $root ]] || rm -f "$root$file"
  ((status)) || return 0
  to_port anaconda "Error code $status running the kickstart script at line $number"
  [[ " $options " == *" --erroronfail "* || " $options " == *" --erroronfail="* ]] || return 0
  script_error "$number" "$file.log"
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

# stream_script_log LOG: standard input to the log, the console and the port
stream_script_log() {
  local line
  while IFS= read -r line || [[ -n $line ]]; do
    printf '%s\n' "$line" >>"$1"
    printf '%s\n' "$line"
    to_port "${1##*/}" "$line"
  done
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
