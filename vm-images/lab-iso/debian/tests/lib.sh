# shellcheck shell=bash disable=SC2034
# What the tests of the Debian generation use beside the common words.

readonly DEBIAN=/lab-iso/debian
INSTALLER=$DEBIAN/installer LAT=/tmp/lat INSTPOST=''

# installer PART...: the named parts of the installer, in this shell; fatal ends the test's subshell with its text in /fatal
installer() {
  local part
  mkdir -p "$LAT"
  for part in "$@"; do
    # shellcheck source=/dev/null
    . "$INSTALLER/lib/$part.sh"
  done
  # shellcheck disable=SC2317 # the parts call it
  fatal() {
    echo "$1" >/fatal
    exit 1
  }
}

# expect_fatal TEXT COMMAND...: the command ends the installation with just this text
expect_fatal() {
  local text=$1
  shift
  rm -f /fatal
  ("$@") >/log 2>&1 || :
  [[ -f /fatal ]] || fail "'$*' did not end the installation"
  expect_file /fatal "$text"
}

# parse: a kickstart from standard input, cut into scripts
parse() {
  mkdir -p "$LAT"
  cat >/ks.cfg
  KICKSTART_MAPS=${KICKSTART_MAPS-/dev/null}   bash "$INSTALLER/lat-installer.sh" parse-ks /ks.cfg
}

# section KICKSTART TEXT: of the lab's own kickstart, the first script that has TEXT, as /section; the shared functions are in place
section() {
  rm -rf "$LAT" && mkdir -p "$LAT"
  bash "$DEBIAN/kickstarts/compose" --output /ks --release 24.09
  bash "$INSTALLER/lat-installer.sh" parse-ks "/ks/$1"
  bash "$LAT/lat_ks_early/01_script"
  bash "$LAT/lat_ks_early/02_script"
  grep -rlF --include="*_script" -- "$2" "$LAT" | sort | head -n 1 >/found
  [[ -s /found ]] || fail "no section of $1 has '$2'"
  cp "$(</found)" /section
}

# run_section: as the installer would; its output without headers is /log, its status STATUS
run_section() {
  STATUS=0
  bash --posix -c '. /section' >/log.times 2>&1 || STATUS=$?
  sed -E 's/^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.]{12} [a-z]+ +[a-z_-]+ +([a-z]+): *//' /log.times >/log
}
