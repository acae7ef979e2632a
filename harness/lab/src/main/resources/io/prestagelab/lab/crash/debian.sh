# shellcheck shell=bash disable=SC2034,SC2153 # judge.sh and the kickstart read these variables, the installer's parameters.sh sets them
# The judge's part for the generation with ostree: it runs in the installer's RAM disk, whose first process it is; sdb is the prestaged ISO.
readonly BACKUP=/dev/disk/by-partlabel/platform_backup
readonly INSTALLER=/usr/lib/lab-installer URL_FILE=/tmp/judge.url
# shellcheck source=/dev/null
. "$INSTALLER/lib/devices.sh"
# shellcheck source=/dev/null
. "$INSTALLER/lib/parameters.sh"

# mount_source: the prestaged ISO
mount_source() {
  mkdir -p "$HOME_OF_JUDGE/source" "$HOME_OF_JUDGE/backup"
  mount -t iso9660 -o ro /dev/sdb "$HOME_OF_JUDGE/source" || answer trouble "cannot mount the prestaged ISO"
}

# source_all FILE...: as the installer does it with the kickstart's hooks
source_all() {
  local _file
  for _file; do
    set +u -o posix
    # shellcheck source=/dev/null
    . "$_file"
    set -u +o posix
  done
}

# prepare_check: parameters and what the early hooks make of them
prepare_check() {
  parameters_default
  parameters_read "$(</proc/cmdline)"
  source_all "$HOME_OF_JUDGE"/functions/*
}

# run_check: the lines that decide, after which the installer would pull from insturl
run_check() (
  rm -f "$URL_FILE"
  HOOK_LABEL=mkfs
  # shellcheck source=/dev/null
  . /tmp/lat/ks_functions.sh
  insturl=$INSTURL
  source_all "$HOME_OF_JUDGE"/check/*
  echo "$insturl" >"$URL_FILE"
)

# accepted: whether the installer would pull from the disk
accepted() { [[ -f $URL_FILE && $(<"$URL_FILE") != "$INSTURL" ]]; }

# compare RELEASE: every object byte for byte, and the branch
compare() {
  local line repository=$PLACE/$1/ostree_repo source=$HOME_OF_JUDGE/source/ostree_repo
  while IFS= read -r line; do
    answer differs "${line//"$HOME_OF_JUDGE/"/}"
  done < <(diff -rq "$source/objects" "$repository/objects" 2>&1 | grep -v "^Only in $repository" | head -n 20)
  [[ $(ostree --repo="$repository" rev-parse "$INSTBR" 2>&1) == "$(ostree --repo="$source" rev-parse "$INSTBR")" ]] ||
    answer differs "the branch $INSTBR"
}
