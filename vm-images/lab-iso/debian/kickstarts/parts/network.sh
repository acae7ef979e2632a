# shellcheck shell=bash
# What ip= and vlan= say: ip=ADDRESS,,GATEWAY,PREFIX,HOST,INTERFACE,off with IPv6 addresses in brackets; vlan=INTERFACE.NUMBER:INTERFACE
parse_network() {
  local fields
  IFS=, read -ra fields <<<"$ip"
  NET_FAMILY=inet
  case $ip in *'['*) NET_FAMILY=inet6 ;; esac
  # shellcheck disable=SC2180 # brackets are taken out, nothing is indexed twice
  NET_IP=${fields[0]//[][]/} NET_GW=${fields[2]//[][]/} NET_PREFIX=${fields[3]} hostname=${fields[4]} NET_IF=${fields[5]}
  NET_VLAN=''
  if [ -n "$vlan" ]; then
    NET_VLAN=${vlan#*.}
    NET_VLAN=${NET_VLAN%:*}
    NET_IF=${NET_IF%.*}
  fi
  ilog "Using IP values: ip:$NET_IP, family: $NET_FAMILY vlan: $NET_VLAN, prefix:$NET_PREFIX, ifname: $NET_IF, gw:$NET_GW"
}
