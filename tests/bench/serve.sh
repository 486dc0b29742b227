#!/bin/sh
# serve.sh - ten random edits a second for SECONDS (default 60): does the server's memory stay, is the tree that of a cold build?
cd "$(dirname "$0")/../.." || exit 2
vitrine=$PWD/build/vitrine seconds=${SECONDS_LONG:-60}
work=$(mktemp -d) || exit 2
mkdir "$work/site" && cp -R content "$work/site/"
"$vitrine" serve --source "$work/site" --port 8390 > "$work/out" 2>&1 & pid=$!
trap 'kill $pid 2> /dev/null; rm -rf "$work"' EXIT
while ! grep -q workbench "$work/out"; do sleep 0.2; done
memory() { awk '/VmRSS/ { print $2 }' "/proc/$pid/status"; }
set -- "$work"/site/content/products/*/index.md
end=$(($(date +%s) + seconds)) n=0 first=
while [ "$(date +%s)" -lt "$end" ]; do
    n=$((n + 1)); eval "file=\${$((n * 7 % $# + 1))}"
    case $((n % 5)) in
    0) echo "Edit $n." >> "$file" ;;
    1) sed -i "s/^sku: \(.*\)/sku: \1/" "$file" ;;
    2) cp "$file" "$file.new" && mv "$file.new" "$file" ;;
    3) printf 'x' > "$work/site/content/products/half.md" ;;
    4) rm -f "$work/site/content/products/half.md" ;;
    esac
    [ $n -eq 50 ] && first=$(memory)
    sleep 0.1
done
rm -f "$work/site/content/products/half.md"
sleep 3
echo "$n edits, $(grep -c '^built' "$work/out") builds; memory after 50 edits $first KB, at the end $(memory) KB"
"$vitrine" build --quiet --source "$work/site" && diff -r "$work/site/output" "$work/site/.vitrine/preview" && echo "the served tree is that of a cold build"
