# What lies in output/ and is not ours stays, even what comes or goes in the last moment before the trees change places.
. "$(dirname "$0")/lib.sh.inc"
cd "$work" || exit 2
cc -shared -fPIC -O1 "$VITRINE_ROOT/tests/fault/plain.c" -o plain.so -ldl || exit 2
"$VITRINE" new site site > /dev/null 2>&1
edit() { echo "More words." >> site/content/products/steel-cup.md; }
# meanwhile COMMAND: it runs in output/ when the new tree is ready
meanwhile() { edit; env PLAIN_BEFORE="cd site/output && $1" LD_PRELOAD="$work/plain.so" "$VITRINE" build --source site > "$work/out" 2> "$work/err"; }
holds() { [ "$(cat "site/output/$1" 2> /dev/null)" = "$2" ] && ok || no "$1 does not hold \"$2\" after $3"; }
lacks() { [ ! -e "site/output/$1" ] && ok || no "$1 is there after $2"; }
status 0 "$VITRINE" build --source site
echo one > site/output/one.txt
expect "a build while files come" meanwhile "echo two > two.txt; echo three > products/three.txt; mkdir -p new/folder; echo four > new/folder/four.txt"
says "4 files in output/ are not ours and stay"
for round in "the build in which they came" "an edit" "another edit" "a build with nothing to do"; do
    holds one.txt one "$round"; holds two.txt two "$round"; holds products/three.txt three "$round"; holds new/folder/four.txt four "$round"
    [ "$round" = "another edit" ] || edit
    status 0 "$VITRINE" build --source site
done
expect "a build while files go" meanwhile "rm one.txt; mv two.txt 2.txt; rm -r new; echo five > f; mv f products/three.txt"
says "2 files in output/ are not ours and stay"
for round in "the build in which they went" "an edit" "another edit"; do
    lacks one.txt "$round"; lacks two.txt "$round"; lacks new "$round"; holds 2.txt two "$round"; holds products/three.txt five "$round"
    edit; status 0 "$VITRINE" build --verify --source site
done
# Nobody came: one look at each folder, and the inode of the other's file is the same
inode=$(stat -c %i site/output/2.txt)
edit; status 0 "$VITRINE" build --source site
[ "$inode" = "$(stat -c %i site/output/2.txt)" ] && ok || no "a file of somebody else is another"
finish
