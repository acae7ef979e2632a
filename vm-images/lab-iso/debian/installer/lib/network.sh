# shellcheck shell=bash
# The installer's own network: DHCP, unless everything that the installation reads is on media or the kickstart sets the network up.

RESOLV_CONF=${RESOLV_CONF-/etc/resolv.conf}

network_start() {
  write_name_servers
  [[ ! -e $EXTRAS ]] || claim_interface
  [[ $INSTNET != 0 ]] || return 0
  [[ -z $INSTL || $KS != file://* ]] || return 0
  dhcp
}

# write_name_servers: the eighth and ninth field of ip= with colons
write_name_servers() {
  local fields field
  [[ $IP == *:*:* && $IP != *,* && $IP != *[* ]] || return 0
  IFS=: read -ra fields <<<"$IP"
  for field in "${fields[7]-}" "${fields[8]-}"; do
    [[ -z $field ]] || echo "nameserver $field" >>"$RESOLV_CONF"
  done
}

interface_names() {
  local dir
  for dir in /sys/class/net/*; do
    [[ ! -e $dir/device ]] || echo "${dir##*/}"
  done
}

# claim_interface: a machine's names for its interfaces are its firmware's; if there is one interface, and ip= with commas names
# another, that name is given to it
claim_interface() {
  local fields wanted names
  [[ $IP == *,* ]] || return 0
  IFS=, read -ra fields <<<"$IP"
  wanted=${fields[5]-}
  wanted=${wanted%%.*}
  mapfile -t names < <(interface_names)
  [[ -n $wanted && ! -e /sys/class/net/$wanted && ${#names[@]} == 1 ]] || return 0
  say "network interface $wanted is ${names[0]}, the only one"
  # udev may have made it another name of the same interface
  ip link property del dev "${names[0]}" altname "$wanted" 2>/dev/null
  ip link set "${names[0]}" name "$wanted"
}

# dhcp: on the first interface; a machine without any gets ten seconds
dhcp() {
  local names try
  for ((try = 0; try < 100; try++)); do
    mapfile -t names < <(interface_names)
    ((${#names[@]} == 0)) || break
    sleep 0.1
  done
  ((${#names[@]})) || fatal "Error: no network device found"
  ip link set "${names[0]}" up
  busybox udhcpc -i "${names[0]}" -n -q -s "$INSTALLER/udhcpc.script" || fatal "Error: DHCP on ${names[0]} failed"
}
