# Where there are no hard links (a USB stick with exFAT), or output/ cannot be exchanged (a mount point): files are renamed one by one. The tree is the same,
# what is not ours stays, and a build that was killed is finished by the next one.
. "$(dirname "$0")/lib.sh.inc"
cd "$work" || exit 2
cc -shared -fPIC -O1 "$VITRINE_ROOT/tests/fault/plain.c" -o plain.so -ldl || exit 2
cc -shared -fPIC -O1 -fno-builtin "$VITRINE_ROOT/tests/fault/fault.c" -o fault.so -ldl || exit 2
sums() { (cd "$1" && find . -type f ! -name mine.txt | LC_ALL=C sort | xargs sha256sum); }
"$VITRINE" new site good > /dev/null 2>&1
for lack in "PLAIN_EXCHANGE=1" "PLAIN_EXCHANGE=1 PLAIN_LINKS=1"; do
    plain() { env $lack LD_PRELOAD="$work/plain.so" "$VITRINE" build --source site "$@"; }
    same() { (cd good && rm -rf output .vitrine content && cp -R ../site/content . && "$VITRINE" build -q); sums good/output > want; sums site/output > got; expect "$lack: $1: the tree of a build from nothing" cmp want got; }
    rm -rf site; "$VITRINE" new site site > /dev/null 2>&1
    status 0 plain; says "renamed one by one"; same "first"
    echo mine > site/output/mine.txt
    status 0 plain; says " 0 written, 0 removed"; same "again"
    stamp=$(stat -c '%i %Y' site/output/404.html)
    echo "More words." >> site/content/products/steel-cup.md; status 0 plain; same "an edit"
    [ "$stamp" = "$(stat -c '%i %Y' site/output/404.html)" ] && ok || no "$lack: a file that did not change is another"
    mv site/content/products/steel-cup.md site/content/products/tin-cup.md; status 0 plain; same "a listing with another name"
    [ "$(cat site/output/mine.txt)" = mine ] && ok || no "$lack: a file that is not ours is gone"
    # Killed at calls of every kind, those between the renames too: the next build makes all right
    rm -rf saved; cp -a site saved
    sed -i 's/^title: .*/title: Tin Cup with Handle/' saved/content/products/tin-cup.md
    rm -rf site; cp -a saved site; env $lack FAULT_COUNT="$work/count" LD_PRELOAD="$work/plain.so $work/fault.so" "$VITRINE" build -q --jobs 1 --source site > /dev/null 2>&1
    sums site/output > new; calls=$(cat count); [ "$calls" -gt 100 ] && ok || no "no calls were counted"
    bad=0 n=1
    while [ $n -le "$calls" ]; do
        rm -rf site; cp -a saved site
        env $lack FAULT_AT=$n FAULT_KILL=1 LD_PRELOAD="$work/plain.so $work/fault.so" "$VITRINE" build -q --jobs 1 --source site > /dev/null 2>&1
        plain -q > last 2>&1 || { bad=$((bad + 1)); echo "killed at $n of $calls: $(cat last)"; }
        sums site/output > got; cmp -s got new && [ -f site/output/mine.txt ] || { bad=$((bad + 1)); echo "killed at $n of $calls: the next build does not mend it"; }
        n=$((n + ${EVERY:-7}))
    done
    [ $bad -eq 0 ] && ok || no "$lack: $bad kills did harm"
done
# A journal that cannot be read is not one that had not begun: whichever of the first calls fails, what it tells is done in the end
rm -rf site saved; cp -a good saved; printf '+ late.txt\nend\n' > saved/.vitrine/journal; mkdir -p saved/.vitrine/spare; echo late > saved/.vitrine/spare/late.txt
bad=0 n=1 told=0
while [ $n -le 150 ]; do
    rm -rf site; cp -a saved site
    env FAULT_AT=$n LD_PRELOAD="$work/fault.so" "$VITRINE" build -q --jobs 1 --source site > last 2>&1
    grep -q 'cannot read .vitrine/journal' last && told=$((told + 1))
    "$VITRINE" build -q --source site > /dev/null 2>&1
    [ -f site/output/late.txt ] || { bad=$((bad + 1)); echo "call $n failed: the journal was forgotten"; }
    n=$((n + 1))
done
[ $bad -eq 0 ] && [ $told -gt 0 ] && ok || no "$bad journals were forgotten, $told could not be read"
status 0 env PLAIN_LOCKS=1 LD_PRELOAD="$work/plain.so" "$VITRINE" build --source good
finish
