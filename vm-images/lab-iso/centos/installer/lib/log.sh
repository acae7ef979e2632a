# shellcheck shell=bash
# The installer's words: milestones for people on the console, everything for machines on the virtio-serial port
# org.prestagelab.log, one line each as SOURCE<TAB>TEXT. No process is started here: on an emulated CPU each costs 10 ms.

LOG_PORT=${LOG_PORT-/dev/virtio-ports/org.prestagelab.log}
# a plain ISO's installer uses no port
[[ ! -e $INSTALLER/plain ]] || LOG_PORT=/nowhere
PROGRAM_LOG=${PROGRAM_LOG-/tmp/program.log}

# log_open: opens the port if the machine has one
log_open() {
  if [[ -e $LOG_PORT ]]; then
    exec {LOG_FD}>"$LOG_PORT"
  else
    exec {LOG_FD}>/dev/null
  fi
  export LOG_FD
}

# to_port SOURCE TEXT
to_port() {
  printf '%s\t%s\n' "$1" "$2" >&"${LOG_FD:-2}"
}

# milestone TEXT: what the installer does now, on console, port and /tmp/anaconda.log
milestone() {
  printf '%(%H:%M:%S)T %s\n' -1 "$1" | tee -a /tmp/anaconda.log
  to_port anaconda "$1"
}

# program COMMAND...: runs a command; its name and output go to /tmp/program.log and to the port; its status is returned
program() {
  local line status
  to_port program "Running... $*"
  printf '%(%H:%M:%S)T Running... %s\n' -1 "$*" >>"$PROGRAM_LOG"
  {
    "$@" 2>&1
    printf '\001%s\n' "$?"
  } | while IFS= read -r line; do
    if [[ $line == $'\001'* ]]; then
      printf 'Return code: %s\n' "${line:1}" >>"$PROGRAM_LOG"
      exit "${line:1}"
    fi
    printf '%s\n' "$line" >>"$PROGRAM_LOG"
    to_port program "$line"
  done
  status=$?
  return "$status"
}

# stop_installation TEXT...: the failure banner, then the end of the kickstart runner
stop_installation() {
  printf '\n\nInstallation failed.\n%s\n' "$*"
  to_port anaconda "Installation failed. $*"
  exit 1
}
