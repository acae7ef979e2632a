# shellcheck shell=bash
# What test files use: fake commands, kickstart sections, expectations. Everything happens inside the sandbox.

# fail TEXT
fail() {
  echo "$1" >&2
  exit 1
}

# fake NAME [BODY]: a command that notes its arguments in /calls and then runs BODY
fake() {
  printf '#!/bin/bash\nprintf "%%s\\n" "%s $*" >>/calls\n%s\n' "$1" "${2-}" >"/fake/$1"
  chmod +x "/fake/$1"
}

# fake_mounts: mount takes what is in /content/NAME for the device NAME, and fails as mount does if there is nothing
fake_mounts() {
  # shellcheck disable=SC2016 # the body is run later
  fake mount 'args=("$@"); source=/content/${args[-2]##*/}
    [[ -d $source ]] || { echo "mount: ${args[-1]}: wrong fs type, bad superblock" >&2; exit 32; }
    exec /usr/bin/mount --bind "$source" "${args[-1]}"'
  fake umount 'exec /usr/bin/umount "$@"'
}

# run_section: its output without times is /log, its status STATUS
run_section() {
  STATUS=0
  bash /section >/log.times 2>&1 || STATUS=$?
  sed -E 's/^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3} - //' /log.times >/log
}

# expect_status NUMBER
expect_status() { [[ $STATUS == "$1" ]] || fail "status is $STATUS, not $1; the log: $(</log)"; }

# expect_line TEXT: exactly this line is in the log
expect_line() { grep -qxF -- "$1" /log || fail "not in the log: '$1'; the log: $(</log)"; }

# expect_no TEXT: no line of the log has it
expect_no() { ! grep -qF -- "$1" /log || fail "in the log: '$1'; the log: $(</log)"; }

# expect_lines: the lines of standard input are in the log, in this order
expect_lines() {
  local line rest number
  rest=$(</log)
  while IFS= read -r line; do
    number=$(grep -nxF -m1 -- "$line" <<<"$rest") || fail "not in the log, or not in this order: '$line'; the log: $(</log)"
    rest=$(tail -n "+$((${number%%:*} + 1))" <<<"$rest")
  done
}

# expect_file FILE TEXT: its whole content
expect_file() { [[ $(<"$1") == "$2" ]] || fail "$1 is '$(<"$1")', not '$2'"; }

# expect_call TEXT: a fake command was called just so
expect_call() { grep -qxF -- "$1" /calls || fail "not called: '$1'; the calls: $(</calls)"; }
