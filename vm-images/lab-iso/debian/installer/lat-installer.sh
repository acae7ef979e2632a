#!/bin/bash
# Cuts a kickstart into scripts below /tmp/lat and runs those that are processes of their own.
# Usage: lat-installer.sh parse-ks FILE | pre-install | post-install ROOT
set -e
LAT=${LAT-/tmp/lat}
MAPS=${KICKSTART_MAPS-/dev/null}
# a script that is traced is sourced by a shell that knows how; it is sh to the script
TRACER=()
# shellcheck disable=SC2016 # that shell expands it
[[ ! -e /run/installer.trace.sh ]] || TRACER=(bash --posix -c '. /run/installer.trace.sh; . "$0"')

# folder_of WORD...: where the scripts of a section with this heading go
folder_of() {
  case $1 in
    %ks-early) echo lat_ks_early ;;
    %pre-part) echo lat_pre_part ;;
    %part) echo lat_create_part ;;
    %mkfs) echo lat_create_fs ;;
    %pre) echo lat_pre_script ;;
    %post) if [[ " $* " == *" --nochroot "* ]]; then echo lat_post_nochroot_script; else echo lat_post_script; fi ;;
    *) return 1 ;;
  esac
}

# interpreter HEADING: of --interpreter=X only where a blank follows; else sh
interpreter() {
  if [[ $1 =~ --interpreter=([^[:space:]]+)[[:space:]] ]]; then echo "${BASH_REMATCH[1]}"; else echo /bin/sh; fi
}

# parse_kickstart FILE: comments and empty lines go, everywhere; each line loses its outer blanks. A section is complete, and may run,
# when a line %end stands alone. MAPS gets, for each run of lines that stay together: script, its line, the kickstart's line.
parse_kickstart() {
  local line script='' folder number=0 own=1 mapped=0
  while read -r line; do
    number=$((number + 1))
    [[ -n $line && $line != '#'* ]] || continue
    if [[ -n $script ]]; then
      if [[ $line == %end ]]; then
        chmod 755 "$script"
        script=''
      else
        own=$((own + 1))
        ((number - own == mapped)) || printf '%s %s %s\n' "$script" "$own" "$number" >>"$MAPS"
        mapped=$((number - own))
        printf '%s\n' "$line" >>"$script"
      fi
    elif [[ $line == %* ]]; then
      # shellcheck disable=SC2086 # words of a heading
      folder=$(folder_of $line) || continue
      script=$(next_script "$folder" "$line")
      own=1 mapped=-1
    else
      command_line "$line"
    fi
  done <"$1"
}

# next_script FOLDER HEADING: begins the script of a section; those of both kinds of %post are counted together
next_script() {
  local count
  mkdir -p "$LAT/$1"
  case $1 in
    lat_post*) count=$(find "$LAT" -path '*/lat_post*_script/*_script' | wc -l) ;;
    *) count=$(find "$LAT/$1" -name '*_script' -type f | wc -l) ;;
  esac
  printf '#!%s\n' "$(interpreter "$2")" >"$LAT/$1/$(printf '%02d' $((count + 1)))_script"
  printf '%s/%s/%02d_script\n' "$LAT" "$1" $((count + 1))
}

# command_line LINE: lat-disk gives parameters, anything else is left alone
command_line() {
  local word words
  read -ra words <<<"$1"
  [[ ${words[0]} == lat-disk ]] || return 0
  for word in "${words[@]:1}"; do
    printf '%s ' "${word#--}" >>"$LAT/cmdline"
  done
}

# run_each FOLDER COMMAND...: every script of the folder, in order, behind COMMAND
run_each() {
  local script folder=$1
  shift
  for script in "$LAT/$folder"/*_script; do
    [[ ! -e $script ]] || "$@" "$script"
  done
}

# run_in ROOT SCRIPT
run_in() {
  echo "Run post install script $2 in $1"
  chroot "$1" "${TRACER[@]}" "$2"
}

# run_beside SCRIPT
run_beside() {
  echo "Run post install nochroot script $1"
  "${TRACER[@]}" "$1"
}

# post_install ROOT: first all scripts that run inside the installed system, then the others, which are told where it is
post_install() {
  run_each lat_post_script run_in "$1"
  export IMAGE_ROOTFS=$1
  run_each lat_post_nochroot_script run_beside
}

case ${1-} in
  parse-ks) parse_kickstart "$2" ;;
  pre-install) run_each lat_pre_script ;;
  post-install) post_install "$2" ;;
  *)
    echo "lat-installer.sh: unknown command '${1-}'" >&2
    exit 2
    ;;
esac
