# tests/tap.sh: TAP for shell tests. Source it: . "$HWBOARD_SRCDIR/tests/tap.sh"
#   ok DESCRIPTION COMMAND...      passes when the command does; its output is shown when not
#   is DESCRIPTION GOT EXPECTED    compares two strings exactly
#   exits STATUS DESCRIPTION COMMAND...  the command's exit code; leaves its output in $out and $err
#   skip DESCRIPTION WHY           counts as skipped
#   finish                         the plan; last line of every test
# $scratch is a fresh directory that is removed at the end.
tap_count=0
tap_failed=0
scratch=$(mktemp -d "${TMPDIR:-/tmp}/hwboard-test.XXXXXX") || exit 99
trap 'rm -rf "$scratch"' EXIT

tap_note() { printf '%s\n' "$1" | sed 's/^/# /'; }

tap_result() { # STATUS DESCRIPTION
    tap_count=$((tap_count + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $tap_count - $2"
    else
        tap_failed=$((tap_failed + 1))
        echo "not ok $tap_count - $2"
    fi
    return 0
}

ok() {
    local what=$1 said status
    shift
    said=$("$@" 2>&1)
    status=$?
    tap_result $status "$what"
    [ $status -eq 0 ] || tap_note "command: $*
$said"
}

is() {
    if [ "$2" = "$3" ]; then
        tap_result 0 "$1"
    else
        tap_result 1 "$1"
        tap_note "$(diff <(printf '%s\n' "$3") <(printf '%s\n' "$2") | sed 's/^</expected:/; s/^>/got:     /')"
    fi
}

exits() {
    local want=$1 what=$2 status
    shift 2
    "$@" >"$scratch/.out" 2>"$scratch/.err" </dev/null
    status=$?
    out=$(cat "$scratch/.out")
    err=$(cat "$scratch/.err")
    if [ $status -eq "$want" ]; then
        tap_result 0 "$what"
    else
        tap_result 1 "$what"
        tap_note "command: $*
exit code $status, expected $want
$out
$err"
    fi
}

skip() {
    tap_count=$((tap_count + 1))
    echo "ok $tap_count - $1 # SKIP $2"
}

finish() {
    echo "1..$tap_count"
    exit 0
}
