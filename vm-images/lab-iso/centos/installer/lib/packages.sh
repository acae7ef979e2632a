# shellcheck shell=bash
# Package repositories (rpm-md: repodata/repomd.xml) by directory or URL, and the installation of %packages from the cheapest
# repository that has each one.

declare -gA PACKAGE_SOURCE=() PACKAGE_SUM=() PACKAGE_SIZE=() PACKAGE_REPO=() REPO_REVISION=()
declare -ga SELECTED=()

packages_install() {
  milestone "Setting up the package repositories"
  add_base_repository
  read_repositories
  select_packages
  milestone "Starting package installation process"
  install_selected
}

# add_base_repository: inst.repo if it is on the kernel command line, else the installation medium
add_base_repository() {
  local word url=''
  for word in $(</proc/cmdline); do
    [[ $word != inst.repo=* ]] || url=${word#inst.repo=}
  done
  [[ -n $url || ! -d /run/install/repo/repodata ]] || url=file:///run/install/repo
  [[ -n $url ]] || return 0
  REPO_NAMES+=(anaconda)
  REPO_URLS+=("$url")
  REPO_COSTS+=(1000)
}

# fetch URL FILE: file: URLs are copied; FETCH_ERROR says what was wrong
fetch() {
  FETCH_ERROR=''
  case $1 in
    file://*) cp "${1#file://}" "$2" 2>/dev/null && return ;;
    *) program wget -nv --timeout=60 --tries=2 --no-check-certificate -O "$2" "$1" && return ;;
  esac
  FETCH_ERROR="$1: no such file"
  [[ $1 == file://* ]] || FETCH_ERROR="$1: $(tail -n 2 "$PROGRAM_LOG" | head -n 1)"
  return 1
}

# repositories in the order of cost: the first to offer a package provides it; one that is named twice is read once
read_repositories() {
  local cost i seen=' '
  while read -r cost i; do
    [[ $seen != *" ${REPO_URLS[i]%/} "* ]] || continue
    seen+="${REPO_URLS[i]%/} "
    if read_repository "${REPO_URLS[i]%/}" "${REPO_NAMES[i]}"; then
      milestone "Repository ${REPO_NAMES[i]} (cost $cost): ${REPO_URLS[i]}"
    else
      to_port anaconda "Repository ${REPO_NAMES[i]} is not available: ${REPO_URLS[i]}"
    fi
  done < <(for i in "${!REPO_NAMES[@]}"; do echo "${REPO_COSTS[i]} $i"; done | sort -n)
  ((${#PACKAGE_SOURCE[@]})) || stop_installation "No package repository can be used; the last one failed with $FETCH_ERROR"
}

# read_repository URL NAME: takes in the packages that no cheaper repository offers
read_repository() {
  local url=$1 dir=/tmp/repo-$2 name file sum size
  mkdir -p "$dir"
  fetch "$url/repodata/repomd.xml" "$dir/repomd.xml" || return 1
  [[ ! $(<"$dir/repomd.xml") =~ "<revision>"([^<]*) ]] || REPO_REVISION[$2]=${BASH_REMATCH[1]}
  metadata primary "$url" "$dir" || return 1
  while IFS=$'\t' read -r name file sum size; do
    [[ -z ${PACKAGE_SOURCE[$name]-} ]] || continue
    PACKAGE_SOURCE[$name]=$url/$file
    PACKAGE_SUM[$name]=$sum
    PACKAGE_SIZE[$name]=$size
    PACKAGE_REPO[$name]=$2
  done < <(primary_packages <"$dir/primary.xml")
  if [[ ! -f /tmp/comps.xml && -n $(repomd_href group <"$dir/repomd.xml") ]]; then
    metadata group "$url" "$dir" && mv "$dir/group.xml" /tmp/comps.xml
  fi
}

# metadata TYPE URL DIR: the repository's metadata of that type, unpacked, as DIR/TYPE.xml; 1 if there is none. createrepo_c packs all of
# it, older ones not the groups.
metadata() {
  local href
  href=$(repomd_href "$1" <"$3/repomd.xml") && [[ -n $href ]] || return 1
  fetch "$2/$href" "$3/$1.xml" || return 1
  [[ $href != *.gz ]] || { mv "$3/$1.xml" "$3/$1.xml.gz" && gzip -d "$3/$1.xml.gz"; }
}

# repomd_href TYPE: the location of the metadata file of that type; reads repomd.xml
repomd_href() {
  awk -v type="$1" '
    index($0, "<data type=\"" type "\">") { inside = 1 }
    inside && match($0, /href="[^"]*"/) { print substr($0, RSTART + 6, RLENGTH - 7); exit }'
}

# primary_packages: name, href, sha256 and size of each package; reads primary.xml as createrepo_c writes it
primary_packages() {
  awk '
    function attribute(key) { return match($0, key "=\"[^\"]*\"") ? substr($0, RSTART + length(key) + 2, RLENGTH - length(key) - 3) : "" }
    /<name>/ { name = $0; gsub(/ *<\/?name>/, "", name) }
    /<checksum type="sha256"/ { sum = $0; gsub(/<[^>]*>| /, "", sum) }
    /<size / { size = attribute("package") }
    /<location / { href = attribute("href") }
    /<\/package>/ { print name "\t" href "\t" sum "\t" size }'
}

# group_packages GROUP: the packages of a group of /tmp/comps.xml
group_packages() {
  [[ -f /tmp/comps.xml ]] || return 0
  awk -v group="$1" '
    /<id>/ { id = $0; gsub(/ *<\/?id>/, "", id) }
    /<packagereq/ && id == group { name = $0; gsub(/ *<[^>]*>/, "", name); print name }' /tmp/comps.xml
}

# select_packages: @core, which Anaconda adds, then groups and names, without what is excluded; both may have wildcards
select_packages() {
  local line name wanted=() excluded=()
  [[ " $PACKAGE_OPTIONS " == *" --nocore "* ]] || mapfile -t wanted < <(group_packages core)
  for line in "${PACKAGE_LINES[@]}"; do
    read -r name <<<"$line"
    case $name in
      -@*) mapfile -t -O "${#excluded[@]}" excluded < <(group_packages "${name#-@}") ;;
      -*) excluded+=("${name#-}") ;;
      @*)
        name=${name#@}
        has_group "${name# }" || missing "Group ${name# } is in no repository."
        mapfile -t -O "${#wanted[@]}" wanted < <(group_packages "${name# }")
        ;;
      *[*?]*) mapfile -t -O "${#wanted[@]}" wanted < <(packages_like "$name") ;;
      *) wanted+=("$name") ;;
    esac
  done
  for name in "${wanted[@]}"; do
    if is_excluded "$name" || [[ " ${SELECTED[*]} " == *" $name "* ]]; then continue; fi
    if [[ -n ${PACKAGE_SOURCE[$name]-} ]]; then
      SELECTED+=("$name")
    else
      missing "Package $name is in no repository."
    fi
  done
}

# missing TEXT: the end, unless the kickstart says --ignoremissing
missing() {
  [[ " $PACKAGE_OPTIONS " != *" --ignoremissing "* ]] || { to_port anaconda "$1" && return; }
  stop_installation "$1"
}

# is_excluded NAME: by select_packages' list
is_excluded() {
  local pattern
  for pattern in "${excluded[@]}"; do
    # shellcheck disable=SC2053 # a pattern
    [[ $1 != $pattern ]] || return 0
  done
  return 1
}

# packages_like PATTERN: the packages on offer whose names it fits
packages_like() {
  local name
  for name in "${!PACKAGE_SOURCE[@]}"; do
    # shellcheck disable=SC2053
    [[ $name != $1 ]] || echo "$name"
  done | sort
}

# has_group GROUP: whether the repositories have it, be it empty
has_group() { [[ -f /tmp/comps.xml ]] && grep -q "<id> *$1 *</id>" /tmp/comps.xml; }

install_selected() {
  local i=0 name
  for name in "${SELECTED[@]}"; do
    i=$((i + 1))
    milestone "Installing $name ($i/${#SELECTED[@]})"
    install_package "$name"
  done
}

# install_package NAME: fetched, compared with the repository's checksum, unpacked
install_package() {
  local source=${PACKAGE_SOURCE[$1]} file sum
  case $source in
    file://*) file=${source#file://} ;;
    *)
      file=/tmp/package.rpm
      to_port anaconda "Downloading $source (${PACKAGE_SIZE[$1]} bytes)"
      fetch "$source" "$file" || stop_installation "Package $1 cannot be fetched from $FETCH_ERROR"
      ;;
  esac
  read -r sum _ < <(sha256sum "$file")
  [[ $sum == "${PACKAGE_SUM[$1]}" ]] || stop_installation "Package $1 is damaged: its checksum differs from the one in repodata ($source)"
  unpack_package "$file" || stop_installation "Package $1 cannot be unpacked; see /tmp/program.log"
  note_origin "$1"
}

# note_origin NAME: from which repository it came, as yum keeps it on the installed system
note_origin() {
  local file=${PACKAGE_SOURCE[$1]##*/} repo=${PACKAGE_REPO[$1]} dir
  file=${file%.rpm}
  dir=$SYSROOT/var/lib/yum/yumdb/${1:0:1}/${PACKAGE_SUM[$1]}-${file%.*}-${file##*.}
  mkdir -p "$dir"
  printf '%s' "$repo" >"$dir/from_repo"
  [[ -z ${REPO_REVISION[$repo]-} ]] || printf '%s' "${REPO_REVISION[$repo]}" >"$dir/from_repo_revision"
}

# unpack_package FILE: through a file, as two processes that wait for each other are slow on an emulated machine; busybox, as GNU cpio
# writes no more than 512 bytes at a time
unpack_package() {
  rpm2cpio "$1" >/tmp/package.cpio &&
    (cd "$SYSROOT" && program busybox cpio -idmu </tmp/package.cpio) &&
    rm -f /tmp/package.cpio
}
