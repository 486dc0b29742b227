#!/bin/sh
# sample.sh FOLDER - copies the sample site there. PHOTOS, when run.sh has had them made, is the cache with its photos; without it the
# first build makes them, which takes ten times as long as the rest.
set -e
mkdir -p "$1"
cp -R "$(dirname "$0")/../content" "$1/"
[ -d "$PHOTOS" ] || exit 0
mkdir "$1/.vitrine"
cp -R "$PHOTOS" "$1/.vitrine/cache"
