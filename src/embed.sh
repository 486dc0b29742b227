#!/bin/sh
# embed.sh FILE... - the files as C arrays, and the table of them (base/embedded.h).
echo '#include "base/embedded.h"'
i=0
for f in "$@"; do
    printf 'static const unsigned char file_%d[] = {' "$i"
    od -An -v -tu1 "$f" | tr -s ' \n' ',' | sed 's/^,//; s/,$//'
    echo ',0};'
    i=$((i + 1))
done
echo 'const struct embedded embedded_files[] = {'
i=0
for f in "$@"; do
    printf '    {"%s", file_%d, sizeof file_%d - 1},\n' "$f" "$i" "$i"
    i=$((i + 1))
done
echo '    {0, 0, 0}};'
echo "const size_t n_embedded_files = $i;"
