#!/bin/sh
# tables.sh - every `const struct KIND KIND_name =` has its row KIND(name) in a .def, and every row its object.
cd "$(dirname "$0")/../../src" || exit 2
bad=0
for n in $(grep -rhoE '^const struct (rule|codec|command|output_kind|report_form) [a-z0-9_]+ =' --include='*.c' . | awk '{print $4}'); do
    row="$(echo "${n%%_*}" | tr a-z A-Z)(${n#*_})"
    grep -rqF "$row" --include='*.def' . || { echo "src: $n has no row $row"; bad=1; }
done
for row in $(grep -rhoE '^(RULE|CODEC|COMMAND|OUTPUT|REPORT)\([a-z0-9_]+\)' --include='*.def' .); do
    kind=$(echo "${row%%(*}" | tr A-Z a-z); name=${row#*(}; name=${name%)}
    grep -rqE "^const struct [a-z_]+ ${kind}_$name =" --include='*.c' . || { echo "src: the row $row has no object ${kind}_$name"; bad=1; }
done
exit $bad
