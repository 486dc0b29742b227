#!/bin/sh
# photos.sh - how well the photo rules do: damaged copies of real photos must be found, untouched ones left alone. PHOTOS: a folder with
# JPEGs (default: catalog-luma of CORPORA). Prints a line a kind of damage; with --facts the facts of every picture.
cd "$(dirname "$0")/../.." || exit 2
vitrine=$PWD/build/vitrine photos=${PHOTOS:-${CORPORA:-../shared/corpora}/catalog-luma} every=${EVERY:-1}
[ -d "$photos" ] || { echo "skipped: no photos in $photos (set PHOTOS)"; exit 0; }
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/content/products"
printf 'name: P\nlanguages: [en]\ncategories: [{name: All}]\n' > "$work/content/site.yaml"
listing() { # NAME FILE...: a listing of its own
    name=$1; shift
    mkdir -p "$work/content/products/$name"
    { printf -- '---\ntitle: Photo %s\ndescription: x\nkeywords: x\ncategory: All\nsku: %s\nimages:\n' "$name" "$name"
      for photo in "$@"; do cp "$photo" "$work/content/products/$name/"; echo "  - {file: $(basename "$photo"), alt: x, view: overview}"; done
      printf -- '---\nText\n'; } > "$work/content/products/$name/index.md"
}
n=0
for f in $(find "$photos" -name '*.jpg' | LC_ALL=C sort | awk -v e="$every" 'NR % e == 0'); do
    [ "$(identify -format '%[fx:max(w,h)]' "$f")" -le "${LARGEST:-1600}" ] || continue # four times that is as much as ImageMagick takes
    n=$((n + 1)); t=$work/t; mkdir -p "$t"
    make() { kind=$1; shift; convert "$f" "$@" "$t/$kind.jpg"; listing "$kind-$n" "$t/$kind.jpg"; }
    cp "$f" "$t/untouched.jpg"; listing "untouched-$n" "$t/untouched.jpg"
    make enlarged2 -resize 200% -quality 92; make enlarged3 -resize 300% -quality 92; make enlarged4 -resize 400% -quality 92
    make blurred3 -blur 0x3 -quality 92; make blurred6 -blur 0x6 -quality 92
    make quality5 -quality 5; make quality10 -quality 10; make quality15 -quality 15
    make darkened -modulate 12 -quality 92; make darkened2 -level 0,600% -quality 92; make burnt -modulate 400 -quality 92; make burnt2 -level 0,25% -quality 92
    convert "$f" -resize 55% -quality 85 "$t/smaller.jpg"; listing "resized-$n" "$f" "$t/smaller.jpg"
    convert "$f" -quality 40 "$t/again.jpg"; listing "recompressed-$n" "$f" "$t/again.jpg"
    convert "$f" -gravity center -crop 94x94%+0+0 +repage -quality 85 "$t/cropped.jpg"; listing "cropped-$n" "$f" "$t/cropped.jpg"
done
"$vitrine" check --quiet --source "$work" --format json > "$work/report.json"
count() { # KIND RULE: how many of KIND have a finding of RULE
    jq -r --arg r "$2" '.findings[] | select(.rule == $r) | .file' "$work/report.json" | grep -c "/$1-[0-9]*/" ; }
row() { found=$(count "$1" "$2"); printf '%-14s %-22s %4d of %4d  %5.1f %%\n' "$1" "$2" "$found" "$n" "$(awk -v a="$found" -v b="$n" 'BEGIN { print a / b * 100 }')"; }
echo "$n photos"
for k in enlarged2 enlarged3 enlarged4; do row $k image-upscaled; done
for k in blurred3 blurred6; do row $k image-blurred; done
for k in quality5 quality10 quality15; do row $k image-overcompressed; done
for k in darkened darkened2 burnt burnt2; do row $k image-exposure; done
for k in resized recompressed cropped; do row $k image-duplicate; done
for r in image-upscaled image-blurred image-overcompressed image-exposure; do row untouched $r; done
for k in 2 3 4; do # effective resolution within 25 %
    jq -r '.findings[] | select(.rule == "image-upscaled") | "\(.file) \(.message)"' "$work/report.json" | grep "/enlarged$k-" |
        sed -E 's/.*has ([0-9]+) x .*about ([0-9]+) x.*/\1 \2/' | awk -v k=$k '{ e = $2 / ($1 / k); ok += e > 0.75 && e < 1.25; s += e } END { if (NR) printf "enlarged%d: effective resolution within 25 %%: %.0f %% (mean ratio %.2f)\n", k, ok / NR * 100, s / NR }'
done
