#!/bin/sh
# layers.sh - no include points upward, sideways or in a circle. The order is data: src/LAYERS.
cd "$(dirname "$0")/../../src" || exit 2
grep -rn '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' --include='*.[ch]' . | sed 's|^\./||' | awk -F'[:"]' '
    BEGIN {
        while ((getline line < "LAYERS") > 0) {
            if (line ~ /^#/ || line == "") continue
            n = split(line, room, " "); level++
            for (i = 1; i <= n; i++) rank[room[i]] = level
        }
    }
    function room_of(path,  p) { split(path, p, "/"); return path ~ /\// ? p[1] : "" }
    {
        from = room_of($1); to = room_of($4)
        if (to == "") { print "src/" $1 ":" $2 ": write \"room/" $4 "\", not \"" $4 "\""; bad = 1; next }
        if (!(to in rank) || (from != "" && !(from in rank))) { print "src/" $1 ":" $2 ": a room that is not in LAYERS"; bad = 1; next }
        if (from != "" && from != to && rank[to] >= rank[from]) { print "src/" $1 ":" $2 ": " from "/ may not include " to "/"; bad = 1 }
    }
    END { exit bad }'
