#!/bin/sh
# run.sh - every call that can fail fails once, and the process dies once at each: the published tree is then the old or the new one, and the next
# build makes it right. EVERY: only each EVERY-th call (default 1: `make fault`; more in `make check`).
cd "$(dirname "$0")/../.." || exit 2
vitrine=${VITRINE:-$PWD/build/vitrine} every=${EVERY:-1}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cc -shared -fPIC -O1 tests/fault/fault.c -o "$work/fault.so" -ldl || exit 2
site=$work/site injected=0 bad=0 told=0
"$vitrine" new site "$site" > /dev/null 2>&1 || exit 2
sums() { (cd "$1" 2> /dev/null && find . -type f | LC_ALL=C sort | xargs -r sha256sum); }
build() { timeout 20 "$vitrine" build --quiet --jobs 1 --source "$site" "$@"; }
faulty() { timeout 20 env "$@" LD_PRELOAD="$work/fault.so" "$vitrine" build --quiet --jobs 1 --source "$site"; }
change() { sed -i "s/^name: .*/name: Firm $1/" "$site/content/site.yaml"; }
save() { rm -rf "$work/saved"; cp -a "$site" "$work/saved"; }
restore() { rm -rf "$site"; cp -a "$work/saved" "$site"; }
blame() { bad=$((bad + 1)); [ $bad -gt 10 ] || echo "$*"; }
round() { # NAME KILL: all faults from the state in $work/saved; old and new trees in $work/old, $work/new
    faulty "FAULT_COUNT=$work/count" > /dev/null 2>&1; calls=$(cat "$work/count")
    n=1
    while [ $n -le "$calls" ]; do
        restore
        if [ "$2" = kill ]; then faulty FAULT_KILL=1 FAULT_AT=$n > /dev/null 2> "$work/err"; else faulty FAULT_AT=$n > /dev/null 2> "$work/err"; fi
        status=$?; injected=$((injected + 1)); sums "$site/output" > "$work/now"
        cmp -s "$work/now" "$work/old" || cmp -s "$work/now" "$work/new" || blame "$1, $2, call $n of $calls: neither the old tree nor the new one (status $status)"
        [ "$2" = fail ] && [ $status -gt 2 ] && blame "$1, $2, call $n: status $status: $(tail -1 "$work/err")"
        [ "$2" = fail ] && [ $status -eq 0 ] && { cmp -s "$work/now" "$work/new" || blame "$1, call $n: it says that all is well, and the tree is the old one"; }
        [ "$2" = fail ] && [ $status -eq 2 ] && { [ -s "$work/err" ] && told=$((told + 1)) || blame "$1, call $n: it failed and said nothing"; }
        build > /dev/null 2> "$work/err" || blame "$1, $2, call $n: the next build fails: $(tail -1 "$work/err")"
        sums "$site/output" > "$work/now"; cmp -s "$work/now" "$work/new" || blame "$1, $2, call $n: the next build does not mend it"
        n=$((n + every))
    done
}
change one; build; save; sums "$site/output" > "$work/first"
change two; build; sums "$site/output" > "$work/second"
# From nothing
rm -rf "$site/output" "$site/.vitrine"; save; : > "$work/old"; cp "$work/second" "$work/new"; restore; round cold fail; restore; round cold kill
# From the tree of another name
restore; change one; build; change two; save; cp "$work/first" "$work/old"; round warm fail; restore; round warm kill
echo "$injected faults injected, $told of them told, $bad of them did harm"
if [ $bad -eq 0 ] && [ $injected -gt 50 ]; then echo "fault: 1 passed, 0 failed, 0 skipped"; else echo "fault: 0 passed, 1 failed, 0 skipped"; exit 1; fi
