# shellcheck shell=bash disable=SC2034 # kickstart hooks and the other parts read these variables
# The installer's kernel parameters: each has a variable, which kickstart hooks may read and change.

declare -gA PARAMETERS=(
  [instname]=INSTNAME [instbr]=INSTBR [insturl]=INSTURL [instdev]=INSTDEV [ks]=KS [inst.ks]=KS [instl]=INSTL
  [instiso]=ISO_INSTLABEL [instab]=INSTAB [instflux]=INSTFLUX [instgpg]=INSTGPG [instnet]=INSTNET [ip]=IP [instw]=INSTW
  [instpost]=INSTPOST [instsh]=INSTSH [instdate]=INSTDATE [inststx]=INSTSTX [insthwsettle]=INSTHWSETTLE
  [inst_ostree_root]=OSTREE_ROOT_DEVICE [inst_ostree_boot]=OSTREE_BOOT_DEVICE [inst_ostree_var]=OSTREE_VAR_DEVICE
  [biosplusefi]=BIOSPLUSEFI [bl]=BL [BLM]=BLM [FSZ]=FSZ [BSZ]=BSZ [RSZ]=RSZ [VSZ]=VSZ [defaultkernel]=DEFAULT_KERNEL
  [kernelparams]=KERNEL_PARAMS [efibootfirst]=EFIBOOT_FIRST [instbootorder]=EFIBOOT_FIRST [instsbd]=INSTSBD
)
readonly INSTOS=debian

parameters_default() {
  INSTNAME='' INSTBR='' INSTURL='' INSTDEV='' KS='' INSTL='' ISO_INSTLABEL=instboot-iso
  INSTAB=1 INSTFLUX=1 INSTGPG=1 INSTNET=dhcp IP='' INSTW='' INSTPOST='' INSTSH=0 INSTDATE='' INSTSTX=1 INSTHWSETTLE=0
  OSTREE_ROOT_DEVICE=LABEL=otaroot OSTREE_BOOT_DEVICE=LABEL=otaboot OSTREE_VAR_DEVICE=LABEL=fluxdata
  BIOSPLUSEFI=0 BL=grub BLM=2506 FSZ=32 BSZ=512 RSZ=20480 VSZ=20480 DEFAULT_KERNEL='' KERNEL_PARAMS='' EFIBOOT_FIRST=0
  INSTSBD=2 OSTREE_CONSOLE=''
}

# parameters_read TEXT: sets the variables by a kernel command line; of several the last counts
parameters_read() {
  local _word _words _name _value
  read -ra _words <<<"$1"
  for _word in "${_words[@]}"; do
    [[ $_word == *=* ]] || continue
    _name=${_word%%=*} _value=${_word#*=}
    [[ $_name != console ]] || OSTREE_CONSOLE+="${OSTREE_CONSOLE:+ }$_word"
    [[ $_name != kernelparams ]] || _value=${_value//,/ }
    [[ -z ${PARAMETERS[$_name]-} ]] || printf -v "${PARAMETERS[$_name]}" '%s' "$_value"
  done
}

parameters_check() {
  [[ -n $INSTNAME ]] || fatal "Error no remote archive name, need kernel argument: instname=..."
  [[ -n $INSTBR ]] || fatal "Error no branch name for OSTree, need kernel argument: instbr=..."
  [[ -n $INSTURL ]] || fatal "Error no URL for OSTree, need kernel argument: insturl=..."
  [[ $BL == grub ]] || fatal "Error: bl=$BL is not supported"
  [[ $INSTSTX == 1 ]] || fatal "Error: inststx=$INSTSTX is not supported: only a kickstart's own disk layout is"
}

# early_shell: instsh=1, 3 or 4 start with a shell, 2 and 3 trace
early_shell() {
  case $INSTSH in
    1 | 3 | 4) echo "Starting boot shell.  The installation starts on exit" && bash ;;
  esac
  case $INSTSH in
    2 | 3) set -xv ;;
  esac
}

# set_date: instdate= as date understands it
set_date() {
  [[ -z $INSTDATE ]] || date -u -s "$INSTDATE" >/dev/null || say "the date $INSTDATE cannot be set"
  ((INSTHWSETTLE == 0)) || sleep "$INSTHWSETTLE"
}
