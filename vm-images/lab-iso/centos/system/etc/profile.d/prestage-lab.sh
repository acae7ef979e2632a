# shellcheck shell=sh
# Greeting of the lab's installed system: which installation this is, and where its logs are.
if [ -r /etc/platform/platform.conf ] && [ -n "${PS1-}" ]; then
  echo "Release and identity of this installation: /etc/platform/platform.conf"
  echo "Installation logs: sudo cat /var/log/anaconda/ks*.log | grep -e Prestaging -e Miniboot | sort"
fi
