# shellcheck shell=bash
# The end of an installation that went well.

# finish_file_systems: /var of the installed system, the log; then everything is unmounted
finish_file_systems() {
  local root
  for root in "$TARGET"/ostree/?; do
    [[ ! -f $root/etc/fstab || $INSTFLUX != 1 ]] || sed -i "s#^LABEL=fluxdata#$OSTREE_VAR_DEVICE#" "$root/etc/fstab"
  done
  [[ ! -e /install.log ]] || cp /install.log "/var1/install-$(date +%Y%m%d-%H%M%S).log"
  sync
  umount /var1
  umount "$TARGET/boot/efi" "$TARGET/boot" "$TARGET"
}

finish_installation() {
  local medium
  medium=$(blkid --label instboot || blkid --label "$ISO_INSTLABEL")
  ! mountpoint -q /instboot || umount /instboot
  [[ $medium != /dev/sr* || $INSTPOST == skip-eject ]] || eject "$medium"
  case $INSTPOST in
    exit) exit 0 ;;
    shell) echo "Installed, starting boot shell.  System will reboot on exit" && bash ;;
    halt) end_with halt ;;
  esac
  echo "Installed; the machine starts again"
  end_with reboot
}
