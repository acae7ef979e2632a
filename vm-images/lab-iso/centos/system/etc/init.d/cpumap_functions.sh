# shellcheck shell=bash
# CPU lists (0-1,4) and maps (hexadecimal, the lowest bit is CPU 0) for kickstarts of workers and all-in-one systems.

# expand_cpus LIST: the CPUs of a list, one a word
expand_cpus() {
  local part cpu
  for part in ${1//,/ }; do
    for ((cpu = ${part%-*}; cpu <= ${part#*-}; cpu++)); do echo "$cpu"; done
  done
}

# cpulist_to_cpumap LIST COUNT
cpulist_to_cpumap() {
  local map=0 cpu
  for cpu in $(expand_cpus "$1"); do
    ((cpu >= $2)) || map=$((map | 1 << cpu))
  done
  printf '%x\n' "$map"
}

# invert_cpumap MAP COUNT
invert_cpumap() { printf '%x\n' $(((1 << $2) - 1 & ~0x$1)); }

# cpumap_to_cpulist MAP COUNT: with ranges
cpumap_to_cpulist() {
  local list='' cpu first=-1
  for ((cpu = 0; cpu <= $2; cpu++)); do
    if ((cpu < $2 && (0x$1 >> cpu & 1))); then
      ((first >= 0)) || first=$cpu
    elif ((first >= 0)); then
      list+=,$first
      ((first == cpu - 1)) || list+=-$((cpu - 1))
      first=-1
    fi
  done
  echo "${list#,}"
}

# platform_expanded_cpu_list, vswitch_expanded_cpu_list: as the configuration says
# shellcheck source=/dev/null
platform_expanded_cpu_list() { (. /etc/platform/worker_reserved.conf && echo "$PLATFORM_CPU_LIST"); }
# shellcheck source=/dev/null
vswitch_expanded_cpu_list() { (. /etc/vswitch/vswitch.conf && echo "$VSWITCH_CPU_LIST"); }
