#!/bin/sh
# scale.sh - cold builds of growing catalogs: time, memory, and how both grow. SIZES (default "1000 10000 100000"), RUNS (default 3). BENCH: the folder with
# gen_catalog.py. The listings have no photos.
cd "$(dirname "$0")/../.." || exit 2
. tests/bench/lib.sh.inc
bench=${BENCH:-../shared/bench} vitrine=$PWD/build/vitrine runs=${RUNS:-3}
[ -f "$bench/gen_catalog.py" ] || { echo "skipped: no gen_catalog.py in $bench (set BENCH)"; exit 0; }
work=$(mktemp -d "${TMPDIR:-/tmp}/scale.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
last=
for n in ${SIZES:-1000 10000 100000}; do
    python3 "$bench/gen_catalog.py" "$n" "$work/$n"
    : > "$work/times"
    for i in $(seq 1 "$runs"); do
        ready
        /usr/bin/time -a -o "$work/times" -f '%e %U %S %M' "$vitrine" build --quiet --allow-errors --source "$work/$n" > /dev/null 2>&1
        # moved away, not deleted: a file system is slow for a while after it deleted many files
        files=$(find "$work/$n/output" -type f | wc -l); mkdir -p "$work/trash/$n-$i"; mv "$work/$n/output" "$work/$n/.vitrine" "$work/trash/$n-$i/"
    done
    row=$(grep -v '^Command' "$work/times" | sort -n | awk '{ line[NR] = $0 } END { print line[int((NR + 1) / 2)] }')
    echo "$n $files $row $last" | awk '{ printf "%7d listings %7d files %8.2f s wall %8.2f s user %7.2f s sys %7.0f MB", $1, $2, $3, $4, $5, $6 / 1024
        if (NF > 6) printf "   %.1f times as many: %.1f times the time, %.1f times the memory", $1 / $7, $3 / $8, $6 / $9; print "" }'
    last=$(echo "$n $row" | awk '{ print $1, $2, $5 }')
done
