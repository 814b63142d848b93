# tests/web/lib.sh: what the tests of the site share. Source it behind tests/cli/lib.sh.
#   start ARG...           `serve` at a free port ($port) on the database $db; stop ends it ($stopped)
#   web COMMAND ARG...     client.py
#   page|status|content|header NAME   of PATH [HEADER=VALUE...]
server='' port=''
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$scratch"' EXIT
start() { # ARG...: serves at a free port
    : >told # that of the server before
    "$HWBOARD" --db "$db" --lang en serve --listen 127.0.0.1:0 "$@" >told 2>said &
    server=$!
    for _ in $(seq 100); do
        port=$(sed -n -E '1s|.*http://[^:]*:([0-9]+)/.*|\1|p' told)
        [ -z "$port" ] || return 0
        sleep 0.1
    done
    tap_note "$(cat told said)"
}
stop() {
    kill "$server"
    wait "$server"
    stopped=$?
    server=''
}
web() { python3 "$HWBOARD_SRCDIR/tests/web/client.py" "$port" "$@" 2>&1; }
page() { web get "$@"; }
status() { page "$@" | head -n 1; }
content() { page "$@" | sed '1,/^$/d'; }
header() { # NAME PATH...
    local name=$1
    shift
    page "$@" | sed -n -E "1,/^\$/s/^$name: (.*)/\\1/p"
}
