# shellcheck shell=bash
# What the launcher does before the lab can run: packages, Java code, installation ISO. ROOT and LAB_HOME are set by the caller.

export PATH=$PATH:/usr/sbin:/sbin
ISO=$LAB_HOME/cache/bootimage.iso
# an archive of classes fits the options that it was made with
JAVA_OPTIONS=(-XX:+UseSerialGC -Xmx256m)
if [[ -f $ROOT/pom.xml ]]; then
  INSTALLED=''
  VERSION=$(sed -n 's#^  <version>\(.*\)</version>#\1#p' "$ROOT/pom.xml" 2>/dev/null || true)
  JAVA_CLASSES="$ROOT/harness/cli/target/cli-$VERSION.jar:$ROOT/harness/cli/target/lib/*"
  JAVA_ARCHIVE=$ROOT/harness/cli/target/lab.jsa
else
  # a release: the code is there, and nothing beside it can be written to
  INSTALLED=yes
  VERSION=$(cat "$ROOT/VERSION")
  JAVA_CLASSES="$ROOT/lib/*"
  JAVA_ARCHIVE=$LAB_HOME/cache/lab-$VERSION.jsa
fi

say() { printf 'lab: %s\n' "$*" >&2; }

# refuse TEXT...: one line, and the exit status of "could not be done"
refuse() {
  say "$*"
  exit 2
}

