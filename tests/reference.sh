#!/bin/sh
# reference.sh [--write] - are the generated parts of content/README.md and themes/README.md what the tables say?
cd "$(dirname "$0")/.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0
for pair in content:--fields themes:--view; do
    file=${pair%%:*}/README.md
    { sed '/<!-- generated/q' "$file"; echo; build/vitrine explain "${pair##*:}"; } > "$work/new"
    if [ "$1" = --write ]; then cp "$work/new" "$file"
    elif ! cmp -s "$work/new" "$file"; then echo "$file is stale: run make reference"; bad=$((bad + 1)); fi
done
[ "$1" = --write ] || echo "reference: $((2 - bad)) passed, $bad failed, 0 skipped"
[ $bad -eq 0 ]
