# Foreign pictures through the whole pipeline, with sanitizers: every kind of PNG, eight EXIF orientations, odd JPEGs.
. "$(dirname "$0")/lib.sh.inc"
if [ ! -d "$CORPORA/pngsuite" ]; then skip "PngSuite, EXIF and JPEG samples (CORPORA)"; finish; exit; fi
mkdir -p "$work/s/content/products/p" && cd "$work/s" || exit 2
printf 'name: P\nlanguages: [en]\ncategories: [{name: All}]\nchecks: {severity: {image-too-small: hint}}\n' > content/site.yaml
cp "$CORPORA"/pngsuite/*.png "$CORPORA"/exif/*.jpg "$CORPORA"/jpeg/*.jpg "$CORPORA"/jpeg/*.png content/products/p/
convert -size 300x200 gradient:red-blue -colorspace CMYK content/products/p/cmyk.jpg 2> /dev/null
convert -size 300x200 gradient:red-blue -interlace JPEG content/products/p/progressive.jpg 2> /dev/null
head -c 3000 "$CORPORA/exif/landscape_1.jpg" > content/products/p/truncated.jpg
cp "$CORPORA/exif/landscape_1.jpg" content/products/p/wrong.png
{
    printf -- '---\ntitle: Picture Frame Set\ndescription: 140 frames.\nkeywords: picture frame\ncategory: All\nsku: P1\nimages:\n'
    for f in content/products/p/*.png content/products/p/*.jpg; do echo "  - {file: $(basename "$f"), alt: x, view: detail}"; done
    printf -- '---\nText\n'
} > content/products/p/index.md
"$VITRINE_ASAN" check --format json > "$work/json" 2> "$work/err"
expect "JSON" jq -e .schema "$work/json"
[ -s "$work/err" ] && grep -q 'ERROR: AddressSanitizer\|runtime error' "$work/err" && no "$(head -5 "$work/err")" || ok
jq -r '.findings[] | select(.rule == "image-unreadable") | .subject' "$work/json" | LC_ALL=C sort -u > "$work/unreadable"
for f in content/products/p/x*.png content/products/p/truncated.jpg; do
    grep -qxF "$(basename "$f")" "$work/unreadable" && ok || no "$(basename "$f") must be a finding"
done
grep -v '^x.*\.png$' "$work/unreadable" | grep -vE '^(truncated|monkey12|testimgari)\.jpg$|^wrong\.png$' > "$work/wrong"
[ -s "$work/wrong" ] && no "these can be read: $(tr '\n' ' ' < "$work/wrong")" || ok
"$VITRINE_ASAN" build --allow-errors > /dev/null 2> "$work/err"
[ $? -le 1 ] && ok || no "build: $(tail -3 "$work/err")"
for f in output/pictures/landscape-*-320.jpg; do echo "$(identify -format '%wx%h' "$f")"; done | sort -u > "$work/sizes"
[ "$(wc -l < "$work/sizes")" -eq 1 ] && ok || no "eight orientations must give one size: $(cat "$work/sizes")"
first=
for f in output/pictures/landscape-*-320.jpg; do
    if [ -z "$first" ]; then first=$f; continue; fi
    d=$(compare -metric RMSE "$first" "$f" null: 2>&1 | sed 's/ .*//')
    awk -v d="$d" 'BEGIN { exit !(d < 2200) }' && ok || no "$f differs from $first: $d"
done
# What shows through a picture is kept: PNG in the place of JPEG, and WebP with alpha. An alpha that hides nothing is none
mkdir -p "$work/alpha/content/products/q" && cd "$work/alpha" || exit 2
printf 'name: P\nlanguages: [en]\ncategories: [{name: All}]\n' > content/site.yaml
convert -size 800x600 xc:none -fill red -draw 'circle 400,300 400,100' content/products/q/round.png
convert -size 800x600 plasma:red-blue -alpha opaque PNG32:content/products/q/whole.png
printf -- '---\ntitle: Red Rubber Ball\ndescription: A ball.\nkeywords: rubber ball\ncategory: All\nsku: B\nimages: [{file: round.png}, {file: whole.png}]\n---\nText\n' > content/products/q/index.md
"$VITRINE_ASAN" build --allow-errors --quiet > /dev/null 2> "$work/err"
[ "$(ls output/pictures | sed 's/-[0-9a-f]*-/-/' | tr '\n' ' ')" = "round-320.png round-320.webp round-640.png round-640.webp round-800.png round-800.webp whole-320.jpg whole-320.webp whole-640.jpg whole-640.webp whole-800.jpg whole-800.webp " ] &&
    ok || no "the forms of what has alpha: $(ls output/pictures | tr '\n' ' ')"
[ "$(convert output/pictures/round-*-800.png RGBA:- | cksum)" = "$(convert content/products/q/round.png RGBA:- | cksum)" ] && ok || no "a PNG of full size has other pixels"
[ "$(identify -format '%A ' output/pictures/round-*.png output/pictures/round-*.webp | tr ' ' '\n' | sort -u | grep -c .)" -eq 1 ] && [ "$(identify -format '%A' output/pictures/round-*-320.png)" != False ] && ok || no "a variant lost its alpha"
grep -q 'src="../pictures/round-[0-9a-f]*-640.png"' output/products/q.html && ! grep -q 'round-[0-9a-f]*-[0-9]*.jpg' -r output && ok || no "the page does not show the PNG"
"$VITRINE" catalog --out "$work/alpha.pdf" > /dev/null 2> "$work/err" && [ -s "$work/alpha.pdf" ] && ok || no "no PDF of a picture with alpha: $(cat "$work/err")"
finish
