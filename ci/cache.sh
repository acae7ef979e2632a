# shellcheck shell=bash
# What many machines build once: $LAB_CACHE, a folder that they share or an HTTP server's address. An entry is a file NAME.SHA256 and a
# file NAME.sum that says which; the sum is written last, and what does not fit it is never used. Whoever writes, writes files of its own.

# cache_get NAME FILE: the entry as FILE; 1 if there is none that is whole
cache_get() {
  local sum half=$2.cached.$$
  [[ -n ${LAB_CACHE-} ]] || return 1
  sum=$(cache_read "$1.sum") || return 1
  [[ $sum =~ ^[0-9a-f]{64}$ ]] || { say "cache: the sum of $1 is no SHA-256; it is not used" && return 1; }
  if cache_read "$1.$sum" >"$half" && [[ $(sha256sum <"$half") == "$sum  -" ]]; then
    mv "$half" "$2"
    return 0
  fi
  rm -f "$half"
  say "cache: $1 is not what its sum says; it is not used"
  return 1
}

# cache_read NAME: a file of the cache
cache_read() {
  case $LAB_CACHE in
    http://* | https://*) curl --silent --fail --location --max-time 1800 "${LAB_CACHE%/}/$1" ;;
    *) [[ -f $LAB_CACHE/$1 ]] && cat "$LAB_CACHE/$1" ;;
  esac
}

# cache_put NAME FILE: keeps it, if the cache is a folder that can be written to
cache_put() {
  local sum half
  [[ -n ${LAB_CACHE-} && $LAB_CACHE != http*://* ]] || return 0
  if ! mkdir -p "$LAB_CACHE" 2>/dev/null || ! half=$(mktemp "$LAB_CACHE/.half.XXXXXX" 2>/dev/null); then
    say "cache: $LAB_CACHE cannot be written to; nothing is kept there"
    return 0
  fi
  sum=$(sha256sum <"$2") && sum=${sum%% *}
  if cp "$2" "$half" && [[ $(sha256sum <"$half") == "$sum  -" ]] && chmod 644 "$half" && mv "$half" "$LAB_CACHE/$1.$sum" &&
    half=$(mktemp "$LAB_CACHE/.half.XXXXXX") && echo "$sum" >"$half" && chmod 644 "$half" && mv "$half" "$LAB_CACHE/$1.sum"; then
    return 0
  fi
  rm -f "$half"
  say "cache: $1 could not be kept in $LAB_CACHE"
}
