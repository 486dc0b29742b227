#!/bin/sh
# pages.sh - what a phone gets of the sample, of catalog-luma (CORPORA) and of a large catalog (BENCH; N listings, 10000): see pages.mjs.
cd "$(dirname "$0")/../.." || exit 2
vitrine=$PWD/build/vitrine corpora=${CORPORA:-../shared/corpora} bench=${BENCH:-../shared/bench}
# The generated catalogs have findings at error level, so a build of them ends with 1.
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
[ -n "$CHROMIUM" ] || { echo "skipped: no Chromium"; exit 0; }
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir "$work/sample" && cp -R content "$work/sample/" && "$vitrine" build --quiet --source "$work/sample" || exit 2
set -- "$work/sample/output"
if [ -d "$corpora/catalog-luma" ]; then
    cp -R "$corpora/catalog-luma" "$work/luma" && chmod -R u+w "$work/luma"
    "$vitrine" build --quiet --allow-errors --source "$work/luma" > /dev/null 2>&1; set -- "$@" "$work/luma/output"
else
    echo "skipped: catalog-luma (CORPORA)"
fi
if [ -f "$bench/gen_catalog.py" ]; then
    python3 "$bench/gen_catalog.py" "${N:-10000}" "$work/large" > /dev/null
    "$vitrine" build --quiet --allow-errors --source "$work/large" > /dev/null 2>&1; export LARGE="$work/large/output"
else
    echo "skipped: a large catalog (BENCH)"
fi
(cd tests/bench && npm install --no-audit --no-fund --no-package-lock --silent) || exit 2
export CHROMIUM
node tests/bench/pages.mjs "$@"
