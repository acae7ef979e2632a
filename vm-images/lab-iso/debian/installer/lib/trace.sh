# shellcheck shell=bash
# Coverage of kickstarts: which of their lines are run. On an ISO with the lab's extras, a machine with a virtio-serial port named
# org.prestagelab.trace gets, one a line:
#
#   map SCRIPT LINE FILE NUMBER    from its LINE on, SCRIPT's lines are FILE's lines from NUMBER on, until SCRIPT's next map.
#                                  FILE is the kickstart's name.
#   run SCRIPT LINE                that line of SCRIPT is about to be run. A SCRIPT without a map is a file that the kickstart wrote and
#                                  sourced (/tmp/lat/ks_functions.sh): the lines are its own.
#
# Scripts write to a pipe that they open for each line: kickstarts close whatever descriptors they find open.

TRACE_PORT=${TRACE_PORT-/dev/virtio-ports/org.prestagelab.trace}
TRACE_PIPE=${TRACE_PIPE-/run/installer.trace}
TRACE_PID=''

trace_open() {
  [[ -e $EXTRAS && -e $TRACE_PORT ]] || return 0
  mkfifo "$TRACE_PIPE"
  mawk -W interactive '$1 == "end" { exit } { print }' <>"$TRACE_PIPE" >"$TRACE_PORT" &
  TRACE_PID=$!
  cat >"$TRACE_PIPE.sh" <<TRAP
set -T
trap '{ case \${BASH_SOURCE[0]} in /tmp/*) printf "run %s %d\n" "\${BASH_SOURCE[0]}" "\$LINENO" >>$TRACE_PIPE ;; esac; } 2>/dev/null || :' DEBUG
TRAP
}

# trace_maps FILE: what the reader of kickstarts noted, with the kickstart's name
trace_maps() {
  local script line number
  [[ -n $TRACE_PID ]] || return 0
  while read -r script line number; do
    printf 'map %s %s %s %s\n' "$script" "$line" "${KS##*/}" "$number" >>"$TRACE_PIPE"
  done <"$1"
}

# trace_on, trace_off: around a script that is sourced
trace_on() {
  # shellcheck source=/dev/null
  [[ -z $TRACE_PID ]] || . "$TRACE_PIPE.sh"
}
trace_off() {
  trap - DEBUG
  set +T
}

# trace_close: when the last line is written
trace_close() {
  [[ -n $TRACE_PID ]] || return 0
  echo end >>"$TRACE_PIPE"
  wait "$TRACE_PID"
}
