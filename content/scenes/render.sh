#!/bin/sh
# render.sh WIDTH OUT SCENE VIEW - one view of one scene as a PNG (POV-Ray 3.7).
cd "$(dirname "$0")" || exit 2
exec povray "$3.pov" Declare=View="$4" +W"$1" +H"$1" +A0.15 +AM2 +R2 -J -D -GA +O"$2"
