# shellcheck shell=sh
# Greeting of the lab's installed system: which installation this is, and where its logs are.
if [ -r /etc/platform/platform.conf ] && [ -n "${PS1-}" ]; then
  echo "Identity of this installation: /etc/platform/platform.conf and /etc/build.info"
  echo "Installation logs: /var/log/lat, /var/install-*.log"
fi
