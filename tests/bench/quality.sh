#!/bin/sh
# quality.sh - would a quality for each photo be better than one for all? Photos of PHOTOS (default: catalog-luma of CORPORA, every EVERY-th, default 3)
# at 640 pixels, encoded at nine qualities; then the bytes of all together at one quality, and at each photo's own least quality that reaches
# one SSIM, chosen so that the mean SSIM is the same. FORMATS (default "jpg webp").
cd "$(dirname "$0")/../.." || exit 2
photos=${PHOTOS:-${CORPORA:-../shared/corpora}/catalog-luma} every=${EVERY:-3}
[ -d "$photos" ] || { echo "skipped: no photos in $photos (set PHOTOS)"; exit 0; }
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
for f in $(find "$photos" -name '*.jpg' | LC_ALL=C sort | awk -v e="$every" 'NR % e == 0'); do
    convert "$f" -resize 640x "$work/one.png" || continue
    for format in ${FORMATS:-jpg webp}; do
        for q in 50 58 66 72 77 82 86 90 94; do
            convert "$work/one.png" -interlace Plane -quality $q "$work/one.$format"
            ssim=$(compare -metric SSIM "$work/one.png" "$work/one.$format" null: 2>&1 | awk '{ print $1 }')
            echo "$format $f $q $(wc -c < "$work/one.$format") $ssim" >> "$work/all"
        done
    done
done
python3 - "$work/all" <<'PY'
import sys
curves = {}
for line in open(sys.argv[1]):
    form, photo, q, size, ssim = line.split()
    curves.setdefault(form, {}).setdefault(photo, []).append((float(ssim), int(size), int(q)))
for form, photos in sorted(curves.items()):
    def own(target):
        total = reached = 0
        for points in photos.values():
            points = sorted(points)
            before = points[0]
            for point in points:
                if point[0] >= target:
                    break
                before = point
            else:
                point = before = points[-1]
            t = 0 if point[0] == before[0] else min(1, max(0, (target - before[0]) / (point[0] - before[0])))
            total += before[1] + t * (point[1] - before[1])
            reached += before[0] + t * (point[0] - before[0])
        return total, reached / len(photos)
    for q in (77, 82, 86):
        at = [[p for p in points if p[2] == q][0] for points in photos.values()]
        mean, least, size = sum(p[0] for p in at) / len(at), min(p[0] for p in at), sum(p[1] for p in at)
        low, high = 0.5, 1.0
        for _ in range(40):
            target = (low + high) / 2
            low, high = (target, high) if own(target)[1] < mean else (low, target)
        print(f'{form} {q}: {len(photos)} photos, mean SSIM {mean:.4f}, least {least:.4f}, {size} bytes; each its own quality for the same mean: '
              f'{own(high)[0] / size * 100 - 100:+.1f} % bytes, least SSIM about {high:.4f}')
PY
