# shellcheck shell=bash
# What makes the unpacked packages a system of its own: accounts, names, file system table.

system_configure() {
  milestone "Configuring the installed system"
  write_fstab
  write_hostname
  set_root_password
  local line
  for line in "${USER_LINES[@]}"; do
    create_user "$line"
  done
  own_homes
}

# own_homes: packages hold files by the names of their owners; unpacked without rpm they are root's
own_homes() {
  local dir name
  for dir in "$SYSROOT"/home/*/; do
    name=${dir%/} name=${name##*/}
    ! grep -q "^$name:" "$SYSROOT/etc/passwd" || program chroot "$SYSROOT" chown -R "$name:" "/home/$name"
  done
}

# set_root_password: nothing to do for a lock on an account that has no password yet, as Debian makes it
set_root_password() {
  [[ -n $ROOT_PASSWORD ]] || return 0
  ! { [[ $ROOT_PASSWORD == '!' ]] && grep -q '^root:[*!]' "$SYSROOT/etc/shadow"; } || return 0
  program chroot "$SYSROOT" usermod --password "$ROOT_PASSWORD" root || stop_installation "rootpw: the password of root cannot be set"
}

# write_hostname: and the table that resolves it: the name that ip= gave on the kernel command line, else localhost
write_hostname() {
  local name
  name=$(hostname)
  [[ $name != '(none)' ]] || name=localhost
  printf '%s\n' "$name" >"$SYSROOT/etc/hostname"
  printf '127.0.0.1 localhost\n::1 localhost\n127.0.1.1 %s\n' "$name" >"$SYSROOT/etc/hosts"
}

# create_user LINE: one user command; as in Anaconda, an account that a package brought stays as it is
create_user() {
  local name password groups
  words "$1"
  if ! { name=$(value name) && password=$(value password); }; then
    stop_installation "user: --name and --password are needed"
  fi
  ! grep -q "^$name:" "$SYSROOT/etc/passwd" || { to_port anaconda "User $name is there already." && return 0; }
  groups=$(value groups || :)
  program chroot "$SYSROOT" useradd --create-home --shell /bin/bash --password "$password" ${groups:+--groups "$groups"} "$name" ||
    stop_installation "user $name cannot be made"
}
