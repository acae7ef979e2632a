# shellcheck shell=bash
# The scenarios of one tag, once or many times, for `lab test --only` and `lab test --repeat`. ROOT, LAB_HOME and ISO are set by the
# caller. Nothing is put into the user's Maven repository.

# build_scenarios: classes and libraries of all modules
build_scenarios() {
  (cd "$ROOT" && mvn --quiet --batch-mode package -DskipTests -Dscenarios.skip=true -pl features -am >&2)
}

# scenarios_once TAG TABLE: the scenarios of a tag (empty: all); one line for each into TABLE: status, seconds, name, folder, outcome
scenarios_once() {
  local path=$ROOT/features/target/test-classes module
  for module in harness/{lab,runs,bmc-tools} emulator vm-images; do
    path+=:$ROOT/$module/target/classes
  done
  java -Xmx512m -Dprestagelab.iso="$ISO" -Dprestagelab.home="$LAB_HOME" -Dprestagelab.scenarios="$2" -cp "$path:$ROOT/features/target/lib/*" \
    io.cucumber.core.cli.Main --threads 2 --glue io.prestagelab.features \
    --plugin io.prestagelab.features.ScenarioTable --plugin io.prestagelab.features.ScenarioRecord \
    ${1:+--tags "@$1"} classpath:io/prestagelab/features
}

# normalised FOLDER: what happened in a scenario, without what differs from run to run
normalised() {
  sed -E '/^ *[0-9.]+ s (==|   [^ ]+: [0-9.]+ .B of )/d
    s/^ *[0-9.]+ s +//
    s/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/UUID/g
    s/:[0-9]{4,5}\b/:PORT/g' "$1/progress.txt"
}

# first_difference PASSED FAILED: two folders of a scenario
first_difference() {
  awk '
    FNR == NR { passed[FNR] = $0; last = FNR; next }
    !found && $0 != passed[FNR] { found = 1; print "  after:  " before; print "  passed: " passed[FNR]; print "  failed: " $0 }
    { before = $0; here = FNR }
    END {
      if (!found && here < last) { print "  after:  " before; print "  passed: " passed[here + 1]; print "  failed: nothing more" }
      else if (!found) print "  the server did the same; the difference is in what the lab made of it"
    }' <(normalised "$1") <(normalised "$2")
}

# differences FOLDER: for each scenario that failed in one run and passed in another, where they part
differences() {
  local status seconds name folder outcome passed
  while IFS=$'\t' read -r status seconds name folder outcome; do
    [[ $status != PASSED ]] || continue
    passed=$(awk -F'\t' -v name="$name" '$1 == "PASSED" && $3 == name { print $4; exit }' "$1"/*.tsv)
    say "'$name' failed after $seconds s: $outcome; its records: $folder"
    if [[ -n $passed ]]; then
      first_difference "$passed" "$folder" >&2
    else
      say "  it passed in no run"
    fi
  done < <(cat "$1"/*.tsv)
}

# test_scenarios TAG N: the scenarios of a tag (empty: all) N times
test_scenarios() {
  local tag=$1 runs=$2 run=0 failures=0 folder=$LAB_HOME/repeat
  [[ $runs =~ ^[1-9][0-9]{0,3}$ ]] || refuse "--repeat must be a number from 1 to 9999, it is '$runs'"
  [[ $tag =~ ^[a-z-]*$ ]] || refuse "--only must be a tag such as smoke, it is '$tag'"
  mkdir -p "$folder" && rm -f "$folder"/*.log "$folder"/*.tsv
  build_scenarios || refuse "the Java code does not build; the lines above say why"
  [[ -n $tag && $tag != sata ]] || build_generic_iso
  trap 'say "interrupted in run $run of $runs; $failures failures before it"; exit 130' INT TERM
  for ((run = 1; run <= runs; run++)); do
    if scenarios_once "$tag" "$folder/$run.tsv" 2>&1 | tee "$folder/$run.log" | if ((runs == 1)); then cat; else cat >/dev/null; fi; then
      say "run $run of $runs: passed, $(tail -n 1 "$folder/$run.log")"
    else
      failures=$((failures + 1))
      say "run $run of $runs: FAILED, $(tail -n 1 "$folder/$run.log"); see $folder/$run.log"
    fi
  done
  trap - INT TERM
  ((failures == 0)) || differences "$folder"
  say "$runs runs, $failures failures"
  ((failures == 0)) || exit 1
}
