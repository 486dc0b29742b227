#!/bin/sh
# build.sh - cold, unchanged and one-edit builds beside Hugo, in turns; medians, ratios, peak memory. BENCH: the folder with
# gen_catalog.py and hugo_build.sh. N: listings (default 10000). RUNS (default 5).
cd "$(dirname "$0")/../.." || exit 2
. tests/bench/lib.sh.inc
bench=${BENCH:-../shared/bench} n=${N:-10000} runs=${RUNS:-5} vitrine=$PWD/build/vitrine
[ -f "$bench/gen_catalog.py" ] || { echo "skipped: no gen_catalog.py in $bench (set BENCH)"; exit 0; }
sh src/packages.sh bench
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
python3 "$bench/gen_catalog.py" "$n" "$work/site"
# The generated listings have no photos, and some keywords that the checker minds: this is about speed.
build() { "$vitrine" build --quiet --allow-errors --source "$work/site" > /dev/null 2>&1; }
timed() { ready; /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" > /dev/null 2>&1; tail -n 1 "$work/time"; }
# Moved away, not deleted: a file system is slow for a while after it deleted ten thousands of files.
cold() { trash=$(mktemp -d "$work/trash.XXXXXX"); mv "$work/site/output" "$work/site/.vitrine" "$trash/"; timed "$vitrine" build --quiet --allow-errors --source "$work/site"; }
hugo() { mkdir -p "$work/hugo"; mv "$work/hugo" "$(mktemp -d "$work/trash.XXXXXX")/"; timed sh "$bench/hugo_build.sh" "$work/site" "$work/hugo"; }
same() { timed "$vitrine" build --quiet --allow-errors --source "$work/site"; }
edit() { sed -i "s/^description: \"[^ ]* /description: \"Edit$1 /" "$work/site/content/products/p$(printf %06d $((n / 2))).md"; timed "$vitrine" build --quiet --allow-errors --source "$work/site"; }
parse() { timed sh -c 'cmark "$0"/content/products/*.md' "$work/site"; }
copy() { mkdir -p "$work/copy"; mv "$work/copy" "$(mktemp -d "$work/trash.XXXXXX")/"; timed cp -r "$work/site/output" "$work/copy"; }
build
for i in $(seq 1 "$runs"); do
    cold >> "$work/cold"
    command -v hugo > /dev/null && [ -z "$NO_HUGO" ] && hugo >> "$work/hugo.times"
    build
    same >> "$work/same"
    edit "$i" >> "$work/edit" # the first one after a cold build links all files that stay into the second tree
    edit "$i-" >> "$work/later"
    copy >> "$work/copy.times"
    command -v cmark > /dev/null && parse >> "$work/parse.times"
done
median() { sort -n -k"$2" "$work/$1" | awk -v k="$2" '{ v[NR] = $k } END { print v[int((NR + 1) / 2)] }'; }
row() { [ -s "$work/$2" ] && printf '%-28s %8s s wall %8s s user %7s s sys %8.0f MB\n' "$1" "$(median "$2" 1)" "$(median "$2" 2)" "$(median "$2" 3)" "$(median "$2" 4 | awk '{print $1 / 1024}')"; }
echo "$n listings, $(find "$work/site/output" -type f | wc -l) files, medians of $runs runs in turns:"
row "vitrine, cold" cold
row "hugo, cold" hugo.times
row "vitrine, nothing changed" same
row "vitrine, one edit" edit
row "vitrine, another edit" later
row "cp -r of the output" copy.times
row "cmark, all listings" parse.times
[ -s "$work/hugo.times" ] && awk -v a="$(median cold 1)" -v b="$(median hugo.times 1)" -v c="$(median cold 4)" -v d="$(median hugo.times 4)" \
    'BEGIN { printf "cold: %.1f times faster than hugo, 1/%.1f of its memory\n", b / a, d / c }'
[ -s "$work/parse.times" ] && awk -v a="$(median cold 1)" -v b="$(median copy.times 1)" -v c="$(median parse.times 1)" \
    'BEGIN { printf "cold: %.1f times cmark and cp -r together\n", a / (b + c) }'
awk -v a="$(median cold 1)" -v b="$(median edit 1)" -v c="$(median later 1)" 'BEGIN { printf "one edit: %.1f %% of cold, another one %.1f %%\n", b / a * 100, c / a * 100 }'
