# tests/cli/lib.sh: what the tests of the command line share. Source it first; finish is the last line.
#   hw ARG...                 the program, on the database $db
#   good WHAT ARG...          hw, exit 0
#   bad STATUS WHAT ARG...    hw, that exit code, one line or more on standard error, each with the
#                             program's name in front, and nothing on standard output where the code
#                             is 2, 3 or 4
#   has WHAT TEXT PATTERN     the text matches the extended regular expression
#   lacks WHAT TEXT PATTERN   it does not
#   json WHAT FILTER EXPECTED jq over $out
#   school [CLASS...]         a new school in $db with these classes (3-2:42 where none is named)
#   at DATE [HH:MM]           now, at +08:00
. "$HWBOARD_SRCDIR/tests/tap.sh"

unset LC_ALL LC_CTYPE LC_MESSAGES LANG LANGUAGE NO_COLOR TERM
export HOME=$scratch/home
mkdir -p "$HOME"
cd "$scratch" || exit 99
db=$scratch/school.db
fixtures=$HWBOARD_SRCDIR/tests/fixtures

at() {
    SOURCE_DATE_EPOCH=$(date -u -d "$1 ${2:-16:00} +08:00" +%s)
    export SOURCE_DATE_EPOCH
}
at 2026-11-17

hw() { "$HWBOARD" --db "$db" "$@"; }

good() {
    local what=$1
    shift
    exits 0 "$what" hw "$@"
    lacks "$what: no escape sequence" "$out" $'\e'
}

bad() {
    local status=$1 what=$2
    shift 2
    exits "$status" "$what" hw "$@"
    complained "$what" "$status"
}

complained() { # WHAT STATUS
    if [ -n "$err" ] && ! printf '%s\n' "$err" | grep -qv '^hwboard: .'; then
        tap_result 0 "$1: says why"
    else
        tap_result 1 "$1: says why"
        tap_note "standard error: $err"
    fi
    [ "$2" -lt 2 ] || [ "$2" -gt 4 ] || is "$1: nothing on standard output" "$out" ""
}

has() {
    if printf '%s\n' "$2" | grep -Eq -e "$3"; then
        tap_result 0 "$1"
    else
        tap_result 1 "$1"
        tap_note "no match for $3 in:
$2"
    fi
}

lacks() {
    if printf '%s\n' "$2" | grep -Eq -e "$3"; then
        tap_result 1 "$1"
        tap_note "match for $3 in:
$2"
    else
        tap_result 0 "$1"
    fi
}

json() {
    is "$1" "$(printf '%s\n' "$out" | jq -c "$2" 2>&1)" "$3"
}

school() {
    local class options=()
    for class in "${@:-3-2:42}"; do options+=(--class "$class"); done
    rm -f "$db" "$db"-*
    hw -q init --school 实验学校 "${options[@]}" >&2
}

# board DATE FILTER: of class 3-2, or of $class
board() {
    hw --date "$1" board "${class:-3-2}" --format json | jq -c "$2"
}
