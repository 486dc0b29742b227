#!/bin/sh
# pictures.sh - photos to 4 JPEG (and 4 WebP) widths beside sharp (npm) and vipsthumbnail (libvips-tools), in turns: seconds, CPU seconds,
# memory, bytes, structural similarity with a reference (16 bits, linear light, Lanczos, by ImageMagick). PHOTOS: a folder with JPEGs, or
# BENCH: the folder with make_photos.sh, and CORPORA. RUNS (default 5).
cd "$(dirname "$0")/../.." || exit 2
bench=${BENCH:-../shared/bench} corpora=${CORPORA:-../shared/corpora} runs=${RUNS:-5} tool=$PWD/build/release/tests/bench/pictures
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
sh src/packages.sh bench-pictures
photos=${PHOTOS:-$work/photos}
if [ ! -d "$photos" ]; then
    [ -f "$bench/make_photos.sh" ] || { echo "skipped: no photos (set PHOTOS, or BENCH and CORPORA)"; exit 0; }
    sh "$bench/make_photos.sh" "$corpora/catalog-luma" "$photos" 12
fi
(cd "$work" && npm init -y > /dev/null && npm install --silent sharp > /dev/null 2>&1) || echo "sharp cannot be installed"
cat > "$work/peer.mjs" <<'JS'
// Two files at a time, one thread each, no cache: as a two-core build machine would.
import sharp from 'sharp';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
const [dir, out, webp] = process.argv.slice(2), files = readdirSync(dir).filter((f) => /\.jpe?g$/i.test(f));
sharp.cache(false); sharp.concurrency(1);
let next = 0;
async function worker() {
  while (next < files.length) {
    const f = files[next++];
    for (const w of [320, 640, 960, 1280]) {
      await sharp(join(dir, f)).rotate().resize(w).jpeg({ quality: 82 }).toFile(join(out, `${f}-${w}.jpg`));
      if (webp) await sharp(join(dir, f)).rotate().resize(w).webp({ quality: 80 }).toFile(join(out, `${f}-${w}.webp`));
    }
  }
}
await Promise.all([worker(), worker()]);
JS
fresh() { mkdir -p "$1"; mv "$1" "$(mktemp -d "$work/trash.XXXXXX")/"; mkdir -p "$1"; }
timed() { name=$1; shift; /usr/bin/time -a -o "$work/$name.times" -f '%e %U %S %M' "$@" > "$work/$name.out" || echo "$name failed"; }
vips() { for w in 320 640 960 1280; do find "$photos" -name '*.jpg' | xargs -P 2 -I{} vipsthumbnail {} -s "${w}x" -o "$1/%s.jpg-$w.jpg[Q=82,strip]"; done; }
ours() { fresh "$work/ours-$1"; timed "ours-$1" "$tool" make "$photos" "$work/ours-$1" $2; }
sharp() { [ -d "$work/node_modules/sharp" ] && { fresh "$work/sharp-$1"; timed "sharp-$1" node "$work/peer.mjs" "$photos" "$work/sharp-$1" $2; }; }
vips_all() {
    command -v vipsthumbnail > /dev/null || return
    fresh "$work/vips-jpeg"; begun=$(date +%s%N); vips "$work/vips-jpeg"; echo "$((($(date +%s%N) - begun) / 1000000))" | awk '{ print $1 / 1000, 0, 0, 0 }' >> "$work/vips-jpeg.times"
}
for i in $(seq 1 "$runs"); do # who goes first changes: the second finds memory and files warm
    if [ $((i % 2)) -eq 0 ]; then ours jpeg; sharp jpeg; ours webp webp; sharp webp webp; vips_all; else vips_all; sharp webp webp; ours webp webp; sharp jpeg; ours jpeg; fi
done
median() { [ -s "$work/$1.times" ] && sort -n -k"$2" "$work/$1.times" | awk -v k="$2" '{ v[NR] = $k } END { print v[int((NR + 1) / 2)] }'; }
echo "$(find "$photos" -name '*.jpg' | wc -l) photos, medians of $runs runs in turns:"
for name in ours-jpeg sharp-jpeg vips-jpeg ours-webp sharp-webp; do
    [ -s "$work/$name.times" ] && printf '%-12s %6.2f s wall %6.2f s user %6.2f s sys %5.0f MB  jpeg %8.0f KB  webp %8.0f KB\n' "$name" "$(median $name 1)" "$(median $name 2)" \
        "$(median $name 3)" "$(median $name 4 | awk '{ print $1 / 1024 }')" "$(cat "$work/$name"/*.jpg 2> /dev/null | wc -c | awk '{ print $1 / 1024 }')" \
        "$(cat "$work/$name"/*.webp 2> /dev/null | wc -c | awk '{ print $1 / 1024 }')"
done
for form in jpeg webp; do
    [ -s "$work/sharp-$form.times" ] && awk -v a="$(median ours-$form 1)" -v b="$(median sharp-$form 1)" -v f=$form 'BEGIN { printf "%s: %.2f times the throughput of sharp\n", f, b / a }'
done
"$tool" facts "$photos"
# Structural similarity, by width, mean over the first photos
for w in 320 640 960 1280; do
    for pair in $(tail -n +2 "$work/ours-webp.out" | head -${SAMPLES:-4} | tr ' ' '='); do
        key=${pair%%=*} name=${pair#*=}
        convert "$photos/$name" -auto-orient -depth 16 -colorspace RGB -filter Lanczos -resize "$w" -colorspace sRGB "$work/reference.png"
        one() { [ -f "$2" ] && echo "$1 $w $("$tool" ssim "$work/reference.png" "$2") $(wc -c < "$2")"; }
        one ours-jpeg "$work/ours-webp/$key-$w.jpg"; one sharp-jpeg "$work/sharp-webp/$name-$w.jpg"; one vips-jpeg "$work/vips-jpeg/$name-$w.jpg"
        one ours-webp "$work/ours-webp/$key-$w.webp"; one sharp-webp "$work/sharp-webp/$name-$w.webp"
    done
done > "$work/ssim"
sort "$work/ssim" | awk '{ k = sprintf("%-11s %4d", $1, $2); s[k] += $3; b[k] += $4; n[k]++ } END { for (k in s) printf "%s  ssim %.5f  %7.1f KB\n", k, s[k] / n[k], b[k] / n[k] / 1024 }' | sort
