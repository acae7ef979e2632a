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

# parse_kickstart FILE: comments and empty lines go, everywhere; each line loses its outer blanks. A section is complete, and may run,
# when a line %end stands alone and ends with a line feed. --interpreter counts only where a blank follows. Both kinds of %post are
# counted together. MAPS gets, for each run of lines that stay together: script, its line, the kickstart's line. One process does it
# all: on an emulated CPU a shell takes seconds.
parse_kickstart() {
  mkdir -p "$LAT"/lat_{ks_early,pre_part,create_part,create_fs,pre_script,post_script,post_nochroot_script}
  tail -c 1 "$1" | cmp -s - <(echo) || set -- "$1" unfinished
  mawk -v lat="$LAT" -v maps="$MAPS" -v unfinished="${2-}" '
    BEGIN {
      folder["%ks-early"] = "ks_early"; folder["%pre-part"] = "pre_part"; folder["%part"] = "create_part"
      folder["%mkfs"] = "create_fs"; folder["%pre"] = "pre_script"; folder["%post"] = "post_script"
    }
    function begin(heading, words,   where, shell) {
      where = folder[words]
      if (words == "%post" && (heading " ") ~ /[ \t]--nochroot[ \t]/) where = "post_nochroot_script"
      shell = "/bin/sh"
      if (match(heading, /--interpreter=[^ \t]+[ \t]/)) shell = substr(heading, RSTART + 14, RLENGTH - 15)
      script = sprintf("%s/lat_%s/%02d_script", lat, where, ++count[words])
      print "#!" shell >script
      own = 1
      mapped = -1
    }
    function take(line, number,   words) {
      gsub(/^[ \t]+|[ \t]+$/, "", line)
      if (line == "" || line ~ /^#/) return
      split(line, words, /[ \t]+/)
      if (script != "" && line == "%end") {
        close(script)
        print script
        script = ""
      } else if (script != "") {
        own++
        if (number - own != mapped) print script, own, number >>maps
        mapped = number - own
        print line >script
      } else if (words[1] in folder) {
        begin(line, words[1])
      } else if (words[1] == "lat-disk") {
        sub(/^lat-disk[ \t]+/, "", line)
        gsub(/(^|[ \t])--/, " ", line)
        print substr(line, 2) " " >>(lat "/cmdline")
      }
    }
    NR > 1 { take(last, NR - 1) }
    { last = $0 }
    END { if (unfinished == "") take(last, NR) }' "$1" | xargs --no-run-if-empty chmod 755
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
