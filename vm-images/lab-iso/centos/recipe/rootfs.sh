# shellcheck shell=bash
# From the unpacked Debian packages to kernel, initial RAM disk and stage 2. ROOT, RECIPE, OUT, ISO are set by the caller.

# unpack_kernel: the kernel's package is taken apart, not installed: its scripts would build a RAM disk of their own
unpack_kernel() {
  local deb
  APT_CONFIG=$MMDEBSTRAP_APT_CONFIG apt-get --quiet --yes --no-install-recommends --download-only install "$KERNEL_PACKAGE" >/dev/null
  mkdir -p "$OUT/kernel"
  for deb in "$ROOT"/var/cache/apt/archives/linux-{image,modules}-[0-9]*.deb; do
    [[ ! -f $deb ]] || newest_kernel "$deb" || continue
    [[ ! -f $deb ]] || dpkg-deb --extract "$deb" "$OUT/kernel"
  done
  KERNEL_VERSION=$(basename "$OUT"/kernel/boot/vmlinuz-*)
  KERNEL_VERSION=${KERNEL_VERSION#vmlinuz-}
}

# newest_kernel DEB: whether DEB belongs to the kernel that KERNEL_PACKAGE depends on; the cache may hold older ones and other flavours
newest_kernel() {
  local wanted
  wanted=$(APT_CONFIG=$MMDEBSTRAP_APT_CONFIG apt-cache depends --no-recommends --no-suggests "$KERNEL_PACKAGE" |
    awk '/Depends: linux-image-/ { print $2; exit }')
  wanted=${wanted#linux-image-}
  [[ $1 == *"/linux-image-${wanted}_"* || $1 == *"/linux-modules-${wanted}_"* ]] &&
    [[ $1 == *"_$(kernel_deb_version "$1")_"* ]]
}

# kernel_deb_version DEB: the candidate version of DEB's package
kernel_deb_version() {
  local name=${1##*/}
  candidate_version "${name%%_*}"
}

# candidate_version PACKAGE: as written in file names
candidate_version() { APT_CONFIG=$MMDEBSTRAP_APT_CONFIG apt-cache policy "$1" | awk '/Candidate:/ { print $2 }' | sed 's/:/%3a/'; }

# list_package_files: OUT/files.GROUP: what each group of the package list brought, before the package database goes
list_package_files() {
  local group package
  while read -r group package; do
    [[ -n $group && $group != '#'* ]] || continue
    cat "$ROOT/var/lib/dpkg/info/$package".list "$ROOT/var/lib/dpkg/info/$package":*.list 2>/dev/null >>"$OUT/files.$group" || :
  done <"$RECIPE/packages"
}

# prune: what neither the installer nor the installed system uses
prune() {
  local path
  # a newer rpm2cpio is rpm2archive, which nothing else needs, by another name
  [[ ! -L $ROOT/usr/bin/rpm2cpio ]] || cp --remove-destination "$ROOT/usr/bin/rpm2archive" "$ROOT/usr/bin/rpm2cpio"
  while IFS= read -r path; do
    # shellcheck disable=SC2086 # these are patterns
    rm -rf $ROOT$path
  done <"$RECIPE/recipe/prune"
  # the cached packages stay for mmdebstrap to save; squashfs and RPMs leave them out
  find "$ROOT/usr/share" "$ROOT/usr/lib" -xdev -type d -empty -delete
  mkdir -p "$ROOT"/{proc,sys,dev,run,tmp,mnt,root,home,boot,opt}
  ln -sfn /usr/share/zoneinfo/Etc/UTC "$ROOT/etc/localtime"
  rm -f "$ROOT/etc/machine-id" "$ROOT/etc/resolv.conf" "$ROOT/etc/hostname"
  : >"$ROOT/etc/machine-id"
}

# add_account: StarlingX has its administrator's account from a package, with the password sysadmin
add_account() {
  # shellcheck disable=SC2016 # a hash
  chroot "$ROOT" useradd --create-home --shell /bin/bash --groups sudo \
    --password '$6$prestagelab$qPkE8mO1bkM9MHuIKcxqpKqY0l/WsiNu6CoAxps3FgulSASoUaMJAjhSobrWyMrOOvn/NguV0RJzLtPo3.pBL/' sysadmin
  rm -f "$ROOT"/etc/{passwd,group,shadow,gshadow,subuid,subgid}-
  # the day of the last change of a password would be that of the build
  sed -i -E 's/^([^:]*:[^:]*):[0-9]*:/\1:19000:/' "$ROOT/etc/shadow"
  # 0: to be changed at the first login
  [[ -z $PLAIN ]] || sed -i -E 's/^(sysadmin:[^:]*):[0-9]*:/\1:0:/' "$ROOT/etc/shadow"
}

# bash_is_sh: as in CentOS, whose kickstarts may say sh and mean bash
bash_is_sh() { ln -sfn bash "$ROOT/usr/bin/sh"; }

# drop_unused_libraries: shared libraries that no program of the root file system is linked with; those opened by name stay
drop_unused_libraries() {
  local used=$OUT/libraries file
  {
    (cd "$ROOT" && find usr/bin usr/sbin usr/libexec usr/lib -xdev -type f \( -perm /111 -o -path '*/security/*.so' \) -size +3k -printf '/%p\0') |
      { xargs -0 chroot "$ROOT" ldd 2>/dev/null || :; } | grep -o '/[^ ]*\.so[^ ]*' | sort -u | while read -r file; do
      echo "$file"
      chroot "$ROOT" readlink -f "$file"
    done
  } | sed 's#^/lib/#/usr/lib/#; s#^/lib64/#/usr/lib64/#' | sort -u >"$used"
  for file in "$ROOT"/usr/lib/*-linux-gnu/*.so*; do
    case ${file##*/} in
      libnss_files* | libnss_dns* | libgcc_s* | ld-linux*) ;;
      *) grep -qxF "${file#"$ROOT"}" "$used" || rm -f "$file" ;;
    esac
  done
}

