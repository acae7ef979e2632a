# shellcheck shell=bash
# What test files use. Each test has an empty folder for itself.

# fail TEXT
fail() {
  echo "$1" >&2
  exit 1
}

# commands NAME...: a path in ./bin with only these of the machine's commands
commands() {
  local name
  mkdir -p bin
  for name; do
    ln -sf "$(type -P "$name")" "bin/$name"
  done
}

# fake NAME BODY: a command in ./bin that notes its arguments in ./calls and then runs BODY
fake() {
  mkdir -p bin
  printf '#!%s\nprintf "%%s\\n" "%s $*" >>"%s/calls"\n%s\n' "$(type -P bash)" "$1" "$PWD" "$2" >"bin/$1"
  chmod +x "bin/$1"
}

# lab ARGUMENTS...: the launcher with the path ./bin; its output is ./out and ./err, its status STATUS
lab() {
  STATUS=0
  PATH=$PWD/bin LAB_HOME=$PWD/home "$(type -P bash)" "$REPOSITORY/lab" "$@" >out 2>err </dev/null || STATUS=$?
}

# expect_status NUMBER
expect_status() { [[ $STATUS == "$1" ]] || fail "status is $STATUS, not $1; out: $(<out) err: $(<err)"; }

# expect FILE TEXT: the file has it
expect() { grep -qF -- "$2" "$1" || fail "$1 has no '$2': $(<"$1")"; }

# expect_lines FILE NUMBER
expect_lines() { [[ $(wc -l <"$1") == "$2" ]] || fail "$1 has not $2 lines: $(<"$1")"; }