# is_there WITNESS: a command on the path or a file
is_there() {
  if [[ $1 == /* ]]; then [[ -e $1 ]]; else command -v "$1" >/dev/null; fi
}

# missing_packages FILE...: the packages whose witness is not there
missing_packages() {
  local package witness rest
  while read -r package witness rest; do
    [[ -z $package || $package == '#'* ]] || is_there "$witness" || echo "$package"
  done < <(cat "$@")
}

# needed_packages FILE: the list without what an installed lab does not need, which is to build Java code
needed_packages() {
  if [[ -n $INSTALLED ]]; then grep -vE ' (mvn|javac) ' "$1"; else cat "$1"; fi
}

# java_packages: what the command line alone needs
java_packages() {
  if [[ -n $INSTALLED ]]; then echo 'openjdk-17-jre-headless java the command line'; else grep -E ' (mvn|javac) ' "$ROOT/ci/packages"; fi
}

# ensure_packages INSTALL(yes|no) [java]: installs what is missing, or lists it and ends; "java" looks only for what the command line needs
ensure_packages() {
  local missing=()
  if [[ ${2-} == java ]]; then
    mapfile -t missing < <(missing_packages <(java_packages))
  else
    mapfile -t missing < <(missing_packages <(needed_packages "$ROOT/ci/packages") <([[ -z $INSTALLED ]] || java_packages) ${LAB_TEST_PACKAGES:+"$ROOT/ci/packages.test"})
  fi
  ((${#missing[@]})) || return 0
  say "missing packages: ${missing[*]}"
  [[ $1 == yes ]] || refuse "not installed because of --no-install; as root: apt-get install ${missing[*]}"
  command -v apt-get >/dev/null || refuse "this is no Debian or Ubuntu; install the equivalents of the packages above"
  install_packages "${missing[@]}"
}

install_packages() {
  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || refuse "not root and no sudo here; as root: apt-get install $*"
    as_root=(sudo)
  fi
  say "installing them"
  "${as_root[@]}" apt-get update --quiet=2 >&2 || say "the package lists could not be updated; trying with those that are here"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends "$@" >&2 ||
    refuse "the packages could not be installed; the lines above say why"
}

# java_key: hash of what the Java code is made from
java_key() {
  (cd "$ROOT" && find pom.xml .mvn emulator vm-images/pom.xml vm-images/src harness features -name target -prune -o -type f ! -path '*/src/test/*' -print0 |
    sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)
}

# make_home: the folder for everything that is kept
make_home() {
  local reason
  reason=$(mkdir -p "$LAB_HOME/cache" 2>&1) || refuse "cannot make $LAB_HOME (${reason##*: }); set LAB_HOME to a folder that can be written to"
  [[ -w $LAB_HOME/cache ]] ||
    refuse "$LAB_HOME cannot be written to; set LAB_HOME to a folder that can be written to"
}

# room_for MB WHAT: refuses if there is less where everything is kept
room_for() {
  local free
  free=$(df -Pm "$LAB_HOME" 2>/dev/null | awk 'NR == 2 { print $4 }') || free=''
  [[ ! $free =~ ^[0-9]+$ ]] || ((free >= $1)) ||
    refuse "$LAB_HOME has $free MB free, $2 needs $1; make room or set LAB_HOME to a folder on another disk"
}

# build_java: the command line, if its sources have changed since the last time; one at a time, since many may share a checkout
build_java() {
  [[ -z $INSTALLED ]] || return 0
  local target=$ROOT/harness/cli/target key status=0
  key=$(java_key)
  java_is_built "$key" && return 0
  mkdir -p "$target" 2>/dev/null || true
  [[ -w $target ]] || refuse "the Java code is not built and $target cannot be written to; run '$ROOT/lab setup' as who owns it"
  (flock 9 && build_java_now "$key") 9>"$target/lab.lock" || status=$?
  ((status == 0)) || exit "$status"
}

# java_is_built KEY: of these sources
java_is_built() {
  local target=$ROOT/harness/cli/target
  [[ -f $target/java.key && $(<"$target/java.key") == "$1" && -d $target/lib ]]
}

# build_java_now KEY: the same, by the one whose turn it is
build_java_now() {
  java_is_built "$1" && return 0
  say "building the Java code"
  trap 'say "interrupted while the Java code was built; run it again"; exit 130' INT
  (cd "$ROOT" && mvn --quiet --batch-mode -Dstyle.color=never package -DskipTests -pl harness/cli -am >&2) || refuse "the Java code does not build; the lines above say why"
  trap - INT
  archive_classes
  echo "$1" >"$ROOT/harness/cli/target/java.key"
}

# archive_classes: what serving a BMC and its clients loads, for quick starts (Java's class-data sharing); without it starts are slower, no more
archive_classes() {
  local folder server url password
  folder=$(mktemp -d)
  mkfifo "$folder/out"
  rm -f "$JAVA_ARCHIVE"
  java "${JAVA_OPTIONS[@]}" -XX:TieredStopAtLevel=1 -Xlog:disable -XX:ArchiveClassesAtExit="$folder/jsa" -cp "$JAVA_CLASSES" \
    io.prestagelab.cli.Lab bmc serve --state "$folder/state" >"$folder/out" 2>"$folder/errors" &
  server=$!
  if read -r _ url _ _ _ password <"$folder/out" && [[ -n $url ]]; then
    BMC_PASSWORD=$password java "${JAVA_OPTIONS[@]}" -Xlog:disable -cp "$JAVA_CLASSES" io.prestagelab.cli.Lab \
      bmc check "$url" >/dev/null 2>&1 || true
    kill "$server"
    wait "$server" || true
    [[ ! -s $folder/jsa ]] || mv "$folder/jsa" "$JAVA_ARCHIVE"
  else
    wait "$server" || say "no archive of classes for quick starts: $(head -1 "$folder/errors")"
  fi
  rm -rf "$folder"
}

# build_iso [GENERATION KERNEL FILE [OPTION...]]: an installation ISO, if what it is made from has changed; one run at a time. Without
# arguments the lab's own of the document's generation; the scenarios with a SATA disk need the one with the generic kernel, those with a
# foreign ISO the one without the lab's extras
build_iso() {
  local generation=${1:-centos} kernel=${2:-cloud} file=${3:-$ISO}
  make_home
  # it and the packages that it is made from
  [[ -f $file ]] || room_for 400 "an installation ISO"
  (
    flock 9
    # shellcheck source=ci/cache.sh
    . "$ROOT/ci/cache.sh"
    build=("$ROOT/vm-images/lab-iso/$generation/build" --kernel "$kernel" --output "$file" --cache "$LAB_HOME/cache/packages" "${@:4}")
    key=$("${build[@]}" --key) || exit
    [[ ! -f $file || ! -f $file.key || $(<"$file.key") != "$key" ]] || exit 0
    if cache_get "$generation-$key.iso" "$file"; then
      echo "$key" >"$file.key"
      say "the $generation generation's installation ISO is from the cache"
      exit 0
    fi
    "${build[@]}" || exit
    cache_put "$generation-$key.iso" "$file"
  ) 9>"$LAB_HOME/cache/iso.lock" || refuse "the $generation generation's installation ISO with the $kernel kernel could not be built; the lines above say why"
}

# build_generic_iso GENERATION END: the one with the generic kernel, with that end of its name
build_generic_iso() { build_iso "$1" generic "${ISO%.iso}-$2.iso"; }
build_plain_iso() { build_iso centos generic "${ISO%.iso}-plain.iso" --plain; }
build_debian_iso() { build_iso debian cloud "${ISO%.iso}-debian.iso"; }

# wants_debian ARGUMENTS...: whether a command line, or the usual options, ask for the Debian generation
wants_debian() {
  [[ " $* " != *' --generation debian '* && " $* " != *' --generation=debian '* ]] || return 0
  [[ " $* " != *' --generation'* && -f $LAB_HOME/lab.yaml ]] && grep -qE '^ +generation: *.?debian' "$LAB_HOME/lab.yaml"
}

# check_words ARGUMENTS...: whether they are a command line; if not, that is told
check_words() {
  java "${JAVA_OPTIONS[@]}" -XX:TieredStopAtLevel=1 -Xlog:disable -Dprestagelab.words=true -Dprestagelab.home="$LAB_HOME" -cp "$JAVA_CLASSES" \
    io.prestagelab.cli.Lab "$@"
}

# wanted_iso ARGUMENTS...: builds the lab's installation ISO that a command line asks for, if it is a command line; none beside one's own
wanted_iso() {
  local file=$ISO
  [[ " $* " != *' --iso'[\ =]* ]] || return 0
  wants_debian "$@" && file=${ISO%.iso}-debian.iso
  # a wrong word is told now, and not after the minutes that an ISO takes
  [[ $# == 0 || -f $file ]] || check_words "$@" || exit
  if [[ $file == "$ISO" ]]; then build_iso; else build_debian_iso; fi
}
