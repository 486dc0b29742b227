#!/bin/sh
# words.sh - a phrase stands once in a word list; in two groups of trade.txt it would belong to the first one alone.
cd "$(dirname "$0")/../../src/language/words" || exit 2
found=$(for list in *.txt; do
    sed -e 's/#.*//' "$list" | tr '=' '\n' | sed -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//' -e '/^$/d' | sort | uniq -d |
        sed -e "s|.*|src/language/words/$list: \"&\" stands there twice|"
done)
[ -z "$found" ] || { echo "$found"; exit 1; }
