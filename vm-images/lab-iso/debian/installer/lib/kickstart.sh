# shellcheck shell=bash
# The kickstart: where it comes from, and its hooks that run in the installer's own shell.

LAT=${LAT-/tmp/lat}
export KICKSTART_MAPS=${KICKSTART_MAPS-/run/installer.maps}

# kickstart_read: fetches the file that ks= names and cuts it into scripts
kickstart_read() {
  local file
  mkdir -p "$LAT"
  [[ -n $KS ]] || fatal "Error no kickstart, need kernel argument: ks=..."
  file=$(kickstart_file) || fatal "Parse Kickstart $KS failed"
  say "kickstart $KS"
  /lat-installer.sh parse-ks "$file" || fatal "Parse Kickstart $KS failed"
  trace_maps "$KICKSTART_MAPS"
  [[ ! -e $LAT/cmdline ]] || parameters_read "$(<"$LAT/cmdline")"
}

# kickstart_file: the kickstart as a local file
kickstart_file() {
  local path=${KS#file://} place
  case $KS in
    file://*)
      if [[ -f $path ]]; then
        echo "$path"
      else
        kickstart_from_label "$path" instboot "$ISO_INSTLABEL"
      fi
      ;;
    partition://*)
      place=${KS#partition://}
      wait_for_label "${place%%:*}" >/dev/null || {
        echo "Could not find partition with label: ${place%%:*}" >&2
        return 1
      }
      kickstart_from_label "${place#*:}" "${place%%:*}"
      ;;
    *)
      wget -q --no-check-certificate -O /local-ks.cfg "$KS" || download_failed
      echo /local-ks.cfg
      ;;
  esac
}

download_failed() {
  echo "Download kickstart file $KS failed" >&2
  return 1
}

# wait_for_label LABEL...: the device of the first of the labels that shows up within ten seconds
wait_for_label() {
  local try label
  for ((try = 0; try < 100; try++)); do
    for label; do
      blkid --label "$label" && return 0
    done
    sleep 0.1
  done
  return 1
}

# kickstart_from_label PATH LABEL...: copies PATH of the first medium with one of the labels
kickstart_from_label() {
  local path=$1 device status=0
  shift
  device=$(wait_for_label "$@") || download_failed || return
  mkdir -p /t
  mount -r "$device" /t || download_failed || return
  cp "/t/${path#/}" /local-ks.cfg || status=1
  umount /t
  ((status == 0)) || download_failed || return
  echo /local-ks.cfg
}

# hook_scripts SECTION: the scripts of a section that is sourced, in order
hook_scripts() {
  local folder
  case $1 in
    %ks-early) folder=lat_ks_early ;;
    %pre-part) folder=lat_pre_part ;;
    %part) folder=lat_create_part ;;
    %mkfs) folder=lat_create_fs ;;
  esac
  compgen -G "$LAT/$folder/*_script" | sort
}

# kickstart_hook SECTION TEXT: sources the scripts of a section; TEXT is the end if one leaves a status. As these scripts are written
# for sh, they run by its rules; names here begin with _ because scripts share them.
kickstart_hook() {
  local _section=$1 _text=$2 _files _file _status
  mapfile -t _files < <(hook_scripts "$_section")
  for _file in "${_files[@]}"; do
    trace_on
    set -o posix
    # shellcheck source=/dev/null
    . "$_file"
    _status=$?
    trace_off
    set +o posix
    if ((_status != 0)); then
      echo "Export $_section hook script $_file failed"
      fatal "$_text"
    fi
  done
}
