#!/bin/sh
# render-all.sh - every photograph of the sample, from its scene, as a JPEG beside the listing that
# shows it. About half an hour on two cores. Needs POV-Ray 3.7 and cjpeg.
cd "$(dirname "$0")" || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
shot() { # SCENE VIEW FOLDER NAME
    [ -z "$ONLY" ] || [ "$ONLY" = "$1" ] || return 0
    ./render.sh "${SIZE:-1600}" "$work/p.png" "$1" "$2" 2> "$work/log" || { tail -5 "$work/log"; exit 1; }
    pngtopnm "$work/p.png" 2>/dev/null | cjpeg -quality 90 -optimize -progressive -sample 1x1 > "../$3/$4.jpg"
    echo "$3/$4.jpg"
}
while read -r scene folder second third; do
    mkdir -p "../products/$folder"
    shot "$scene" 1 "products/$folder" overview
    shot "$scene" 2 "products/$folder" "$second"
    shot "$scene" 3 "products/$folder" "$third"
done <<EOF
bicycle-bell bicycle-bell detail packing
fuji-apple red-fuji-apple detail packing
atv atv-200cc detail rear
pvc-slippers pvc-slippers detail packing
glass-shelf glass-shelf detail scene
squirrel squirrel-plush-toy detail packing
angel angel-stone-statue detail scene
evaporator refrigerator-evaporator detail packing
faucet kitchen-faucet detail scene
EOF
mkdir -p ../pages
shot factory 1 pages factory
shot factory 2 pages pallet
shot factory 3 pages gate
