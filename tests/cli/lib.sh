# What the scripts of this folder share. Each script is one test of ctest: it runs the program as a person would, in a folder of its
# own, and fails if one of its checks does. $CJMAP is the program, $SOURCE the top of the sources, $BUILD the build.
#
#   run ARGS...        runs cjmap; its streams land in the files `out` and `err`, its exit status in $status
#   is STATUS          the exit status is this
#   says TEXT          standard error has this text          says_not TEXT
#   prints TEXT        standard output has this text
#   check WHAT CMD...  the command succeeds                  check_not WHAT CMD...
set -u
: "${CJMAP:?}" "${SOURCE:?}" "${BUILD:?}"
unset NO_COLOR CLICOLOR_FORCE SOURCE_DATE_EPOCH
export LC_ALL=C.UTF-8

work=$(mktemp -d) && cd "$work" || exit 1
trap 'cd /; rm -rf "$work"' EXIT
checks=0 failures=0 theme=

about() { theme=$1; }

fail() {
    failures=$((failures + 1))
    echo "FAIL: ${theme:+$theme: }$*"
    if [ -s err ]; then sed 's/^/    | /' err | head -n 12; fi
}

check() {
    local what=$1; shift
    checks=$((checks + 1))
    "$@" >/dev/null 2>&1 || fail "$what ($*)"
}

check_not() {
    local what=$1; shift
    checks=$((checks + 1))
    ! "$@" >/dev/null 2>&1 || fail "$what (not: $*)"
}

run() {
    last="cjmap $*"
    "$CJMAP" "$@" >out 2>err
    status=$?
}

is() { check "exit status $status instead of $1 of: $last" test "$status" = "$1"; }
says() { check "not said by: $last" grep -qF -e "$1" err; }
says_not() { check_not "said by: $last" grep -qF -e "$1" err; }
prints() { check "not printed by: $last" grep -qF -e "$1" out; }

# need TOOL...: what the tests cannot do without; without it they fail, for a check that is not made passes too easily.
need() {
    for tool; do
        command -v "$tool" >/dev/null || { echo "FAIL: $tool is missing: sh tests/setup test"; exit 1; }
    done
}

# A journey for tests that only need one.
journey() {
    cat <<'YAML'
title: Buying bread
phases:
  - name: In the shop
    touchpoints:
      - {name: Queues, emotion: -1}
      - {name: Pays, emotion: 1}
YAML
}

# Small pictures: 8 x 6 pixels, 16 x 12 pixels, 40 x 30 units.
png() { base64 -d <<'END'
iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAIAAABxZ0isAAAAIklEQVR4nGOUsznBAAMnVsnB2UwMOABOCcZnz56RpgOnBABE1wVvj51/vAAAAABJRU5ErkJg
gg==
END
}

jpeg() { base64 -d <<'END'
/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//
2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAMABADASIAAhEBAxEB/8QA
FQABAQAAAAAAAAAAAAAAAAAABQb/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAABP/EABkRAAIDAQAAAAAAAAAAAAAAAAAFQoHB
Q//aAAwDAQACEQMRAD8AmSgsoU+53g1NOtP/2Q==
END
}

svg() {
    echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><rect width="40" height="30" fill="#dde"/><circle cx="20" cy="15" r="9"/></svg>'
}

# The last line of each script.
finish() {
    # Nothing may be left beside a map, whatever went wrong.
    for left in $(find "$work" -name '.cjmap-*'); do fail "left behind: $left"; done
    echo "$checks checks, $failures failures"
    [ "$failures" = 0 ] && [ "$checks" -gt 0 ]
    exit
}
