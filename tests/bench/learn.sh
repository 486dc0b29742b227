#!/bin/sh
# learn.sh - finds the weights of src/image/fineness.def and tones.def again: makes copies of photos as they are treated in shops (made smaller,
# sharpened, enlarged by several filters, out of focus, burnt out), measures them and fits. PHOTOS: folders with JPEGs, default: catalog-luma of CORPORA
# and the sample. COPIES=folder keeps the copies. OUT=folder writes elsewhere. Needs ImageMagick and python3-numpy; about ten minutes on two cores.
cd "$(dirname "$0")/../.." || exit 2
photos=${PHOTOS:-${CORPORA:-../shared/corpora}/catalog-luma content} copies=$COPIES out=${OUT:-src/image}
make -s all build/release/tests/bench/pictures || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
copies=${copies:-$work/copies}
mkdir -p "$copies"
cat > "$work/treat" << 'EOF'
f=$1 d=$2
[ -d "$d" ] && exit 0
mkdir -p "$d.new"; cp "$f" "$d.new/untouched.jpg"
copy() { name=$1; shift; convert "$f" "$@" "$d.new/$name.jpg"; }
copy reduced -resize 60% -quality 88; copy sharpened -resize 70% -unsharp 0x0.7 -quality 75; copy noisy -attenuate 0.25 +noise Gaussian -quality 85
copy enlarged1.5 -resize 150% -quality 90; copy enlarged2 -resize 200% -quality 92; copy enlarged3 -resize 300% -quality 92
[ "$(identify -format '%[fx:max(w,h)]' "$f")" -ge 1600 ] || copy enlarged4 -resize 400% -quality 92
copy lanczos2 -filter Lanczos -resize 200% -quality 85; copy linear3 -filter Triangle -resize 300% -quality 88
copy cubic2.5 -filter Catrom -resize 250% -quality 80; copy halved2 -resize 50% -resize 200% -quality 90; copy thirded3 -resize 33.333% -resize 300% -quality 90
copy soft -blur 0x1 -quality 92; copy blurred3 -blur 0x3 -quality 92; copy blurred4 -blur 0x4 -quality 90; copy blurred6 -blur 0x6 -quality 92
copy blurred8 -blur 0x8 -quality 90; copy blurred12 -blur 0x12 -quality 92; copy blurred20 -resize 50% -blur 0x10 -quality 88
copy bright -modulate 125 -quality 90; copy lightness4 -modulate 400 -quality 92; copy level25 -level 0,25% -quality 92; copy level40 -level 0,40% -quality 90
mv "$d.new" "$d"
EOF
# shellcheck disable=SC2086
find $photos -name '*.jpg' | LC_ALL=C sort | awk -v to="$copies" '{ print; print to "/" NR }' | xargs -P"$(nproc)" -n2 sh "$work/treat"
build/release/tests/bench/pictures features "$copies" > "$work/features" && build/release/tests/bench/pictures tones "$copies" > "$work/tones" || exit 2
/usr/bin/python3 tests/bench/fineness.py "$work/features" "$out/fineness.def" && echo && /usr/bin/python3 tests/bench/burnt.py "$work/tones" "$out/tones.def"
