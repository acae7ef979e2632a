# shellcheck shell=dash
# shellcheck disable=SC2154 # device, fatal and go_to are the RAM disk's init script's
# Takes the place of the RAM disk's canary: goes to the installer's second stage, as an installation does, to judge states of a disk there.
# sda is the disk that changes, sdb the installation ISO with the second stage, sdc the prestaged ISO.
mkdir -p /run/install/repo /run/overlay /sysroot
mount -t iso9660 -o ro "$(device /dev/sdb)" /run/install/repo || fatal "cannot mount the installation ISO"
mount -t tmpfs -o size=75% tmpfs /run/overlay
mkdir -p /run/overlay/lower /run/overlay/upper /run/overlay/work
mount -t squashfs -o ro,loop /run/install/repo/LiveOS/squashfs.img /run/overlay/lower || fatal "cannot mount the second stage"
mount -t overlay -o lowerdir=/run/overlay/lower,upperdir=/run/overlay/upper,workdir=/run/overlay/work overlay /sysroot ||
  fatal "cannot mount the overlay over the second stage"
mkdir -p /sysroot/judge/source /sysroot/judge/backup
cp -r /judge/. /sysroot/judge/
mount -t iso9660 -o ro "$(device /dev/sdc)" /sysroot/judge/source || fatal "cannot mount the prestaged ISO"
go_to /sysroot /judge/judge.sh
