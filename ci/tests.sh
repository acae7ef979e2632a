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
  (cd "$ROOT" && mvn --batch-mode --no-transfer-progress verify \
    ${LAB_REDFISH_SCHEMAS:+-Dprestagelab.redfish.schemas="$LAB_REDFISH_SCHEMAS"})
}

# test_everything SELECTION...: shell tests, unit tests, the chosen scenarios; what each took
test_everything() {
  local times=()
  timed shell test_shell || fail "the shell tests failed"
  # shellcheck source=ci/docker.sh
  . "$ROOT/ci/docker.sh"
  # shellcheck source=ci/engines.sh
  . "$ROOT/ci/engines.sh"
  trap 'stop_slurm; stop_docker' EXIT
  timed "container image" make_test_image || say "SKIPPED: the tests of the container image"
  timed "unit tests" test_java || fail "the unit tests failed"
  timed "shards on engines" test_engines || fail "shards on an engine that people have failed"
  timed scenarios scenarios_once "$@" || fail "scenarios failed; lab test --rerun-failed runs those again"
  say "all tests passed: ${times[*]}"
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