# wanted_modules KERNEL-DIRECTORY: those listed; in a plain ISO also the kernel's usual ones for disks, network cards and USB
wanted_modules() {
  grep -v '^#' "$RECIPE/modules"
  [[ -n ${PLAIN-} ]] || return 0
  (cd "$1/kernel/drivers" && find ata block hid md net/ethernet net/phy nvme scsi usb/host usb/storage virtio -name '*.ko*' -printf '%f\n' 2>/dev/null) |
    sed 's/\.ko.*//' | LC_ALL=C sort
}

# install_modules: the modules wanted, and those they need, uncompressed, into the root file system
install_modules() {
  local from=$OUT/kernel to=$ROOT/usr/lib/modules/$KERNEL_VERSION name file
  [[ -d $from/lib ]] || ln -s usr/lib "$from/lib"
  depmod -b "$from" "$KERNEL_VERSION"
  mkdir -p "$to"
  while read -r name; do
    [[ -n $name ]] || continue
    modprobe --dirname "$from" --set-version "$KERNEL_VERSION" --show-depends --ignore-install "$name" 2>/dev/null || :
  done < <(wanted_modules "$from/lib/modules/$KERNEL_VERSION") | awk '$1 == "insmod" { print $2 }' | sort -u >"$OUT/modules"
  while read -r file; do
    place_module "$file" "$to"
  done <"$OUT/modules"
  cp "$from/lib/modules/$KERNEL_VERSION"/modules.{builtin,order} "$to/"
  [[ ! -f $from/lib/modules/$KERNEL_VERSION/modules.builtin.modinfo ]] || cp "$from/lib/modules/$KERNEL_VERSION/modules.builtin.modinfo" "$to/"
  depmod -b "$ROOT" "$KERNEL_VERSION"
}

# place_module FILE DIR
place_module() {
  case $1 in
    *.ko.xz) xz -dc "$1" >"$2/$(basename "$1" .xz)" ;;
    *.ko.zst) zstd -qdc "$1" >"$2/$(basename "$1" .zst)" ;;
    *) cp "$1" "$2/" ;;
  esac
}

make_initrd() {
  local dir=$OUT/initrd
  mkdir -p "$dir"/{bin,dev,proc,sys,run,tmp,etc,sysroot} "$dir/lib/modules"
  cp "$ROOT/bin/busybox" "$dir/bin/busybox"
  cp "$RECIPE"/initrd/{init,shutdown,canary,udhcpc.script} "$dir/"
  chmod 755 "$dir"/{init,shutdown,udhcpc.script}
  grep -v '^#' "$RECIPE/modules" >"$dir/etc/modules"
  [[ -z $PLAIN ]] || : >"$dir/etc/coldplug"
  cp -r "$ROOT/usr/lib/modules/$KERNEL_VERSION" "$dir/lib/modules/"
  find "$dir" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  (cd "$dir" && find . -print0 | sort -z | cpio --null --create --format=newc --reproducible --owner=0:0 --quiet) |
    zstd -q -15 --no-progress >"$ISO/initrd.img"
  rm -rf "$dir"
}

# make_stage2: the root file system with the installer in it
make_stage2() {
  local dir=$ROOT/usr/lib/lab-installer
  mkdir -p "$dir"
  cp -r "$RECIPE/installer/." "$dir/"
  cp "$RECIPE/system/usr/local/bin/gpt-change" "$dir/bin/"
  chmod 755 "$dir/init" "$dir/kickstart-runner" "$dir"/bin/*
  [[ -z $PLAIN ]] || : >"$dir/plain"
  mksquashfs "$ROOT" "$ISO/LiveOS/squashfs.img" -no-progress -quiet -noappend -reproducible -no-xattrs \
    -comp zstd -Xcompression-level 19 -b 256K \
    -p 'proc d 555 0 0' -p 'sys d 555 0 0' \
    -wildcards -e out recipe proc sys 'var/cache/apt' 'boot/*' 'dev/*' 'run/*' 'tmp/*' >&2
  rm -rf "$dir"
}
