# shellcheck shell=bash
# For both runners of shell tests: functions test_* of files, each in a process and a folder of its own, as many at a time as there are
# processors, and told in their order. The runner defines run_one FILE FUNCTION FOLDER and exports what that needs.
scratch=$(mktemp -d)
# one test becomes another user
chmod 711 "$scratch"
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0

# outcome STATUS NAME LOG: tells and counts it
outcome() {
  if (($1 == 0)); then
    passed=$((passed + 1))
    echo "ok      $2"
  else
    failed=$((failed + 1))
    echo "FAILED  $2"
    sed 's/^/        /' "$3"
  fi
}

# run_numbered NUMBER: leaves its log and status
run_numbered() {
  local status=0
  mkdir "$scratch/$1"
  run_one "$(<"$scratch/$1.file")" "$(<"$scratch/$1.name")" "$scratch/$1" >"$scratch/$1.log" 2>&1 || status=$?
  echo "$status" >"$scratch/$1.status"
  rm -rf "${scratch:?}/$1"
}

# run_tests SUITE-OF WANTED FILE...: those that WANTED, a function of "SUITE.test FUNCTION", does not refuse; SUITE-OF tells a file's suite
run_tests() {
  local suite_of=$1 wanted=$2 file name number count=0
  shift 2
  for file; do
    while read -r name; do
      "$wanted" "$("$suite_of" "$file").test $name" || continue
      echo "$file" >"$scratch/$count.file"
      echo "$name" >"$scratch/$count.name"
      count=$((count + 1))
    done < <(grep -oE '^test_[a-z0-9_]+' "$file")
  done
  export scratch
  export -f run_numbered run_one
  # shellcheck disable=SC2016 # expanded in there
  seq 0 $((count - 1)) | xargs --no-run-if-empty --max-procs="$(nproc)" --max-args=1 bash -c 'run_numbered "$1"' run
  for ((number = 0; number < count; number++)); do
    name=$(<"$scratch/$number.name")
    outcome "$(<"$scratch/$number.status")" "$("$suite_of" "$(<"$scratch/$number.file")"): ${name#test_}" "$scratch/$number.log"
  done
}
