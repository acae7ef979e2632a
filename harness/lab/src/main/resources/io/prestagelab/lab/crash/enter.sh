# shellcheck shell=dash
# shellcheck disable=SC2034,SC2154 # device, fatal, go_to, image and mount_stage2 are the RAM disk's init script's
# Takes the place of the RAM disk's canary: goes to the installer's second stage, as an installation does, to judge states of a disk there.
# sda is the disk that changes, sdb the installation ISO with the second stage, sdc the prestaged ISO.
mkdir -p /run/install/repo
mount -t iso9660 -o ro "$(device /dev/sdb)" /run/install/repo || fatal "cannot mount the installation ISO"
image=/run/install/repo/LiveOS/squashfs.img
mount_stage2
mkdir -p /sysroot/judge/source /sysroot/judge/backup
cp -r /judge/. /sysroot/judge/
mount -t iso9660 -o ro "$(device /dev/sdc)" /sysroot/judge/source || fatal "cannot mount the prestaged ISO"
go_to /sysroot /judge/judge.sh
