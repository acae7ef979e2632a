# shellcheck shell=bash
# What the lab needs of a machine, for `lab doctor`: a table, and the command that mends what is missing. It needs nothing built and
# nothing installed. ROOT and LAB_HOME are set by the caller; ci/setup.sh is read.

# of the demo: a server of 2 GiB with what runs it; ISOs, disks and records
readonly NEEDED_MEMORY=3000 NEEDED_DISK=4000
# where the kernel says how it is
PROC=${LAB_DOCTOR_PROC:-/proc}
KVM=${LAB_DOCTOR_KVM:-/dev/kvm}
ROWS=()

doctor_usage() {
  cat <<'TEXT'
usage: lab doctor [--json] [--brief]
Looks whether everything is there that the lab needs, and names the command that mends what is not. It changes nothing.
  --json    the table as JSON
  --brief   only what is not well
Exit code: 0 all that the demo needs is there, 1 something is missing. "note": the demo runs without it.
TEXT
}

# row STATE(ok|note|bad) WHAT FOUND [REMEDY]
row() { ROWS+=("$1"$'\t'"$2"$'\t'"$3"$'\t'"${4-}"); }

check_packages() {
  local missing
  mapfile -t missing < <(missing_packages <(needed_packages "$ROOT/ci/packages" | grep -vE ' (mvn|javac|qemu-system-x86_64) '))
  if ((${#missing[@]})); then
    row bad packages "missing: ${missing[*]}" "apt-get install --no-install-recommends ${missing[*]}"
  else
    row ok packages "all of ci/packages"
  fi
}

check_java() {
  local version missing
  mapfile -t missing < <(missing_packages <(java_packages))
  if ((${#missing[@]})); then
    row bad Java "missing: ${missing[*]}" "apt-get install --no-install-recommends ${missing[*]}"
    return
  fi
  version=$(java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  if [[ $version =~ ^[0-9]+$ ]] && ((version >= 17)); then
    row ok Java "version $version"
  else
    row bad Java "version ${version:-unknown}, 17 is needed" "apt-get install openjdk-17-jre-headless"
  fi
}

check_qemu() {
  local version
  if ! is_there qemu-system-x86_64; then
    row bad QEMU missing "apt-get install qemu-system-x86"
  else
    version=$(qemu-system-x86_64 --version 2>/dev/null | sed -n 's/.*version \([0-9.]*\).*/\1/p' | head -n 1)
    row ok QEMU "version ${version:-unknown}"
  fi
  if [[ -e /usr/share/OVMF/OVMF_CODE_4M.fd ]]; then
    row ok firmware "SeaBIOS, OVMF"
  else
    row bad firmware "no OVMF, for servers with UEFI" "apt-get install ovmf"
  fi
}

# check_kvm: whether it works is tried by the lab's own probe, which needs the Java code and an installation ISO
check_kvm() {
  local answer=''
  if [[ ! -e $KVM ]]; then
    row note KVM "missing: servers run three to ten times slower" "load the module kvm_intel or kvm_amd; in a VM: nested virtualisation"
    return
  fi
  if is_there java && is_there qemu-system-x86_64 && [[ -f $ISO ]] && java_is_there; then
    answer=$(java "${JAVA_OPTIONS[@]}" -Xlog:disable -Dprestagelab.iso="$ISO" -Dprestagelab.home="$LAB_HOME" -cp "$JAVA_CLASSES" \
      io.prestagelab.cli.Lab probe-kvm 2>/dev/null) || answer=''
  fi
  case $answer in
    works*) row ok KVM works ;;
    exists*) row note KVM "exists only, so servers run without it: ${answer#* }" ;;
    *)
      if [[ -w $KVM ]]; then
        row note KVM "exists; whether it works is tried when the lab is set up" "lab setup"
      else
        row note KVM "exists, and you may not use it" "usermod --append --groups kvm $(id -un 2>/dev/null || echo USER)"
      fi
      ;;
  esac
}

# java_is_there: the command line, built or installed
java_is_there() { [[ -n $INSTALLED || -d $ROOT/harness/cli/target/lib ]]; }

check_memory() {
  local free
  free=$(awk '$1 == "MemAvailable:" { print int($2 / 1024) }' "$PROC/meminfo" 2>/dev/null)
  if [[ -z $free ]]; then
    row note memory "cannot be read from $PROC/meminfo"
  elif ((free >= NEEDED_MEMORY)); then
    row ok memory "$free MB available, $NEEDED_MEMORY needed"
  else
    row bad memory "$free MB available, $NEEDED_MEMORY needed" "end other programs, or add memory or swap"
  fi
}

check_disk() {
  local folder=$LAB_HOME free
  while [[ ! -d $folder && $folder == */* && -n $folder ]]; do folder=${folder%/*}; done
  folder=${folder:-/}
  if [[ ! -w $folder ]]; then
    row bad disk "$folder cannot be written to" "export LAB_HOME=FOLDER"
    return
  fi
  free=$(df -Pm "$folder" 2>/dev/null | awk 'NR == 2 { print $4 }')
  if [[ ! $free =~ ^[0-9]+$ ]]; then
    row note disk "the room in $folder cannot be told"
  elif ((free >= NEEDED_DISK)); then
    row ok disk "$free MB free in $folder, $NEEDED_DISK needed"
  else
    row bad disk "$free MB free in $folder, $NEEDED_DISK needed" "make room, or export LAB_HOME=FOLDER on another disk"
  fi
}

# check_ports: the demo takes free ports of the loopback address
check_ports() {
  local first last
  if ! read -r first last <"$PROC/sys/net/ipv4/ip_local_port_range" 2>/dev/null; then
    row note ports "the range of free ports cannot be read"
  elif ! grep -q '^ *lo:' "$PROC/net/dev" 2>/dev/null; then
    row bad ports "there is no loopback interface" "ip link set lo up"
  elif ((last - first < 100)); then
    row bad ports "only $((last - first + 1)) ports for everybody" "sysctl net.ipv4.ip_local_port_range='32768 60999'"
  else
    row ok ports "free ones of $first-$last on 127.0.0.1"
  fi
}

# check_namespaces: the installation ISO's root file system is made in one, unless root makes it
check_namespaces() {
  if ((EUID == 0)); then
    row ok namespaces "not needed by root"
  elif unshare --user --map-root-user true 2>/dev/null; then
    if grep -q "^$(id -un):" /etc/subuid 2>/dev/null; then
      row ok namespaces "of users; $(id -un) has ids of its own"
    else
      row bad namespaces "$(id -un) has no ids of its own in /etc/subuid" "usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $(id -un)"
    fi
  else
    row bad namespaces "users may make none; the installation ISO is made in one" "sysctl kernel.unprivileged_userns_clone=1 (Ubuntu: kernel.apparmor_restrict_unprivileged_userns=0)"
  fi
}

check_locale() {
  local known
  known=$(locale -a 2>/dev/null | tr '[:upper:]' '[:lower:]' | tr -d -) || known=''
  if [[ $known == *utf8* ]]; then
    row ok locale "${LC_ALL:-${LANG:-C}}"
  else
    row note locale "no UTF-8 here: names with umlauts cannot be used" "apt-get install locales"
  fi
}

check_docker() {
  if ! is_there docker; then
    row note Docker "missing: only the container image needs it" "apt-get install docker.io"
  elif timeout 5 docker version >/dev/null 2>&1; then
    row ok Docker "its engine answers"
  else
    row note Docker "no engine answers; only the container image needs one" "systemctl start docker"
  fi
}

# in_json TEXT: as JSON's string
in_json() {
  local text=${1//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//$'\n'/ }
  printf '"%s"' "${text//$'\t'/ }"
}

as_json() {
  local state what found remedy line comma='' well=true
  for line in "${ROWS[@]}"; do [[ $line != bad* ]] || well=false; done
  printf '{"well": %s, "checks": [' "$well"
  for line in "${ROWS[@]}"; do
    IFS=$'\t' read -r state what found remedy <<<"$line"
    printf '%s\n  {"what": %s, "state": %s, "found": %s, "remedy": %s}' "$comma" "$(in_json "$what")" "$(in_json "$state")" "$(in_json "$found")" "$(in_json "$remedy")"
    comma=,
  done
  printf '\n]}\n'
}

# as_table BRIEF
as_table() {
  local state what found remedy line
  for line in "${ROWS[@]}"; do
    IFS=$'\t' read -r state what found remedy <<<"$line"
    [[ -z $1 || $state != ok ]] || continue
    printf '%-5s %-11s %s\n' "$state" "$what" "$found"
    [[ -z $remedy ]] || printf '%-17s mend it: %s\n' '' "$remedy"
  done
}

# doctor OPTIONS...
doctor() {
  local json='' brief=''
  while (($#)); do
    case $1 in
      --json) json=yes ;;
      --brief) brief=yes ;;
      --help | -h) doctor_usage && return 0 ;;
      *) refuse "lab doctor knows no '$1'; see lab doctor --help" ;;
    esac
    shift
  done
  check_packages
  check_java
  check_qemu
  check_kvm
  check_memory
  check_disk
  check_ports
  check_namespaces
  check_locale
  check_docker
  if [[ -n $json ]]; then as_json; else as_table "$brief"; fi
  [[ " ${ROWS[*]%%$'\t'*} " != *' bad '* ]] || exit 1
}
