#!/bin/sh
# run.sh [GROUP...] - every test, or those of the groups named: unit cli fault fuzz lint browser. Each test prints a line
# "NAME: N passed, N failed, N skipped"; the last line here adds them up. AT_ONCE tests run at a time (default: one more than there
# are cores, since browsers and servers wait as well); each has folders of its own, and what it says is printed in one piece when it has ended.
# Foreign test data is looked for in $CORPORA (default ../shared/corpora); without it the tests that need it say "skipped".
cd "$(dirname "$0")/.." || exit 2
root=$PWD
export CORPORA="${CORPORA:-$root/../shared/corpora}"
export GUIDANCE="${GUIDANCE:-$root/../shared/guidance}" BENCH="${BENCH:-$root/../shared/bench}"
export VITRINE="$root/build/vitrine" VITRINE_ASAN="$root/build/asan/vitrine" VITRINE_ROOT="$root"
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 UBSAN_OPTIONS=print_stacktrace=1
export MUSTACHE_SPEC="$CORPORA/mustache" LC_ALL=C.UTF-8
[ -d "$MUSTACHE_SPEC" ] || unset MUSTACHE_SPEC

one() { # NAME COMMAND...
    name=$1 out=$log/$1.out
    shift
    begun=$(date +%s)
    "$@" > "$out" 2>&1
    status=$?
    line=$(grep -E '^.*: [0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$' "$out" | tail -1)
    {
        grep -vxF "${line:-no line}" "$out" | tail -60
        if [ -z "$line" ]; then line="$name: 0 passed, 1 failed, 0 skipped"; fi
        if [ $status -ne 0 ] && echo "$line" | grep -q ' 0 failed'; then line="$name: 0 passed, 1 failed, 0 skipped"; fi
        echo "$line" | sed "s|$root/||" | tee "$log/$name.line"
        took=$(($(date +%s) - begun))
        [ $took -lt 20 ] || echo "    ($took s)"
    } > "$log/$name.said"
    flock "$log" cat "$log/$name.said"
}

if [ "$1" = --one ]; then # what this script starts for each test
    log=$2 group=${3%% *} test=${3#* }
    case $group in
    unit) one "$(basename "$test")" "$test" ;;
    cli) one "$(basename "$test")" sh "$test" ;;
    fault) one fault env EVERY="${EVERY:-11}" EVERY_LIBRARY="${EVERY_LIBRARY:-1009}" sh tests/fault/run.sh ;;
    fuzz) one fuzz env SECONDS_EACH="${SECONDS_EACH:-4}" sh tests/fuzz/run.sh ;;
    lint) one lint env NODES="${NODES:-75000}" sh tests/lint/run.sh ;;
    browser) one browser sh tests/browser/run.sh ;;
    esac
    exit 0
fi

log=$(mktemp -d) || exit 2
trap 'rm -rf "$log"' EXIT
case ${*:-all} in *cli*|*browser*|all) # most of these begin with the sample site: its photos are made once for all
    sh tests/sample.sh "$log/sample" && "$VITRINE" build --quiet --source "$log/sample" && export PHOTOS="$log/sample/.vitrine/cache" ;;
esac
for group in ${*:-browser lint fuzz fault cli unit}; do # the longest first: others run meanwhile
    case $group in
    unit) printf 'unit %s\n' build/asan/tests/unit/*_test ;;
    cli) printf 'cli %s\n' tests/cli/s*.sh tests/cli/[!s]*.sh ;; # not last: shard.sh and stale.sh, which take long
    fault|fuzz|lint|browser) echo "$group $group" ;;
    *) echo "run.sh: there is no group $group" >&2; exit 2 ;;
    esac
done > "$log/tests" || exit 2
xargs -d '\n' -n 1 -P "${AT_ONCE:-$(($(nproc) + 1))}" sh "$root/tests/run.sh" --one "$log" < "$log/tests"
cat "$log"/*.line | awk -F': ' -v tests="$(grep -c . "$log/tests")" '{ split($NF, n, /[^0-9]+/); passed += n[1]; failed += n[2]; skipped += n[3] }
    END { failed += tests - NR; printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped; exit failed > 0 }'
