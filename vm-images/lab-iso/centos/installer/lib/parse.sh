# shellcheck shell=bash disable=SC2034 # the other parts of the installer read these variables
# Reading a kickstart as pykickstart of CentOS 7 does: commands, sections, %include anywhere. It is read twice: before the %pre scripts,
# to find them and whatever this installer does not know, and after them, with the files that they wrote for %include.

declare -ga COMMANDS=() COMMAND_PLACES=()               # command lines in order, and where each is from
declare -ga PACKAGE_LINES=()                            # lines of %packages
PACKAGE_OPTIONS=''                                      # the words behind %packages
declare -ga SCRIPT_KINDS=() SCRIPT_TEXTS=() SCRIPT_LINES=()
declare -ga SCRIPT_INTERPRETERS=() SCRIPT_LOGS=() SCRIPT_FLAGS=()
declare -ga SCRIPT_MAPS=()                              # "LINE FILE NUMBER": from its LINE on, a script's lines are FILE's from NUMBER on

# kickstart_name FILE: what to call it: its first comment that names it, else the last part of inst.ks=, else the file's name
kickstart_name() {
  local line words name=${1##*/}
  while IFS= read -r line; do
    [[ $line =~ ^#\ *kickstart:\ *(.+)$ ]] && echo "${BASH_REMATCH[1]}" && return
  done <"$1"
  read -ra words </proc/cmdline
  for line in "${words[@]}"; do
    [[ $line != inst.ks=*/* ]] || name=${line##*/}
  done
  echo "$name"
}

# parse_kickstart FILE PHASE: PHASE pre is the reading before the %pre scripts, when an included file may not be there yet
parse_kickstart() {
  PARSE_PHASE=$2 SECTION='' INCLUDE_DEPTH=0
  COMMANDS=() COMMAND_PLACES=() PACKAGE_LINES=() PACKAGE_OPTIONS=''
  SCRIPT_KINDS=() SCRIPT_TEXTS=() SCRIPT_LINES=() SCRIPT_INTERPRETERS=() SCRIPT_LOGS=() SCRIPT_FLAGS=() SCRIPT_MAPS=()
  parse_file "$1" "$(kickstart_name "$1")"
  [[ -z $SECTION ]] || stop_installation "The kickstart ends inside a $SECTION section: %end is missing."
}

# parse_file FILE NAME
parse_file() {
  local lines number=0 line word name=$2
  mapfile -t lines <"$1"
  for line in "${lines[@]}"; do
    number=$((number + 1))
    if [[ -n $SECTION && $line != %* ]]; then
      section_line
      continue
    fi
    read -r word _ <<<"$line"
    case $word in
      '' | '#'*) ;;
      %include | %ksappend) include ;;
      %end) [[ -n $SECTION ]] || stop_parsing "%end without a section"; SECTION='' ;;
      %pre | %post | %packages | %addon | %anaconda | %traceback)
        [[ -z $SECTION ]] || stop_parsing "Section $SECTION does not end with %end; $word begins"
        SECTION=$word
        section_header
        ;;
      *) if [[ -n $SECTION ]]; then section_line; else command_line; fi ;;
    esac
  done
}

# The functions below look at line, number, word and name of parse_file.

# stop_parsing TEXT: with file and line
stop_parsing() { stop_installation "$1 ($name, line $number)."; }

command_line() {
  [[ $word != %* ]] || stop_parsing "Unknown kickstart section: $word"
  declare -F "command_$word" >/dev/null || stop_parsing "Unknown kickstart command: $word"
  COMMANDS+=("$line")
  COMMAND_PLACES+=("$name, line $number")
}

section_line() {
  case $SECTION in
    %packages)
      line=${line%%#*}
      [[ -z ${line//[[:space:]]/} ]] || PACKAGE_LINES+=("$line")
      ;;
    %pre | %post) script_line ;;
  esac
}

# script_line: one more line of the last script, and, if the one before is from elsewhere, where it is from
script_line() {
  local last=$((${#SCRIPT_TEXTS[@]} - 1))
  SCRIPT_TEXTS[last]+=$line$'\n'
  SCRIPT_LENGTH=$((SCRIPT_LENGTH + 1))
  if [[ $name != "$MAPPED_FILE" || $((number - SCRIPT_LENGTH)) != "$MAPPED_OFFSET" ]]; then
    SCRIPT_MAPS[last]+="$SCRIPT_LENGTH $name $number"$'\n'
    MAPPED_FILE=$name MAPPED_OFFSET=$((number - SCRIPT_LENGTH))
  fi
}

section_header() {
  case $SECTION in
    %pre | %post) script_header ;;
    %packages) PACKAGE_OPTIONS=${line#*%packages} ;;
  esac
}

# script_header: the options of %pre and %post
script_header() {
  local i word interpreter=/bin/bash log='' flags=' '
  words "${line#*"$SECTION"}"
  for ((i = 0; i < ${#ARGUMENTS[@]}; i++)); do
    word=${ARGUMENTS[i]}
    case $word in
      --interpreter | --log | --logfile)
        ((i + 1 < ${#ARGUMENTS[@]})) || stop_parsing "$SECTION: $word needs a value"
        word+="=${ARGUMENTS[++i]}"
        ;;
    esac
    case $word in
      --interpreter=*) interpreter=${word#*=} ;;
      --log=* | --logfile=*) log=${word#*=} ;;
      --erroronfail) flags+="erroronfail " ;;
      --nochroot) [[ $SECTION == %post ]] || stop_parsing "$SECTION has no option $word"; flags+="nochroot " ;;
      *) stop_parsing "$SECTION has no option $word" ;;
    esac
  done
  SCRIPT_KINDS+=("${SECTION#%}") SCRIPT_TEXTS+=('') SCRIPT_LINES+=("$number") SCRIPT_MAPS+=('')
  SCRIPT_INTERPRETERS+=("$interpreter") SCRIPT_LOGS+=("$log") SCRIPT_FLAGS+=("$flags")
  SCRIPT_LENGTH=0 MAPPED_FILE='' MAPPED_OFFSET=''
}

# include: the file of a %include line, in its place. Before the %pre scripts it may be missing: they are to write it.
include() {
  local file
  read -r _ file _ <<<"$line"
  [[ -n $file ]] || stop_parsing "$word names no file"
  case $file in
    http://* | https://* | file://*)
      fetch "$file" /tmp/ks-include || stop_parsing "Unable to open input kickstart file: $FETCH_ERROR"
      file=/tmp/ks-include
      ;;
  esac
  if [[ ! -f $file ]]; then
    [[ $PARSE_PHASE != pre ]] || return 0
    stop_installation "Unable to open input kickstart file: $file, included at line $number, does not exist."
  fi
  INCLUDE_DEPTH=$((INCLUDE_DEPTH + 1))
  ((INCLUDE_DEPTH <= 20)) || stop_parsing "Files include each other without end: $file"
  parse_file "$file" "$file"
  INCLUDE_DEPTH=$((INCLUDE_DEPTH - 1))
}
