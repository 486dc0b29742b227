#!/bin/sh
# run.sh - every call that can fail fails once, and the process dies once at each: the published tree is then the old or the new one, and the next
# build makes it right. Calls to the system are tried under the sanitizers; calls for memory, those of libraries too, on the plain program, since
# the sanitizer has an allocator of its own. A library may end the process for want of memory (cmark aborts, ICU's transliterators fall over their
# own null pointers, or over memory that they never wrote), which is harmless.
# EVERY: only each EVERY-th call of ours, EVERY_LIBRARY: of libraries for memory (default 1: `make fault`; more in `make check`). ROUNDS: only some of
# cold, warm, first and later.
cd "$(dirname "$0")/../.." || exit 2
vitrine=${VITRINE:-$PWD/build/vitrine} asan=$PWD/build/asan/vitrine every=${EVERY:-1} every_library=${EVERY_LIBRARY:-1}
[ -x "$asan" ] || { echo "fault: build/asan/vitrine is missing: make VARIANT=asan build/asan/vitrine"; exit 2; }
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cc -shared -fPIC -O1 -fno-builtin tests/fault/fault.c -o "$work/fault.so" -ldl || exit 2
# Before our library, so that what it intercepts comes to us afterwards
sanitizer=$(cc -print-file-name=libasan.so)
export ASAN_OPTIONS=detect_leaks=0:exitcode=99 UBSAN_OPTIONS=exitcode=99
site=$work/site injected=0 bad=0 told=0 ended=0
"$vitrine" new site "$site" > /dev/null 2>&1 || exit 2
# With an address of its own, so that there are a sitemap and feeds.
sed -i 's/^# base_url:/base_url:/' "$site/content/site.yaml"
# So long that the printable catalog is published in parts.
printf 's/^specs: {/specs: {Note: "%0150000d", /' 0 > "$work/longer"
sed -i -f "$work/longer" "$site/content/products/steel-cup.md"
# late.txt, which somebody put into the spare tree (foreign.h), is in the old tree or in the new one from some call on: it must never be lost
sums() { (cd "$1" 2> /dev/null && find . -type f ! -name late.txt | LC_ALL=C sort | xargs -r sha256sum); }
build() { timeout 20 "$vitrine" build --quiet --jobs 1 --source "$site" "$@"; }
faulty() { # KIND VARIABLE...
    case $1 in
    memory) shift; timeout 20 env "$@" FAULT_MEMORY=1 FAULT_OURS=1 LD_PRELOAD="$work/fault.so" "$vitrine" build --quiet --jobs 1 --source "$site" ;;
    libraries) shift; timeout 20 env "$@" FAULT_MEMORY=1 LD_PRELOAD="$work/fault.so" "$vitrine" build --quiet --jobs 1 --source "$site" ;;
    *) shift; timeout 60 env "$@" LD_PRELOAD="$sanitizer $work/fault.so" "$asan" build --quiet --jobs 1 --source "$site" ;;
    esac
}
change() { sed -i "s/^name: .*/name: Firm $1/" "$site/content/site.yaml"; }
# A manifest is named after its tree's inode and the time of the site's lock, so a copy does not know its files, but what they hold (transaction.c).
# save known: a copy's manifests get the names that the original's would have, and it stands as if it had been built in its place.
named() { echo ".vitrine/tree-$(stat -c %i "$site/$1")-$(stat -c %.9Z "$site/.vitrine/lock" | tr -d .)"; }
save() {
    rm -rf "$work/saved"; cp -a "$site" "$work/saved"; : > "$work/names"
    for tree in ${1:+output .vitrine/spare}; do
        [ ! -f "$site/$(named $tree)" ] || echo "$(named $tree) $tree" >> "$work/names"
    done
}
restore() {
    rm -rf "$site"; cp -a "$work/saved" "$site"
    while read -r was tree; do mv "$site/$was" "$site/$(named "$tree")"; done < "$work/names"
}
blame() { bad=$((bad + 1)); [ $bad -gt 10 ] || echo "$*"; }
round() { # NAME KIND STEP [FAULT_KILL=1]: all faults from the state in $work/saved; old and new trees in $work/old, $work/new
    name=$1 kind=$2 step=$3 kill=$4
    restore; rm -f "$work/count"; faulty "$kind" "FAULT_COUNT=$work/count" > /dev/null 2>&1; calls=$(cat "$work/count" 2> /dev/null) n=1
    [ "${calls:-0}" -gt 20 ] || { blame "$name, $kind: no calls were counted"; return; }
    while [ $n -le "$calls" ]; do
        restore
        faulty "$kind" FAULT_AT=$n $kill > /dev/null 2> "$work/err"
        status=$? what="$name, $kind${kill:+, killed}, call $n of $calls"; injected=$((injected + 1)); sums "$site/output" > "$work/now"
        cmp -s "$work/now" "$work/old" || cmp -s "$work/now" "$work/new" || blame "$what: neither the old tree nor the new one (status $status)"
        ! grep -q 'is as it was' "$work/err" || cmp -s "$work/now" "$work/old" || blame "$what: it says that what was published is as it was: $(cat "$work/err")"
        [ ! -f "$work/saved/.vitrine/spare/late.txt" ] || [ -f "$site/output/late.txt" ] || [ -f "$site/.vitrine/spare/late.txt" ] || blame "$what: a file of somebody else is lost"
        if [ -z "$kill" ]; then
            [ $kind = libraries ] && { [ $status -eq 134 ] || [ $status -eq 135 ] || [ $status -eq 139 ]; } && { ended=$((ended + 1)); status=2; }
            [ $status -gt 2 ] && blame "$what: status $status: $(grep -m1 ERROR "$work/err" || tail -1 "$work/err")"
            [ $status -eq 0 ] && { cmp -s "$work/now" "$work/new" || blame "$what: it says that all is well, and the tree is the old one"; }
            [ $status -eq 2 ] && { [ -s "$work/err" ] || [ $kind = libraries ] && told=$((told + 1)) || blame "$what: it failed and said nothing"; }
        fi
        build > /dev/null 2> "$work/err" || blame "$what: the next build fails: $(tail -1 "$work/err")"
        sums "$site/output" > "$work/now"; cmp -s "$work/now" "$work/new" || blame "$what: the next build does not mend it"
        [ ! -f "$work/saved/.vitrine/spare/late.txt" ] || [ "$(cat "$site/output/late.txt")" = late ] || blame "$what: a file of somebody else does not come back"
        n=$((n + step))
    done
}
rounds() { case " ${ROUNDS:-$1} " in *" $1 "*) ;; *) return ;; esac; round "$1" system "$every"; round "$1" system "$every" FAULT_KILL=1; round "$1" memory "$every"; round "$1" libraries "$every_library"; }
change one; build; save; sums "$site/output" > "$work/first"
change two; build; sums "$site/output" > "$work/second"
# From nothing
rm -rf "$site/output" "$site/.vitrine"; save; : > "$work/old"; cp "$work/second" "$work/new"; rounds cold
# From the tree of another name, in a site that was copied
restore; change one; build; change two; save; cp "$work/first" "$work/old"; rounds warm
# One listing of a site that stands where it was built: when the spare tree is empty, as when the first build's twin (twin.h) came to nothing, what stays is
# brought there by a thread of its own (filler.c); later it is there
edit() { sed -i "s/^description: .*/description: A cup of steel, number $1, that keeps coffee warm for six hours./" "$site/content/products/steel-cup.md"; }
known() { [ "$(wc -l < "$work/names")" -eq "$1" ] || blame "the site has $(wc -l < "$work/names") manifests, not $1"; rounds "$2"; }
restore; rm -rf "$site/output" "$site/.vitrine"
edit two; build; sums "$site/output" > "$work/new"; rm -rf "$site/output" "$site/.vitrine"
edit one; build; sums "$site/output" > "$work/old"
rm -f "$site/$(named .vitrine/spare)"; rm -r "$site/.vitrine/spare"; mkdir "$site/.vitrine/spare"; edit two; save known; known 1 first
build; edit one; build
# There with files of others, one of which came into the spare tree
echo mine > "$site/output/mine.txt"; sums "$site/output" > "$work/old"; echo late > "$site/.vitrine/spare/late.txt"
edit two; save known; build; sums "$site/output" > "$work/new"; known 2 later
echo "$injected faults injected, $told of them told ($ended times a library ended the process for want of memory), $bad of them did harm"
if [ $bad -eq 0 ] && [ $injected -gt 50 ]; then echo "fault: 1 passed, 0 failed, 0 skipped"; else echo "fault: 0 passed, 1 failed, 0 skipped"; exit 1; fi
