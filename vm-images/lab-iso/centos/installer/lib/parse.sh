# shellcheck shell=bash disable=SC2034 # the other parts of the installer read these variables
# Reading a kickstart file: sections, %include, and where scripts begin.

declare -ga COMMANDS=()         # command lines, in order
declare -ga PACKAGE_LINES=()    # lines of %packages
declare -ga SCRIPT_FILES=() SCRIPT_OPTIONS=() SCRIPT_LINES=()

# kickstart_name FILE: what to call it: its first comment that names it, else the file's name
kickstart_name() {
  local line
  while IFS= read -r line; do
    [[ $line =~ ^#\ *kickstart:\ *(.+)$ ]] && echo "${BASH_REMATCH[1]}" && return
  done <"$1"
  echo "${1##*/}"
}

# scripts_of FILE KIND: writes each %KIND script of FILE to its own file; SCRIPT_* hold them in order
scripts_of() {
  local line number=0 in='' file=''
  SCRIPT_FILES=() SCRIPT_OPTIONS=() SCRIPT_LINES=()
  while IFS= read -r line || [[ -n $line ]]; do
    number=$((number + 1))
    case $line in
      %end*)
        in=''
        ;;
      "%$2" | "%$2 "*)
        [[ -z $in ]] || stop_installation "The kickstart has a section inside a section at line $number."
        in=$2
        file=$(mktemp /tmp/ks-script-XXXXXX)
        SCRIPT_FILES+=("$file")
        SCRIPT_OPTIONS+=("${line#"%$2"}")
        SCRIPT_LINES+=("$number")
        ;;
      *)
        [[ -z $in ]] || printf '%s\n' "$line" >>"$file"
        ;;
    esac
  done <"$1"
  [[ -z $in ]] || stop_installation "The kickstart ends inside a %$2 section: %end is missing."
}

# parse_kickstart FILE: fills COMMANDS and PACKAGE_LINES, following %include
parse_kickstart() {
  local line number=0 section='' word
  while IFS= read -r line || [[ -n $line ]]; do
    number=$((number + 1))
    [[ $line =~ ^[[:space:]]*(#.*)?$ ]] && [[ $section != packages || -z ${line//[[:space:]]/} ]] && continue
    read -r word _ <<<"$line"
    case $word in
      %end) section='' ;;
      %include) [[ -n $section && $section != packages ]] || include "$line" "$number" ;;
      %pre | %post | %onerror | %addon | %anaconda | %traceback) section=script ;;
      %packages) section=packages ;;
      %*) stop_installation "Unknown kickstart section $word at line $number." ;;
      *)
        case $section in
          '') COMMANDS+=("$line") ;;
          packages) PACKAGE_LINES+=("${line%%#*}") ;;
        esac
        ;;
    esac
  done <"$1"
}

# include LINE NUMBER: the file of a %include line, which a %pre script was to write
include() {
  local file
  read -r _ file <<<"$1"
  [[ -f $file ]] || stop_installation "Unable to open input kickstart file: $file, included at line $2, does not exist."
  parse_kickstart "$file"
}
