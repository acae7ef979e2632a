# shellcheck shell=bash
# Slurm of our own on the loopback interface, for tests: controller, one node of this machine, munge. LAB_HOME is set by the caller.

SLURM_FOLDER=''
SLURM_PIDS=()

# start_slurm: makes sbatch lead to a cluster of this machine; 1, with the reason, if there can be none
start_slurm() {
  local program port
  for program in munged slurmctld slurmd sbatch scontrol; do
    command -v "$program" >/dev/null || { say "Slurm: $program is not installed" && return 1; }
  done
  ((EUID == 0)) || { say "Slurm: only root can start its node" && return 1; }
  SLURM_FOLDER=$(mktemp -d /tmp/lab-slurm.XXXXXX)
  chmod 755 "$SLURM_FOLDER"
  port=$(free_ports 2) || { stop_slurm && return 1; }
  slurm_config "${port% *}" "${port#* }" >"$SLURM_FOLDER/slurm.conf"
  export SLURM_CONF=$SLURM_FOLDER/slurm.conf
  head -c 1024 /dev/urandom >"$SLURM_FOLDER/munge.key"
  chmod 400 "$SLURM_FOLDER/munge.key"
  slurm_daemon munged --foreground --key-file "$SLURM_FOLDER/munge.key" --socket "$SLURM_FOLDER/munge.socket" \
    --pid-file "$SLURM_FOLDER/munge.pid" --seed-file "$SLURM_FOLDER/munge.seed" --log-file "$SLURM_FOLDER/munge.log"
  slurm_wait test -S "$SLURM_FOLDER/munge.socket" || { slurm_failed munged && return 1; }
  slurm_daemon slurmctld -D -c
  slurm_daemon slurmd -D
  slurm_wait slurm_is_ready || { slurm_failed slurmctld && return 1; }
  say "Slurm: a cluster of our own"
}

# free_ports NUMBER: ports of the loopback interface that nobody listens at
free_ports() {
  local port found=()
  for ((port = 26817 + RANDOM % 4000; ${#found[@]} < $1; port++)); do
    (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || found+=("$port")
  done
  echo "${found[*]}"
}

# slurm_config PORT PORT: of the controller, of the node
slurm_config() {
  local name
  name=$(hostname -s)
  cat <<TEXT
ClusterName=lab
SlurmctldHost=$name(127.0.0.1)
SlurmctldPort=$1
SlurmdPort=$2
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthType=auth/munge
AuthInfo=socket=$SLURM_FOLDER/munge.socket
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$SLURM_FOLDER/state
SlurmdSpoolDir=$SLURM_FOLDER/spool
SlurmctldPidFile=$SLURM_FOLDER/slurmctld.pid
SlurmdPidFile=$SLURM_FOLDER/slurmd.pid
SlurmctldLogFile=$SLURM_FOLDER/slurmctld.log
SlurmdLogFile=$SLURM_FOLDER/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_min_interval=100000,batch_sched_delay=0,defer_batch
ReturnToService=2
NodeName=lab NodeHostname=$name NodeAddr=127.0.0.1 CPUs=$(nproc)
PartitionName=lab Nodes=lab Default=YES MaxTime=INFINITE State=UP
TEXT
}

# slurm_daemon COMMAND...: in the background, ended by stop_slurm
slurm_daemon() {
  mkdir -p "$SLURM_FOLDER/state" "$SLURM_FOLDER/spool"
  "$@" >>"$SLURM_FOLDER/$1.out" 2>&1 &
  SLURM_PIDS=("$!" ${SLURM_PIDS[@]+"${SLURM_PIDS[@]}"})
}

# slurm_is_ready: its node waits for jobs
slurm_is_ready() { scontrol show node lab 2>/dev/null | grep -q 'State=IDLE '; }

# slurm_wait COMMAND...: until it succeeds; 1 after 30 s, or when a daemon has ended
slurm_wait() {
  local try pid
  for ((try = 0; try < 150; try++)); do
    ! "$@" || return 0
    for pid in "${SLURM_PIDS[@]}"; do
      kill -0 "$pid" 2>/dev/null || return 1
    done
    sleep 0.2
  done
  return 1
}

# slurm_failed WHAT: says why, and ends what has begun
slurm_failed() {
  say "Slurm: $1 did not start: $(cat "$SLURM_FOLDER"/*.out "$SLURM_FOLDER"/*.log 2>/dev/null | tail -n 1)"
  stop_slurm
}

# stop_slurm: cancels its jobs and ends its daemons
stop_slurm() {
  local pid
  [[ -n $SLURM_FOLDER ]] || return 0
  [[ ! -S $SLURM_FOLDER/munge.socket ]] || scancel --user root --quiet 2>/dev/null || true
  for pid in ${SLURM_PIDS[@]+"${SLURM_PIDS[@]}"}; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  rm -rf "$SLURM_FOLDER"
  SLURM_FOLDER='' SLURM_PIDS=()
  unset SLURM_CONF
}
