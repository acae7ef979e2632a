# shellcheck shell=bash
# What the installer writes goes to every console of the kernel, to /install.log, and, on an ISO with the lab's extras, line by line to
# the virtio-serial port org.prestagelab.log.

LOG_PORT=${LOG_PORT-/dev/virtio-ports/org.prestagelab.log}
EXTRAS=${EXTRAS-/usr/lib/lab-installer/extras}

# consoles: the devices of all consoles that the kernel writes to
consoles() {
  local name
  for name in $(</sys/class/tty/console/active); do
    [[ ! -c /dev/$name ]] || echo "/dev/$name"
  done
}

# run_behind_terminal PROGRAM: with the first serial console to type at, if there is one
run_behind_terminal() {
  local device input=/dev/console devices=()
  mapfile -t devices < <(consoles)
  ((${#devices[@]})) || devices=(/dev/console)
  for device in "${devices[@]}"; do
    stty -F "$device" -opost
    [[ $device != /dev/ttyS* || $input != /dev/console ]] || input=$device
  done
  script --quiet --flush --command "$1" /dev/null <"$input" 2>&1 | relay "${devices[@]}"
}

# relay DEVICE...: standard input to the devices, the log and the port
relay() {
  if [[ -e $EXTRAS && -e $LOG_PORT ]]; then
    tee -a /install.log "$@" | "$INSTALLER/port-lines" >"$LOG_PORT"
  else
    tee -a /install.log "$@" >/dev/null
  fi
}

# say TEXT
say() { echo "install: $*"; }

# fatal TEXT: the end of an installation that failed: a shell; the machine starts again when it is left
fatal() {
  printf '\n%s\n\n' "$1"
  if [[ -e /install.log && -e /tmp/lat/report_error_log.sh ]]; then
    bash /tmp/lat/report_error_log.sh
  fi
  if [[ $INSTPOST == exit ]]; then exit 1; fi
  echo "Install failed, starting boot shell.  System will reboot on exit"
  bash
  end_with reboot
}
