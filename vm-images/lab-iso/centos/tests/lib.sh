# shellcheck shell=bash
# What the test files of this generation use over and above ../../tests/lib.sh: sections of the composed kickstarts.

# compose_kickstarts: into /ks
compose_kickstarts() { bash /lab-iso/centos/kickstarts/compose --output /ks --release 22.06; }

# section KICKSTART TEXT: the script of the first section that has a line with TEXT, as /section
section() {
  [[ -d /ks ]] || compose_kickstarts
  awk -v text="$2" '
    /^%(pre|post)/ { body = ""; inside = 1; next }
    /^%end/ { if (inside && index(body, text)) { printf "%s", body; exit } inside = 0 }
    inside { body = body $0 "\n" }' "/ks/$1" >/section
  [[ -s /section ]] || fail "no section of $1 has '$2'"
  bash -c "$(awk '/^cat >\/tmp\/ks-functions.sh/ { inside = 1 } /^%end/ { exit } inside' "/ks/$1")"
}
