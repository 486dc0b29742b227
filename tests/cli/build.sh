# Publishing: all or nothing, only what changed, nothing of others touched, the same bytes every time.
. "$(dirname "$0")/lib.sh.inc"
site() { rm -rf "$work/site"; sample "$work/site"; }
build() { "$VITRINE" build --source "$work/site" "$@" > "$work/out" 2> "$work/err"; }
sums() { (cd "$1" && find . -type f | LC_ALL=C sort | xargs sha256sum); }
site
expect "the sample builds" build
sums "$work/site/output" > "$work/first"
[ "$(wc -l < "$work/first")" -gt 250 ] && ok || no "too few files"
stamp=$(stat -c '%i %Y %y' "$work/site/output/index.html")
expect "it builds again" build --jobs 1
grep -q ' 0 written, 0 removed' "$work/err" && ok || no "a second build wrote something: $(cat "$work/err")"
[ "$stamp" = "$(stat -c '%i %Y %y' "$work/site/output/index.html")" ] && ok || no "an unchanged file lost its inode or time"
rm -rf "$work/site/.vitrine" "$work/site/output"
(umask 077; TZ=Asia/Shanghai LC_ALL=C build --jobs 8); sums "$work/site/output" > "$work/second"
expect "other umask, zone, workers and an empty cache make the same bytes" cmp "$work/first" "$work/second"
[ -z "$(find "$work/site/output" -type f ! -perm 644 -o -type d ! -perm 755)" ] && ok || no "a server may not read what was built under another umask"
[ "$(stat -c %a "$work/site/output/index.html")" = 644 ] && ok || no "mode $(stat -c %a "$work/site/output/index.html")"
# Both trees were made in .vitrine, which ext4 is asked to spread over the disk, and moved from there
[ "$(find "$work/site/.vitrine" -maxdepth 1 -name 'new-*')" = "" ] && ok || no "a folder is left in .vitrine"
if [ "$(stat -f -c %T "$work/site")" = ext2/ext3 ] && command -v lsattr > /dev/null; then
    lsattr -d "$work/site/.vitrine" | grep -q '^[^ ]*T' && ok || no "the trees are not spread: $(lsattr -d "$work/site/.vitrine")"
else
    skip "spread trees (no ext4, or no lsattr)"
fi
# While a first build waits for the disk, it links as much as it can into what becomes the spare tree
[ ! -e "$work/site/.vitrine/spare.twin" ] && ok || no "the twin stays a twin"
other=0
for file in $(cd "$work/site/.vitrine/spare" && find . -type f); do
    [ "$work/site/.vitrine/spare/$file" -ef "$work/site/output/$file" ] || other=1
