#!/bin/sh
# tidy.sh FLAGS FILE... - the lines in which clang-tidy says something. NODES is how far the analyzer follows a function (clang's own limit is 225000).
flags="$1 -Xclang -analyzer-config -Xclang max-nodes=${NODES:-225000}"
shift
# shellcheck disable=SC2086
clang-tidy --quiet "$@" -- $(echo "$flags" | tr -d '"' | sed 's|-DVITRINE_VERSION=0|-DVITRINE_VERSION=\"0\"|; s,-DVITRINE_\(DATADIR\|BUILT\)=/,-DVITRINE_\1=\"/\",g') 2> /dev/null | grep -E 'warning:|error:'
exit 0
