# Parts of a build for several machines, and the proof that a tree is what a build from nothing makes.
. "$(dirname "$0")/lib.sh.inc"
sample "$work/site" && cd "$work/site" || exit 2
mogrify -resize 700x700 -quality 85 content/products/*/*.jpg || exit 2 # they are encoded six times: small ones do
# A photo that breaks off, and the same photo twice: every part must see both as one build does
photo=$(ls content/products/bicycle-bell/*.jpg | head -1)
head -c 20000 "$photo" > content/products/bicycle-bell/broken.jpg; cp "$photo" content/products/bicycle-bell/twice.jpg
sed -i 's/^images:.*/&\n  - {file: broken.jpg, alt: "Brass bicycle bell, cut off"}\n  - {file: twice.jpg, alt: "Brass bicycle bell once more"}/' content/products/bicycle-bell/index.md
status 1 "$VITRINE" build --allow-errors; [ -e output/index.html ] && ok || no "one build: $(tail -3 "$work/err")"
sums() { (cd "$1" && find . -type f | LC_ALL=C sort | xargs sha256sum); }
sums output > "$work/whole"
rm -rf .vitrine
if command -v parallel > /dev/null; then
    parallel --will-cite "$VITRINE" build --quiet --allow-errors --jobs 1 --shard {}/3 ::: 1 2 3 > /dev/null 2>&1
else
    for k in 1 2 3; do "$VITRINE" build --quiet --allow-errors --shard $k/3 > /dev/null 2>&1; done
    skip "GNU parallel is not here: the parts were made one after the other"
fi
mkdir union
for k in 1 2 3; do
    [ "$(find "output-$k-of-3" -type f | wc -l)" -gt 40 ] && ok || no "part $k has hardly a file"
    (cd "output-$k-of-3" && find . -type f) >> "$work/names"; cp -r "output-$k-of-3/." union/
done
[ -z "$(sort "$work/names" | uniq -d)" ] && ok || no "two parts make the same file: $(sort "$work/names" | uniq -d | head -3)"
sums union > "$work/union"
expect "the parts together are one build" cmp "$work/whole" "$work/union"
rm -rf .vitrine output-1-of-3; "$VITRINE" build --quiet --allow-errors --shard 1/3 > /dev/null 2>&1
[ "$(ls .vitrine/cache | grep -c '\.webp$')" -lt "$(find output -name '*.webp' | wc -l)" ] && ok || no "a part makes the photos of the others too"
for wrong in 0/3 4/3 1 1/0 a/b -1/2 1/2/3 ""; do status 2 "$VITRINE" build --shard "$wrong"; says "--shard wants a part"; done
# --verify
status 1 "$VITRINE" build --allow-errors --verify; says 'verified: all'
[ ! -e .vitrine/verify ] && [ ! -e .vitrine/verify-cache ] && ok || no "the cold tree was left behind"
n=$(ls -d .vitrine/tree-* | wc -l)
sed -i 's/55 mm/56 mm/' content/products/bicycle-bell/index.md
status 1 "$VITRINE" build --allow-errors --verify; says 'verified: all'
[ "$(ls -d .vitrine/tree-* | wc -l)" -le $((n + 1)) ] && ok || no "manifests of cold trees pile up: $(ls .vitrine)"
# Bytes that were changed behind our back, with the same size and time: only --verify can know
page=output/products/bicycle-bell.html; cp -p $page "$work/page"
sed -i 's/56 mm/57 mm/' $page; touch -r "$work/page" $page
status 1 "$VITRINE" build --allow-errors; grep -q '57 mm' $page && ok || no "this test changes nothing"
status 1 "$VITRINE" build --allow-errors --verify; says "$page holds other bytes"; says '1 of '
rm -r .vitrine; status 1 "$VITRINE" build --allow-errors --force --verify; says 'verified: all'
# A photo in the cache that is not what it should be
rm -rf output; entry=$(ls .vitrine/cache/*.jpg | head -1); cp "$entry" "$work/entry"; : > "$entry"; touch -r "$work/entry" "$entry"
status 1 "$VITRINE" build --allow-errors --verify; says 'holds other bytes'
# What cannot be verified is said
printf 'name: [\n' > content/site.yaml; status 1 "$VITRINE" build --verify; grep -q verified "$work/err" && no "verified what was not built" || ok
finish
