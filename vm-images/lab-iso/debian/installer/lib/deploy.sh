# shellcheck shell=bash
# The system: pulled into the disk's own ostree repository, deployed, and given its /var.

# deploy_system: twice without a second pair of partitions, so that there is something to roll back to from the start
deploy_system() {
  local repo=$TARGET/ostree/repo
  initialize_repository "$repo"
  pull_system "$repo"
  export OSTREE_BOOT_PARTITION=/boot
  deploy --karg-append=ro --karg-append=rootwait
  [[ $INSTAB == 1 ]] || deploy
}

# deploy OPTION...
deploy() {
  ostree admin deploy "$@" --sysroot="$TARGET" --os="$INSTOS" "$INSTNAME:$INSTBR" || fatal "Error: ostree deploy failed"
}

# initialize_repository REPOSITORY: its settings are written as a file: each call of ostree takes a second on a busy emulated CPU
initialize_repository() {
  local gpg=()
  ostree admin --sysroot="$TARGET" init-fs "$TARGET"
  ostree admin --sysroot="$TARGET" os-init "$INSTOS"
  sed -i '/^\[core\]/a add-remotes-config-dir=false' "$1/config"
  {
    printf '[sysroot]\nbootloader=none\n[upgrade]\n'
    printf 'branch=%s\nremote=%s\nos=%s\nskip-boot-diff=%s\n' "$INSTBR" "$INSTNAME" "$INSTOS" "$INSTSBD"
    [[ $INSTFLUX == 1 ]] || echo noflux=1
    [[ $INSTAB == 1 ]] || echo no-ab=1
  } >>"$1/config"
  [[ $INSTGPG == 1 ]] || gpg=(--no-gpg-verify)
  ostree remote --repo="$1" add "${gpg[@]}" "$INSTNAME" "$INSTURL"
}

# pull_system REPOSITORY: from the repository that instl= names, on the medium or on this machine; else from the remote
pull_system() {
  local from=()
  if [[ -n $INSTL && -e /instboot/$INSTL ]]; then
    from=(--url "file:///instboot/${INSTL#/}")
  elif [[ -n $INSTL && -e $INSTL ]]; then
    from=(--url "file://$INSTL")
  elif [[ -n $INSTL ]]; then
    echo "WARNING WARNING - Local install missing, falling back to network"
    INSTL='' && dhcp
  fi
  echo "running: ostree pull ${from[*]} --repo=$1 $INSTNAME $INSTBR"
  ostree pull --disable-fsync "${from[@]}" --repo="$1" "$INSTNAME" "$INSTBR" || fatal "Error: ostree pull failed"
}

# fill_var: the deployment's own /var and homes into the volume that will be /var
fill_var() {
  mkdir -p /var1
  mount -o rw,noatime "$OSTREE_VAR_DEVICE" /var1 || fatal "Error mouting $OSTREE_VAR_DEVICE"
  tar -C "$TARGET/ostree/1/var" --hard-dereference -cf - . | tar -C /var1 -xf -
  if [[ -d $TARGET/ostree/1/usr/homedirs/home ]]; then
    mkdir -p /var1/home
    tar -C "$TARGET/ostree/1/usr/homedirs/home" --hard-dereference -cf - . | tar -C /var1/home -xf -
  fi
}

# run_post_scripts: once for each deployed root
run_post_scripts() {
  local root
  for root in "$TARGET"/ostree/?; do
    [[ -d $root/usr ]] || continue
    bind_into "$root"
    /lat-installer.sh post-install "$root" || fatal "Run Kickstart Post Install Script failed in $root"
    unbind_from "$root"
  done
}
