#!/bin/sh
# many_pictures.sh - does memory stay when there are a hundred times as many pictures? Small JPEGs that differ in a comment, ten a listing; no rule is on, since findings take memory too: SIZES
# (default "300 3000 30000"). Seconds and peak memory of a build with all variants, and of the check of a listing without its pictures.
cd "$(dirname "$0")/../.." || exit 2
vitrine=$PWD/build/vitrine
work=$(mktemp -d "${TMPDIR:-/tmp}/many.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
convert -size 400x300 plasma:red-blue -quality 80 "$work/one.jpg" || exit 2
for n in ${SIZES:-300 3000 30000}; do
    rm -rf "$work/site"; mkdir -p "$work/site/content/products"
    off=$("$vitrine" explain | grep -oE "^ *[a-z]+-[a-z-]+" | tr -d " " | paste -sd,)
    printf "name: P\nlanguages: [en]\ncategories: [{name: All}]\nchecks: {off: [%s]}\n" "$off" > "$work/site/content/site.yaml"
    python3 - "$work" "$n" <<'PY'
import os, struct, sys
work, n = sys.argv[1], int(sys.argv[2])
jpeg = open(work + '/one.jpg', 'rb').read()
for i in range(n // 10):
    d = f'{work}/site/content/products/p{i}'
    os.makedirs(d)
    for k in range(10):
        note = b'%d %d' % (i, k)
        open(f'{d}/{k}.jpg', 'wb').write(jpeg[:2] + b'\xff\xfe' + struct.pack('>H', len(note) + 2) + note + jpeg[2:])
    open(d + '/index.md', 'w').write(f'---\ntitle: Steel Garden Lantern {i}\ndescription: Lantern number {i} of galvanised steel.\nkeywords: steel garden lantern\n'
        f'category: All\nsku: L{i}\nimages: [{", ".join("{file: %d.jpg}" % k for k in range(10))}]\n---\nText.\n')
PY
    /usr/bin/time -o "$work/build" -f '%e s %M' "$vitrine" build --quiet --allow-errors --source "$work/site" > /dev/null 2>&1
    /usr/bin/time -o "$work/plain" -f '%e s %M' "$vitrine" check --quiet --no-pictures --source "$work/site" > /dev/null 2>&1
    echo "$n $(tail -1 "$work/build") $(tail -1 "$work/plain")" | awk '{ printf "%6d pictures: built in %6.1f s with %4.0f MB; the listings alone take %4.0f MB\n", $1, $2, $4 / 1024, $7 / 1024 }'
done
