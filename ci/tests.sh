# shellcheck shell=bash
# Every test of the lab, for `lab test`. ROOT, LAB_HOME and ISO are set by the caller.

# shell_files: every shell script of the repository
shell_files() {
  git -C "$ROOT" ls-files --cached --others --exclude-standard | while IFS= read -r file; do
    [[ -f $ROOT/$file ]] || continue
    case $file in
      *.sh | ci/tests/*.test) echo "$ROOT/$file" ;;
      *) head -c 64 "$ROOT/$file" | tr -d '\0' | grep -q '^#!.*sh$' && echo "$ROOT/$file" ;;
    esac
  done
}

test_shell() {
  local files
  say "shell: shellcheck, the tests of the launcher, of installer and kickstarts"
  mapfile -t files < <(shell_files)
  shellcheck --external-sources --source-path=SCRIPTDIR --source-path="$ROOT" "${files[@]}" || return 1
  "$ROOT/ci/tests/run" || return 1
  "$ROOT/vm-images/lab-iso/tests/run" || return 1
}

# test_java: unit tests, static checks, scenarios on real machines, in one build
test_java() {
  build_generic_iso
  say "Java: unit tests, checks, and the scenarios on real machines"
  (cd "$ROOT" && mvn --batch-mode --no-transfer-progress verify -Pscenarios -Dprestagelab.iso="$ISO" -Dprestagelab.home="$LAB_HOME" \
    ${LAB_REDFISH_SCHEMAS:+-Dprestagelab.redfish.schemas="$LAB_REDFISH_SCHEMAS"})
}

test_everything() {
  test_shell || fail "the shell tests failed"
  # shellcheck source=ci/docker.sh
  . "$ROOT/ci/docker.sh"
  trap stop_docker EXIT
  make_test_image || say "SKIPPED: the tests of the container image"
  test_java || fail "the Java tests or the scenarios failed"
  say "all tests passed"
}

# fail TEXT...: one line, and the exit status of "the answer is no"
fail() {
  say "$*"
  exit 1
}
