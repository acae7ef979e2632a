# shellcheck shell=bash
# Shards on engines that people have, for `lab test`: each runs four scenarios of the BMC in two shards, and merges them. ROOT, LAB_HOME
# and ISO are set by the caller.

# shellcheck source=ci/slurm.sh
. "$ROOT/ci/slurm.sh"
readonly FEW=(--name 'The password is wrong|leads nowhere|The session is lost|The medium is cut short')

# test_engines: all that can run here; the others are said to be skipped
test_engines() {
  local failed=0
  trap stop_slurm EXIT
  test_slurm || failed=1
  test_swarm || failed=1
  return "$failed"
}

# test_swarm: the example's own script, on the Docker engine of the container image's tests, if that is ours
test_swarm() {
  # the engine of ours has no bridge; the scenarios need the loopback interface alone
  local home=$LAB_HOME/engines/swarm status=0 port folder options='--network host --no-resolve-image'
  for folder in /usr /etc; do options+=" --mount type=bind,source=$folder,target=$folder,readonly"; done
  [[ -n ${DOCKER_FOLDER-} ]] || { say "SKIPPED: shards on Docker's swarm mode, which is not switched on in an engine of somebody else" && return 0; }
  if ! port=$(free_ports 1) || ! docker swarm init --advertise-addr 127.0.0.1 --listen-addr "127.0.0.1:$port" >/dev/null || ! image_of_this_machine; then
    say "SKIPPED: shards on Docker's swarm mode, which cannot be switched on"
    return 0
  fi
  prepare_home "$home"
  LAB_HOME=$home LAB_SERVICE_OPTIONS=$options \
    env -u LAB_SHARD -u LAB_SHARDS "$ROOT/ci/examples/swarm/lab-suite" lab-machine:test 2 "${FEW[@]}" >/dev/null || status=1
  check_merged "$home/merged" || status=1
  ((status == 0)) || tail -n 5 "$home"/swarm/*.out >&2
  docker swarm leave --force >/dev/null
  ((status == 0)) && say "shards on Docker's swarm mode: 4 scenarios in 2 shards, merged"
}

# image_of_this_machine: an empty one, in which this machine's programs are mounted: nothing has to be fetched or installed
image_of_this_machine() {
  local empty name
  empty=$(mktemp -d)
  mkdir "$empty"/{usr,etc,proc,sys,dev,tmp,var,run,root}
  for name in bin sbin lib lib64; do ln -s "usr/$name" "$empty/$name"; done
  tar -C "$empty" -c . | docker import - lab-machine:test >/dev/null
  rm -rf "$empty"
}

# test_slurm: the example's own script, on a cluster of this machine
test_slurm() {
  local home=$LAB_HOME/engines/slurm jobs status=0
  start_slurm || { say "SKIPPED: shards on Slurm" && return 0; }
  prepare_home "$home"
  # as on any cluster the jobs begin without this process's engine
  if jobs=$(LAB_HOME=$home LAB_CPUS=1 env -u LAB_SHARD -u LAB_SHARDS "$ROOT/ci/examples/slurm/lab-suite" 2 "${FEW[@]}"); then
    slurm_ended "${jobs#* }" || status=1
  else
    status=1
  fi
  check_merged "$home/merged" || status=1
  ((status == 0)) || tail -n 5 "$home"/slurm/*.out >&2
  stop_slurm
  ((status == 0)) && say "shards on Slurm: 4 scenarios in 2 shards, merged"
}

# prepare_home FOLDER: a lab's home with what is built already, and nothing else
prepare_home() {
  rm -rf "$1"
  mkdir -p "$1/cache"
  cp -a --reflink=auto "$ISO" "$ISO.key" "$1/cache/"
}

# slurm_ended JOB: waits for its end, ten minutes at most; 1 if it was not completed
slurm_ended() {
  local state try
  for ((try = 0; try < 1200; try++)); do
    state=$(scontrol show job "$1" | grep -oE 'JobState=[A-Z_]+' | head -1)
    case $state in
      *PENDING | *RUNNING | *COMPLETING | *CONFIGURING) sleep 0.5 ;;
      *COMPLETED) return 0 ;;
      *) break ;;
    esac
  done
  say "shards on Slurm: the merge ended with ${state:-no state}"
  return 1
}

# check_merged FOLDER: four scenarios, all passed, none twice
check_merged() {
  [[ -f $1/page.html && -f $1/junit.xml ]] || { say "nothing was merged in $1" && return 1; }
  grep -q '^4 scenarios in 2 shards, 0 not passed' "$1/table.txt" || { say "merged: $(tail -n 1 "$1/table.txt")" && return 1; }
  [[ $(grep -c '<testcase ' "$1/junit.xml") == 4 && $(grep -oE ' name="[^"]*"' "$1/junit.xml" | sort -u | wc -l) == 5 ]] ||
    { say "merged: a scenario is not there once" && return 1; }
}
