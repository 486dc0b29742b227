#!/bin/sh
# run.sh - what people see, in a browser: HTML (vnu), accessibility (axe), links, and walks through the storefront.
cd "$(dirname "$0")" || exit 2
browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
if [ -z "$browser" ]; then
    echo "skipped: no Chromium"
    echo "browser: 0 passed, 0 failed, 1 skipped"
    exit 0
fi
if ! npm install --no-audit --no-fund --no-package-lock --silent; then
    echo "browser: npm could not install what the tests need"
    echo "browser: 0 passed, 1 failed, 0 skipped"
    exit 1
fi
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
sh ../sample.sh "$work/sample"
"$VITRINE" build --quiet --source "$work/sample" || exit 2
sh ../sample.sh "$work/rtl" # untranslated, so that both directions stand on a page
sed -i 's/^languages:.*/languages: [en, zh, es, fr, de, pt, ru, ar, ja, ko, tr, vi]/' "$work/rtl/content/site.yaml"
echo 'per_page: 4' >> "$work/rtl/content/site.yaml"
"$VITRINE" build --quiet --source "$work/rtl" || exit 2
if [ -d "$CORPORA/catalog-luma" ]; then
    cp -R "$CORPORA/catalog-luma" "$work/luma" && chmod -R u+w "$work/luma"
    "$VITRINE" build --quiet --allow-errors --source "$work/luma" > /dev/null 2>&1
fi
"$VITRINE" check --source "$work/sample" --format sarif > "$work/report.sarif"
CHROMIUM=$browser exec node all.mjs "$work"
