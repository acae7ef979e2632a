# shellcheck shell=bash
# Which shard of the suite this machine runs, for `lab test`: by --shard, or by what the engine that started it has set.

# check_shard TEXT WHERE: refuses what is not I/N with I from 1 to N
check_shard() {
  [[ $1 =~ ^([1-9][0-9]{0,3})/([1-9][0-9]{0,3})$ ]] ||
    refuse "$2 must give I/N such as 2/4, with I from 1 to N and N up to 9999; it is '$1'"
  ((BASH_REMATCH[1] <= BASH_REMATCH[2])) ||
    refuse "there is no shard ${BASH_REMATCH[1]} of ${BASH_REMATCH[2]} ($2); the first is 1, the last ${BASH_REMATCH[2]}"
}

# counted INDEX FIRST COUNT WHERE: I/N of an index that begins at FIRST
counted() {
  [[ $1 =~ ^[0-9]{1,6}$ && $2 =~ ^[0-9]{1,6}$ && $3 =~ ^[0-9]{1,6}$ ]] || refuse "$4 must be numbers; they are '$1', '$2' and '$3'"
  echo "$((10#$1 - 10#$2 + 1))/$((10#$3))"
}

# shard_count WHERE: how many shards there are, where the engine does not say it
shard_count() {
  [[ -n ${LAB_SHARDS-} ]] || refuse "$1 is set and LAB_SHARDS is not: set it to the number of shards, or give --shard 1/1 for all scenarios"
  echo "$LAB_SHARDS"
}

# slurm_shard: I/N in an array of jobs, whose numbers must follow each other in equal steps
slurm_shard() {
  local first=${SLURM_ARRAY_TASK_MIN-} last=${SLURM_ARRAY_TASK_MAX-} count=${SLURM_ARRAY_TASK_COUNT-} step=${SLURM_ARRAY_TASK_STEP:-1} number
  for number in "$SLURM_ARRAY_TASK_ID" "$first" "$last" "$count" "$step"; do
    [[ $number =~ ^[0-9]{1,6}$ ]] || refuse "SLURM_ARRAY_TASK_ID, _MIN, _MAX, _COUNT and _STEP must be numbers; one of them is '$number'"
  done
  ((step > 0 && (last - first) / step + 1 == count)) ||
    refuse "the $count numbers of the Slurm array are not evenly spaced from $first to $last; use sbatch --array=1-N"
  counted "$(((SLURM_ARRAY_TASK_ID - first) / step))" 0 "$count" SLURM_ARRAY_TASK_ID
}

# swarm_shard: I/N of a task of Docker's replicated job, whose slots begin at 0; some engines write the node's name for slot 0
swarm_shard() {
  local slot=$LAB_TASK_SLOT count
  count=$(shard_count LAB_TASK_SLOT) || exit
  [[ ! $slot =~ ^[a-z0-9]{25}$ ]] || slot=0
  counted "$slot" 0 "$count" 'LAB_TASK_SLOT and LAB_SHARDS'
}

# engine_shard: "I/N VARIABLE" of the engine that started this; nothing without one
engine_shard() {
  local shard count
  if [[ -n ${LAB_SHARD-} ]]; then
    count=$(shard_count LAB_SHARD) || exit
    echo "$LAB_SHARD/$count LAB_SHARD"
  elif [[ -n ${LAB_TASK_SLOT-} ]]; then
    shard=$(swarm_shard) || exit
    echo "$shard LAB_TASK_SLOT"
  elif [[ -n ${JOB_COMPLETION_INDEX-} ]]; then
    count=$(shard_count JOB_COMPLETION_INDEX) || exit
    shard=$(counted "$JOB_COMPLETION_INDEX" 0 "$count" 'JOB_COMPLETION_INDEX and LAB_SHARDS') || exit
    echo "$shard JOB_COMPLETION_INDEX"
  elif [[ -n ${CI_NODE_INDEX-} && -n ${CI_NODE_TOTAL-} ]]; then
    echo "$CI_NODE_INDEX/$CI_NODE_TOTAL CI_NODE_INDEX"
  elif [[ -n ${SLURM_ARRAY_TASK_ID-} ]]; then
    shard=$(slurm_shard) || exit
    echo "$shard SLURM_ARRAY_TASK_ID"
  elif [[ -n ${LAB_SHARDS-} ]]; then
    refuse "LAB_SHARDS is $LAB_SHARDS, and nothing says which of them this is; set LAB_SHARD, or give --shard I/N"
  fi
}

# choose_shard TEXT: SHARD becomes the shard that is asked for, or that the engine says; empty if all scenarios are to run
choose_shard() {
  local found
  SHARD=$1
  if [[ -n $SHARD ]]; then
    check_shard "$SHARD" --shard
    return 0
  fi
  found=$(engine_shard) || exit
  [[ -n $found ]] || return 0
  check_shard "${found% *}" "${found#* }"
  SHARD=${found% *}
  say "shard $SHARD, by ${found#* }"
}

# shard_attempt: how often the engine has begun this shard again, so that the last counts
shard_attempt() {
  local attempt=${LAB_ATTEMPT:-${GITHUB_RUN_ATTEMPT:-${SLURM_RESTART_COUNT:-0}}}
  [[ $attempt =~ ^[0-9]{1,6}$ ]] || refuse "LAB_ATTEMPT must be a number, it is '$attempt'"
  echo "$attempt"
}
