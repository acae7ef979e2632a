# shellcheck shell=bash
# The scenarios, once or many times, for `lab test`. ROOT, LAB_HOME and ISO are set by the caller.

# lab_scenarios OPTIONS...: the command line's own part of it
lab_scenarios() {
  java -XX:+UseSerialGC -Xmx512m -Dprestagelab.iso="$ISO" -Dprestagelab.home="$LAB_HOME" -cp "$JAVA_CLASSES" \
    io.prestagelab.cli.Lab scenarios "$@"
}

# check_tag TAG: refuses one that no feature has
check_tag() {
  [[ $1 =~ ^[a-z-]+$ ]] || refuse "--only must be a tag such as smoke, it is '$1'"
  grep -rqE "^ *(@[a-z-]+ +)*@$1( |\$)" "$ROOT/features/src/main/resources" ||
    refuse "no scenario has the tag $1; there are: $(grep -rhoE '^ *@[a-z].*' "$ROOT/features/src/main/resources/io/prestagelab/features" | grep -oE '@[a-z-]+' | sort -u | tr -d '@' | paste -sd' ')"
}

# scenarios_once SELECTION...: the chosen scenarios, with the installation ISOs that they need
scenarios_once() {
  local tags sata
  tags=$(lab_scenarios "$@" --list)
  sata=$(grep @sata <<<"$tags" || :)
  [[ -z $(grep -v @debian <<<"$sata" || :) ]] || build_generic_iso centos generic
  [[ $sata != *@debian* ]] || build_generic_iso debian debian-generic
  [[ $tags != *@debian* ]] || build_debian_iso
  [[ $tags != *@foreign* ]] || build_plain_iso
  lab_scenarios "$@"
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
    # WORDS: passed, in other words than the document's
    [[ $status != PASSED && $status != WORDS ]] || continue
    passed=$(awk -F'\t' -v name="$name" '($1 == "PASSED" || $1 == "WORDS") && $3 == name { print $4; exit }' "$1"/*.tsv)
    say "'$name' failed after $seconds s: $outcome; its records: $folder"
    if [[ -z $folder ]]; then
      say "  it failed before it had a folder"
    elif [[ -n $passed ]]; then
      first_difference "$passed" "$folder" >&2
    else
      say "  it passed in no run"
    fi
  done < <(cat "$1"/*.tsv)
}

# test_scenarios N SELECTION...: the chosen scenarios N times
test_scenarios() {
  local runs=$1 run=0 failures=0 folder=$LAB_HOME/repeat
  # shards can share a home
  [[ -z ${SHARD-} ]] || folder+=/${SHARD/\//-of-}
  shift
  [[ $runs =~ ^[1-9][0-9]{0,3}$ ]] || refuse "--repeat must be a number from 1 to 9999, it is '$runs'"
  mkdir -p "$folder" && rm -f "$folder"/*.log "$folder"/*.tsv
  trap 'say "interrupted in run $run of $runs; $failures failures before it"; exit 130' INT TERM
  for ((run = 1; run <= runs; run++)); do
    if scenarios_once "$@" --table "$folder/$run.tsv" 2>&1 | tee "$folder/$run.log" | if ((runs == 1)); then cat; else cat >/dev/null; fi; then
      say "run $run of $runs: passed, $(grep -m1 ' not passed; ' "$folder/$run.log")"
    else
      failures=$((failures + 1))
      say "run $run of $runs: FAILED, $(grep -m1 ' not passed; ' "$folder/$run.log" || tail -n 1 "$folder/$run.log"); see $folder/$run.log"
    fi
  done
  trap - INT TERM
  ((failures == 0)) || differences "$folder"
  say "$runs runs, $failures failures"
  ((failures == 0)) || exit 1
}
