# shellcheck shell=bash
# The package repository of the ISO: a few RPMs that make up the installed system, comps groups and repodata.

make_rpms() {
  mkdir -p "$OUT/stage" "$ISO/Packages"
  (cd "$ROOT" && rm -rf usr/lib/grub usr/bin/grub-* usr/sbin/grub-* usr/share/grub etc/grub.d etc/default/grub* usr/bin/rpm2cpio usr/lib/rpm)
  drop_unused_libraries
  kernel_rpm
  overlay_rpm
  split_rpm storage platform-storage "Partitions, volumes and file systems of the platform"
  split_rpm network platform-network "Network tools of the platform"
  split_rpm rest platform-base "Base system of the platform"
  touch -d "@$SOURCE_DATE_EPOCH" "$ISO"/Packages/*
  createrepo_c --quiet --revision "$SOURCE_DATE_EPOCH" --set-timestamp-to-revision --simple-md-filenames --no-database \
    --general-compress-type=gz --groupfile "$(comps)" "$ISO" >&2
}

# kernel_rpm: kernel, initial RAM disk, modules
kernel_rpm() {
  local stage=$OUT/stage/kernel
  mkdir -p "$stage/boot" "$stage/usr/lib/modules"
  cp "$OUT/kernel/boot/vmlinuz-$KERNEL_VERSION" "$stage/boot/"
  cp "$ISO/initrd.img" "$stage/boot/initramfs-$KERNEL_VERSION.img"
  mv "$ROOT/usr/lib/modules/$KERNEL_VERSION" "$stage/usr/lib/modules/"
  rpm_of "$stage" kernel "Linux kernel $KERNEL_VERSION with the modules of the platform"
}

# overlay_rpm: what the recipe itself adds to the installed system
overlay_rpm() {
  local stage=$OUT/stage/config
  # folders that kickstarts write to and do not make
  mkdir -p "$stage"/{boot/grub2,boot/efi/EFI/centos,etc/yum.repos.d,etc/sysconfig/network-scripts,"var/www/pages/feed/rel-$RELEASE"}
  ln -s var/www "$stage/www"
  cp -r "$RECIPE/system/." "$stage/"
  (cd "$stage" && find . ! -type d -print0) | (cd "$ROOT" && xargs -0 -r rm -f)
  rpm_of "$stage" platform-config "Configuration of the platform"
}

# split_rpm GROUP NAME SUMMARY: moves the files of a group of the package list into a package; rest is all that is left
split_rpm() {
  local stage=$OUT/stage/$2 list=$OUT/list
  mkdir -p "$stage"
  if [[ $1 == rest ]]; then
    (cd "$ROOT" && find . -xdev -mindepth 1 \( -path ./out -o -path ./recipe -o -path ./dev -o -path ./proc -o -path ./sys -o -path ./run -o -path './tmp/*' -o -path ./var/cache/apt \) -prune -o -print) >"$list"
  else
    while IFS= read -r path; do
      path=$(cd "$ROOT" && canonical "$path")
      [[ -d $ROOT/$path && ! -L $ROOT/$path ]] || [[ ! -e $ROOT/$path && ! -L $ROOT/$path ]] || printf './%s\n' "$path"
    done <"$OUT/files.$1" | sort -u >"$list"
  fi
  (cd "$ROOT" && cpio --pass-through --make-directories --preserve-modification-time --link --quiet "$stage" <"$list")
  [[ $1 == rest ]] || (cd "$ROOT" && tr '\n' '\0' <"$list" | xargs -0 -r rm -f)
  rpm_of "$stage" "$2" "$3"
}

# canonical PATH: relative, with the merged /usr resolved in its folder
canonical() {
  local path=${1#/}
  case $path in
    bin/* | sbin/* | lib/* | lib64/*) echo "usr/$path" ;;
    *) echo "$path" ;;
  esac
}

# rpm_of STAGE NAME SUMMARY: a package of everything below STAGE, owners and modes as they are
rpm_of() {
  local spec=$OUT/$2.spec
  find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  {
    printf 'Name: %s\nVersion: %s\nRelease: 1\nSummary: %s\nLicense: as its parts\nAutoReqProv: no\n' "$2" "$RELEASE.0" "$3"
    printf '%%description\n%s.\n%%files\n' "$3"
    (cd "$1" && find . -mindepth 1 \( -type d -printf '%%dir %%attr(%m,%u,%g) "/%P"\n' \) -o \( -type l -printf '"/%P"\n' \) -o -printf '%%attr(%m,%u,%g) "/%P"\n') | sort -t'"' -k2
  } >"$spec"
  rpmbuild -bb --quiet --noclean --target x86_64 --buildroot "$1" \
    --define "_topdir $OUT/rpmbuild" --define "_rpmdir $ISO/Packages" --define '_rpmfilename %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm' \
    --define '_binary_payload w12.zstdio' --define '_buildhost reproducible' --define 'use_source_date_epoch_as_buildtime 1' \
    --define 'clamp_mtime_to_source_date_epoch 1' --define '__os_install_post %{nil}' --define 'debug_package %{nil}' \
    --define '_build_id_links none' --define '__spec_install_pre %{nil}' --define '_unpackaged_files_terminate_build 0' \
    --define '__brp_strip %{nil}' --define "_dbpath $OUT/rpmdb" "$spec" >"$OUT/rpm.log" 2>&1 || {
    cat "$OUT/rpm.log" >&2
    return 1
  }
}

# comps: writes the groups; prints the file's name
comps() {
  local file=$OUT/comps.xml
  {
    echo '<?xml version="1.0" encoding="UTF-8"?>'
    echo '<comps>'
    group core 'Core' platform-base
    group base 'Base' platform-base platform-storage platform-network kernel
    group platform-controller 'Platform controller' platform-config
    group platform-controller-worker 'All-in-one' platform-config
    group platform-controller-worker-lowlatency 'All-in-one, low latency' platform-config
    group updates-controller 'Updates'
    echo '</comps>'
  } >"$file"
  echo "$file"
}

# group ID NAME PACKAGE...
group() {
  printf '  <group>\n    <id>%s</id>\n    <name>%s</name>\n    <default>true</default>\n    <uservisible>true</uservisible>\n    <packagelist>\n' "$1" "$2"
  shift 2
  local package
  for package; do
    printf '      <packagereq type="mandatory">%s</packagereq>\n' "$package"
  done
  printf '    </packagelist>\n  </group>\n'
}
