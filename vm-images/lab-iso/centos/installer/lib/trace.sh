# shellcheck shell=bash
# Coverage of kickstarts: which of their lines are run. A machine with a virtio-serial port named org.prestagelab.trace gets, one a line:
#
#   map SCRIPT LINE FILE NUMBER    from its LINE on, SCRIPT's lines are FILE's lines from NUMBER on, until SCRIPT's next map.
#                                  FILE is the kickstart's name, or the path of a file that it includes.
#   run SCRIPT LINE                that line of SCRIPT is about to be run. A SCRIPT without a map is a file that a kickstart's script
#                                  wrote to /tmp and ran or sourced (/tmp/ks-functions.sh): the lines are its own.
#
# A line is told before it is run: a failure message is never seen without its line. Bash tells of it by a DEBUG trap; its own trace
# (set -x) would be simpler, but then a script that uses set -x itself would have another output with coverage than without.
# Scripts of other interpreters than bash tell nothing.

TRACE_PORT=${TRACE_PORT-/dev/virtio-ports/org.prestagelab.trace}
[[ ! -e $INSTALLER/plain ]] || TRACE_PORT=/nowhere
TRACE_FD=''

# trace_open: if the machine has the port: each bash of a script starts with the trap; /run is the installed system's as well, but not what
# is mounted below it. The trap's last argument is the script's $_, which thereby stays.
trace_open() {
  [[ -e $TRACE_PORT ]] || return 0
  exec {TRACE_FD}>"$TRACE_PORT"
  cat >/run/installer.trace.sh <<TRAP
case \$0 in
  /tmp/*)
    set -T
    trap '{ printf "run %s %d\n%.0s" "\${BASH_SOURCE[0]}" "\$LINENO" "\$_" >&$TRACE_FD || : "\$_"; } 2>/dev/null' DEBUG
    ;;
esac
TRAP
}

# trace_script FILE NUMBER: the maps of the script of that number, and its environment
trace_script() {
  local line file number
  [[ -n $TRACE_FD ]] || return 0
  export BASH_ENV=/run/installer.trace.sh
  while read -r line file number; do
    [[ -z $line ]] || printf 'map %s %s %s %s\n' "$1" "$line" "$file" "$number" >&"$TRACE_FD"
  done <<<"${SCRIPT_MAPS[$2]}"
}
