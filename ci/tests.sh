# shellcheck shell=bash
# Every test of the lab, for `lab test`. ROOT, LAB_HOME and ISO are set by the caller.

# shell_files: every shell script of the repository
shell_files() {
  local file first
  git -C "$ROOT" ls-files --cached --others --exclude-standard | while IFS= read -r file; do
    [[ -f $ROOT/$file ]] || continue
    first=''
    IFS= read -r -n 64 first 2>/dev/null <"$ROOT/$file" || true
    if [[ $file == *.sh || $file == ci/tests/*.test || $first == '#!'*sh ]]; then
      echo "$ROOT/$file"
    fi
  done
}

test_shell() {
  local files
  say "shell: shellcheck, the tests of the launcher, of installer and kickstarts"
  mapfile -t files < <(shell_files)
  printf '%s\0' "${files[@]}" | xargs --null --max-procs="$(nproc)" --max-args=16 \
    shellcheck --external-sources --source-path=SCRIPTDIR --source-path="$ROOT" || return 1
  "$ROOT/ci/tests/run" || return 1
  "$ROOT/vm-images/lab-iso/tests/run" || return 1
}

# test_java: unit tests and static checks
test_java() {
  say "Java: unit tests and checks"
  (cd "$ROOT" && mvn --batch-mode --no-transfer-progress --threads 1C verify \
    ${LAB_REDFISH_SCHEMAS:+-Dprestagelab.redfish.schemas="$LAB_REDFISH_SCHEMAS"})
}

# test_everything SELECTION...: shell tests, unit tests, the chosen scenarios; what each took. What waits more than it computes is done
# beside something else.
test_everything() {
  local times=()
  # shellcheck source=ci/docker.sh
  . "$ROOT/ci/docker.sh"
  # shellcheck source=ci/engines.sh
  . "$ROOT/ci/engines.sh"
  trap 'leave_beside; stop_docker' EXIT
  ! start_docker || beside make_test_image
  timed shell test_shell || fail "the shell tests failed"
  if timed "container image, beside them and then" awaited; then use_test_image; else say "SKIPPED: the tests of the container image"; fi
  timed "unit tests" test_java || fail "the unit tests failed"
  beside test_engines
  timed scenarios scenarios_once "$@" || fail "scenarios failed; lab test --rerun-failed runs those again"
  timed "shards on engines, beside them and then" awaited || fail "shards on an engine that people have failed"
  say "all tests passed: ${times[*]}"
}

BESIDE=''

# beside COMMAND...: begins it; what it says comes when it is awaited. One at a time.
beside() {
  mkdir -p "$LAB_HOME"
  # a process group of its own, to be ended whole
  set -m
  ("$@") </dev/null >"$LAB_HOME/beside.log" 2>&1 &
  BESIDE=$!
  set +m
}

# awaited: what was begun beside has ended; its exit status, 1 if nothing was begun
awaited() {
  local status=0
  [[ -n $BESIDE ]] || return 1
  wait "$BESIDE" || status=$?
  BESIDE=''
  cat "$LAB_HOME/beside.log" >&2
  return "$status"
}

# leave_beside: ends it
leave_beside() {
  [[ -n $BESIDE ]] || return 0
  kill -- "-$BESIDE" 2>/dev/null || true
  wait "$BESIDE" 2>/dev/null || true
}

# timed WHAT COMMAND...: runs it and adds to times what it took
timed() {
  local begin=$SECONDS status=0
  "${@:2}" || status=$?
  times+=("$1 $(((SECONDS - begin) / 60)):$(printf %02d $(((SECONDS - begin) % 60)))")
  return "$status"
}

# fail TEXT...: one line, and the exit status of "the answer is no"
fail() {
  say "$*"
  exit 1
}