done
[ $other = 0 ] && ok || no "the spare tree holds another file than the published one"
# One of a build that was cut off becomes the spare tree, where there is none; else it goes
rm -rf "$work/site/.vitrine/spare"; mkdir "$work/site/.vitrine/spare.twin"; ln "$work/site/output/index.html" "$work/site/output/404.html" "$work/site/.vitrine/spare.twin/"
inode=$(stat -c %i "$work/site/.vitrine/spare.twin"); sed -i 's/55 mm/54 mm/' "$work/site/content/products/bicycle-bell/index.md"
expect "it builds with a twin that is left" build
[ "$(stat -c %i "$work/site/output")" = "$inode" ] && [ ! -e "$work/site/.vitrine/spare.twin" ] && ok || no "the twin that was left was not taken"
mkdir -p "$work/site/.vitrine/spare.twin/a/b"; echo x > "$work/site/.vitrine/spare.twin/a/b/c"; sed -i 's/54 mm/55 mm/' "$work/site/content/products/bicycle-bell/index.md"
expect "it builds with a twin too many" build --verify
[ ! -e "$work/site/.vitrine/spare.twin" ] && ok || no "the twin too many stays"
sums "$work/site/output" > "$work/second"; expect "it is what it was" cmp "$work/first" "$work/second"
# Nothing to do is known at a glance; but a file that was lost or changed is made again, and an edit is seen
sleep 2.1; build; build; ls "$work/site/.vitrine/"record-* > /dev/null && grep -q ' 0 written, 0 removed' "$work/err" && ok || no "nothing changed: $(cat "$work/err")"
rm "$work/site/output/404.html"; build; [ -e "$work/site/output/404.html" ] && ok || no "a lost page was not made again"
build; echo changed > "$work/site/output/404.html"; build --force; grep -q changed "$work/site/output/404.html" && no "a changed page stays" || ok
# A file of somebody else stays, and is told.
echo mine > "$work/site/output/mine.txt"
expect "it builds beside a foreign file" build
[ "$(cat "$work/site/output/mine.txt")" = mine ] && ok || no "a foreign file was lost"
grep -q 'not ours' "$work/err" && ok || no "the foreign file was not told"
# One edit
sed -i 's/55 mm/56 mm/' "$work/site/content/products/bicycle-bell/index.md"
expect "an edit builds" build
grep -q '56 mm' "$work/site/output/products/bicycle-bell.html" && ok || no "the edit does not show"
[ "$(cat "$work/site/output/mine.txt")" = mine ] && ok || no "a foreign file was lost by an edit"
[ "$stamp" != "$(stat -c '%i %Y %y' "$work/site/output/products/bicycle-bell.html")" ] && ok || no "the page is the old file"
# A deleted listing
rm -r "$work/site/content/products/pvc-slippers"
sed -i 's/, pvc-slippers\]/]/' "$work/site/content/site.yaml"
expect "without a listing" build
[ ! -e "$work/site/output/products/pvc-slippers.html" ] && ok || no "a stale page"
grep -rq 'pvc-slippers' "$work/site/output" && no "a deleted listing is still named" || ok
sums "$work/site/output" | grep -v mine.txt > "$work/warm"
rm -rf "$work/site/.vitrine" "$work/site/output"; build; sums "$work/site/output" > "$work/cold"
expect "a warm build equals a cold one" cmp "$work/warm" "$work/cold"
# Errors leave the old tree
printf -- '---\ntitle: ""\n---\n' > "$work/site/content/products/broken.md"
build; [ $? -eq 1 ] && ok || no "errors must end with status 1"
sums "$work/site/output" > "$work/kept"
expect "errors leave the old tree" cmp "$work/cold" "$work/kept"
# and what was brought into the empty spare tree meanwhile stays there for the next build
[ "$work/site/output/index.html" -ef "$work/site/.vitrine/spare/index.html" ] && [ "$(ls "$work/site/.vitrine" | grep -c '^tree-')" -eq 2 ] && ok || no "it was brought in vain"
build --allow-errors; [ $? -eq 1 ] && [ -e "$work/site/output/products/broken.html" ] && ok || no "--allow-errors publishes"
rm "$work/site/content/products/broken.md"
# A file that stands where a page should go and is not ours
build; echo theirs > "$work/foreign"; rm -rf "$work/site/.vitrine"; cp "$work/foreign" "$work/site/output/index.html"
build; [ $? -eq 2 ] && grep -q 'was not made by vitrine' "$work/err" && ok || no "a foreign page must stop the build"
[ "$(cat "$work/site/output/index.html")" = theirs ] && ok || no "a foreign page was replaced"
expect "--force replaces it" build --force
# A site that was copied with all it holds knows its own files again
site; build; sums "$work/site/output" > "$work/old"
rm -rf "$work/other"; cp -R "$work/site" "$work/other"
sed -i 's/Lujiang Bay/Harbour Bay/' "$work/other/content/site.yaml"
expect "a copied site builds" "$VITRINE" build --source "$work/other"; sums "$work/other/output" > "$work/new"
cmp -s "$work/old" "$work/new" && no "another name makes the same pages" || ok
# ... even when its output/ got the inode number that another of its trees had: told by the manifests, whose numbers are exchanged here
site; mv "$work/site/content/products/pvc-slippers" "$work/aside"; sed -i 's/, pvc-slippers\]/]/' "$work/site/content/site.yaml"; build
mv "$work/aside" "$work/site/content/products/pvc-slippers"; build; [ -e "$work/site/output/products/pvc-slippers.html" ] && ok || no "the new listing has no page: $(cat "$work/err")"
rm -rf "$work/other"; cp -a "$work/site" "$work/other"; rm -r "$work/other/content/products/pvc-slippers"
(cd "$work/other/.vitrine" && old=$(ls -d "tree-$(stat -c %i "$work/site/.vitrine/spare")"*) && live=$(ls -d "tree-$(stat -c %i "$work/site/output")"*) &&
    mv "$live" tree-1 && mv "$old" "$(echo "$old" | sed "s/tree-[0-9]*/tree-$(stat -c %i "$work/other/output")/")") || no "the manifests are named otherwise"
