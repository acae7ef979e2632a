# shellcheck shell=bash
# What makes the unpacked packages a system of its own: accounts, names, file system table.

system_configure() {
  milestone "Configuring the installed system"
  write_fstab
  printf '%s\n' "$(hostname)" >"$SYSROOT/etc/hostname"
  [[ -z $ROOT_PASSWORD ]] || program chroot "$SYSROOT" usermod --password "$ROOT_PASSWORD" root ||
    stop_installation "rootpw: the password of root cannot be set"
  local line
  for line in "${USER_LINES[@]}"; do
    create_user "$line"
  done
}

# create_user LINE: one user command
create_user() {
  local name password groups
  words "$1"
  if ! { name=$(value name) && password=$(value password); }; then
    stop_installation "user: --name and --password are needed"
  fi
  groups=$(value groups || :)
  program chroot "$SYSROOT" useradd --create-home --shell /bin/bash --password "$password" ${groups:+--groups "$groups"} "$name" ||
    stop_installation "user $name cannot be made"
}
