#!/bin/sh
# quality.sh - would a quality for each photo be better than one for all? Photos of PHOTOS (default: catalog-luma of CORPORA, every EVERY-th, default 3)
# at 640 pixels, encoded at nine qualities; then the bytes of all together at one quality, and at each photo's own least quality that reaches
# one SSIM, chosen so that the mean SSIM is the same. FORMATS (default "jpg webp").
cd "$(dirname "$0")/../.." || exit 2
photos=${PHOTOS:-${CORPORA:-../shared/corpora}/catalog-luma} every=${EVERY:-3}
[ -d "$photos" ] || { echo "skipped: no photos in $photos (set PHOTOS)"; exit 0; }
/usr/bin/python3 -c "import numpy" 2> /dev/null || { echo "skipped: no numpy (Debian: python3-numpy)"; exit 0; }
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
find "$photos" -name '*.jpg' | LC_ALL=C sort | awk -v e="$every" 'NR % e == 0' > "$work/list"
/usr/bin/python3 - "$work" ${FORMATS:-jpg webp} <<'PY'
import os, subprocess, sys
import numpy

def luma(path):
    size = subprocess.run(['identify', '-format', '%w %h', path], capture_output=True, check=True).stdout.split()
    raw = subprocess.run(['convert', path, '-colorspace', 'Rec601YCbCr', '-channel', 'R', '-separate', '-depth', '8', 'gray:-'], capture_output=True, check=True).stdout
    return numpy.frombuffer(raw, numpy.uint8).reshape(int(size[1]), int(size[0])).astype(float)

def means(a, side=8):  # of all windows
    sums = numpy.pad(a, ((1, 0), (1, 0))).cumsum(0).cumsum(1)
    return (sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]) / side ** 2

def ssim(a, b):  # Wang et al. 2004, windows of 8 x 8
    ma, mb = means(a), means(b)
    va, vb, both = means(a * a) - ma * ma, means(b * b) - mb * mb, means(a * b) - ma * mb
    return (((2 * ma * mb + 6.5025) * (2 * both + 58.5225)) / ((ma * ma + mb * mb + 6.5025) * (va + vb + 58.5225))).mean()

work, curves = sys.argv[1], {}
for photo in open(work + '/list').read().split('\n'):
    if not photo:
        continue
    subprocess.run(['convert', photo, '-resize', '640x', work + '/one.png'], check=True)
    original = luma(work + '/one.png')
    for form in sys.argv[2:]:
        for q in (50, 58, 66, 72, 77, 82, 86, 90, 94):
            made = f'{work}/one.{form}'
            subprocess.run(['convert', work + '/one.png', '-interlace', 'Plane', '-quality', str(q), made], check=True)
            curves.setdefault(form, {}).setdefault(photo, []).append((ssim(original, luma(made)), os.path.getsize(made), q))
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