expect "a copied site with another's inode number builds" "$VITRINE" build --allow-errors --quiet --source "$work/other"
[ ! -e "$work/other/output/products/pvc-slippers.html" ] && ok || no "another tree's manifest was believed: a page stays that no listing makes"
site; build
# Killed at any instant: a whole tree, old or new. Half of the instants are spread over the time that a whole build takes, half over its last quarter,
# where the trees are exchanged
begun=$(date +%s%N); sed -i 's/Lujiang Bay/Harbour Bay/' "$work/site/content/site.yaml"; build; took=$((($(date +%s%N) - begun) / 1000000))
sums "$work/site/output" > "$work/now"; expect "the copy's pages are the site's own" cmp "$work/now" "$work/new"
whole=0 before=0 after=0 rounds=${KILLS:-25}
for i in $(seq 1 "$rounds"); do
    from=Harbour; to=Lujiang; [ -z "$(grep 'Lujiang Bay' "$work/site/content/site.yaml")" ] || { from=Lujiang; to=Harbour; }
    sed -i "s/$from Bay/$to Bay/" "$work/site/content/site.yaml"
    "$VITRINE" build --source "$work/site" --jobs 4 > /dev/null 2>&1 &
    pid=$!
    sleep "$(awk "BEGIN { part = $i / $rounds; print $took * ($i % 2 ? 1.1 * part : 0.75 + 0.35 * part) / 1000 }")"
    kill -9 $pid 2> /dev/null
    wait $pid 2> /dev/null
    sums "$work/site/output" > "$work/now"
    [ $to = Lujiang ] && { was=$work/new is=$work/old; } || { was=$work/old is=$work/new; }
    [ -z "$kept" ] || was=$kept
    if cmp -s "$work/now" "$is"; then after=$((after + 1)) kept=$is; elif cmp -s "$work/now" "$was"; then before=$((before + 1)) kept=$was; fi
    whole=$((before + after))
done
[ $whole -eq "$rounds" ] && ok || no "after $rounds kills only $whole whole trees"
echo "    $rounds builds killed: $before times the tree from before stood, $after times the new one"
build; sums "$work/site/output" > "$work/now"
cmp -s "$work/now" "$work/old" || cmp -s "$work/now" "$work/new" && ok || no "the build after the kills"
# Two builds at once
"$VITRINE" build --source "$work/site" > /dev/null 2> "$work/e1" & one=$!
"$VITRINE" build --source "$work/site" > /dev/null 2> "$work/e2" & two=$!
wait $one; a=$?; wait $two; b=$?
[ $a -eq 0 ] && [ $b -eq 0 ] && ok || no "two builds at once: $a $b $(cat "$work/e1" "$work/e2")"
# Where time, bytes and files went: one row a stage and a kind, whose sums are what the last line says
site; build; sleep 0.1; sed -i 's/55 mm/56 mm/' "$work/site/content/products/bicycle-bell/index.md"; build --stats
said=$(sed -n 's/^[0-9]* listings, \([0-9]*\) files, \([0-9.]*\) MB in output.: \([0-9]*\) written.*/\1 \2 \3/p' "$work/err")
sum=$(awk '/^output / { on = 1; next } on && NF < 4 { exit } on && $NF ~ /^[0-9.]+$/ { files += $(NF-2); written += $(NF-1); mb += $NF } END { printf "%d %.0f %d", files, mb, written }' "$work/err")
[ "$sum" = "$(echo "$said" | awk '{ printf "%d %.0f %d", $1, $2, $3 }')" ] && ok || no "--stats sums to $sum, the build says $said"
[ "$(grep -cE '^(load|pictures|check|plan|render|publish) +[0-9.]+ +[0-9.]+$' "$work/err")" -eq 6 ] && ok || no "--stats lacks a stage: $(cat "$work/err")"
# Many errors: a hundred are shown, all are counted
for i in $(seq 1 120); do printf -- '---\ntitle: ""\n---\n' > "$work/site/content/products/empty-$i.md"; done
build --lang en; shown=$(grep -c ': error: ' "$work/err"); all=$(sed -n 's/.*listings, \([0-9]*\) errors.*/\1/p' "$work/err")
[ "$shown" -eq 100 ] && grep -q "^and $((all - 100)) more; " "$work/err" && ok || no "$shown of $all errors are shown: $(grep more "$work/err")"
# What the machine refuses is told with what to do, and what visitors get now
site; build; rm "$work/site/.vitrine/lock"; mkdir "$work/site/.vitrine/lock"; echo "More." >> "$work/site/content/products/bicycle-bell/index.md"
status 2 "$VITRINE" build --source "$work/site"; says "cannot open .vitrine/lock: it is a folder"; says "what was published in output/ is as it was"
rm -rf "$work/site/output"; echo x > "$work/site/output"; rmdir "$work/site/.vitrine/lock"
status 2 "$VITRINE" build --source "$work/site"; says "cannot open the folder output: a file is in the way where a folder should be; rename or delete it"
# Nowhere to write
if [ "$(id -u)" -ne 0 ]; then
    chmod a-w "$work/site"; rm -rf "$work/site/.vitrine" 2> /dev/null; build; [ $? -eq 2 ] && ok || no "no permission"; chmod u+w "$work/site"
fi
finish
