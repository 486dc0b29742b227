#!/bin/sh
# run.sh [GROUP...] - every test, or those of the groups named: unit asan cli fault fuzz lint browser. Each test prints a line
# "NAME: N passed, N failed, N skipped"; the last line here adds them up. Foreign test data is looked for in $CORPORA
# (default ../shared/corpora); without it the tests that need it say "skipped".
cd "$(dirname "$0")/.." || exit 2
root=$PWD
export CORPORA="${CORPORA:-$root/../shared/corpora}"
export GUIDANCE="${GUIDANCE:-$root/../shared/guidance}" BENCH="${BENCH:-$root/../shared/bench}"
export VITRINE="$root/build/vitrine" VITRINE_ASAN="$root/build/asan/vitrine" VITRINE_ROOT="$root"
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 UBSAN_OPTIONS=print_stacktrace=1
export MUSTACHE_SPEC="$CORPORA/mustache" LC_ALL=C.UTF-8
[ -d "$MUSTACHE_SPEC" ] || unset MUSTACHE_SPEC
groups=${*:-unit cli fault fuzz lint browser}
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT

one() { # NAME COMMAND...
    name=$1
    shift
    begun=$(date +%s)
    "$@" > "$log.out" 2>&1
    status=$?
    line=$(grep -E '^.*: [0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$' "$log.out" | tail -1)
    grep -vxF "${line:-no line}" "$log.out" | tail -60
    if [ -z "$line" ]; then line="$name: 0 passed, 1 failed, 0 skipped"; fi
    if [ $status -ne 0 ] && echo "$line" | grep -q ' 0 failed'; then line="$name: 0 passed, 1 failed, 0 skipped"; fi
    echo "$line" | sed "s|$root/||" | tee -a "$log"
    took=$(($(date +%s) - begun))
    [ $took -lt 20 ] || echo "    ($took s)"
    rm -f "$log.out"
}

for group in $groups; do
    case $group in
    unit|asan) for test in build/asan/tests/unit/*_test; do one "$(basename "$test")" "$test"; done ;;
    cli) for test in tests/cli/*.sh; do one "$(basename "$test")" sh "$test"; done ;;
    fault) one fault env EVERY="${EVERY:-11}" EVERY_LIBRARY="${EVERY_LIBRARY:-1009}" sh tests/fault/run.sh ;;
    fuzz) one fuzz env SECONDS_EACH="${SECONDS_EACH:-4}" sh tests/fuzz/run.sh ;;
    lint) one lint sh tests/lint/run.sh ;;
    browser) one browser sh tests/browser/run.sh ;;
    *) echo "run.sh: there is no group $group" >&2; exit 2 ;;
    esac
done
awk -F': ' '{ split($NF, n, /[^0-9]+/); passed += n[1]; failed += n[2]; skipped += n[3] }
    END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped; exit failed > 0 }' "$log"
