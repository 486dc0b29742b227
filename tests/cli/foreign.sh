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
# From a shell that stands in output/: when the trees have changed places, it stands in the spare one, which it is told
edit; status 0 sh -c 'cd site/output && "$VITRINE" build'; says "note: your shell stands in the tree from before; to stand in the new one: cd \"$work/site/output\""
edit; status 0 sh -c 'cd site && "$VITRINE" build'; grep -q 'your shell' "$work/err" && no "a shell that stands elsewhere is told to move" || ok
edit; status 0 sh -c 'cd site/output && "$VITRINE" build -q'; grep -q . "$work/err" && no "a quiet build talks" || ok
edit; (cd site/output && LC_ALL=zh_CN.UTF-8 LANG=zh_CN.UTF-8 "$VITRINE" build --lang zh) > out.zh 2>&1; expect "in Chinese" grep -q '旧的发布文件夹' out.zh
(cd site/output && printf 'More words.\n' >> ../content/products/steel-cup.md && "$VITRINE" build -q && echo late > late.txt && mkdir sub && echo low > sub/low.txt)
lacks late.txt "it was put into the spare tree"
status 0 "$VITRINE" build --source site; says " 0 written, 0 removed"; says "4 files in output/ are not ours and stay"
for round in "a build with nothing to do" "an edit" "another edit"; do
    holds late.txt late "$round"; holds sub/low.txt low "$round"; holds 2.txt two "$round"
    edit; status 0 "$VITRINE" build --source site
done
# The same with an edit at once; and what was taken out of output/ does not come back from the spare tree
(cd site/output && printf 'More words.\n' >> ../content/products/steel-cup.md && "$VITRINE" build -q && echo later > later.txt)
rm -r site/output/late.txt site/output/sub; edit; status 0 "$VITRINE" build --source site; holds later.txt later "an edit"
for round in "an edit" "another edit" "a third one"; do
    lacks late.txt "$round"; lacks sub "$round"; holds later.txt later "$round"; edit; status 0 "$VITRINE" build --source site
done
# A folder that somebody made, and stood in, before the first build
mkdir -p own && "$VITRINE" new site own/site > /dev/null 2>&1; rm -rf own/site/output own/site/.vitrine; mkdir own/site/output; echo first > own/site/output/first.txt
(cd own/site/output && "$VITRINE" build -q && echo late > late.txt)
status 0 "$VITRINE" build --source own/site; [ "$(cat own/site/output/first.txt)" = first ] && [ "$(cat own/site/output/late.txt)" = late ] && ok || no "a folder that was there before: a file is lost"
echo "More words." >> own/site/content/products/steel-cup.md; status 0 "$VITRINE" build --verify --source own/site
[ "$(cat own/site/output/first.txt)" = first ] && [ "$(cat own/site/output/late.txt)" = late ] && ok || no "a folder that was there before: a file is lost by an edit"
# A listing that is gone leaves no page, in neither tree
cp site/content/products/steel-cup.md site/content/products/tin-cup.md; sed -i 's/^title: .*/title: Tin Cup with Handle/; s/^sku: .*/sku: TC-1/' site/content/products/tin-cup.md
status 0 "$VITRINE" build --source site; holds later.txt later "a new listing"; [ -e site/output/products/tin-cup.html ] && ok || no "the new listing has no page"
edit; status 0 "$VITRINE" build --source site; rm site/content/products/tin-cup.md; edit; status 0 "$VITRINE" build --source site
for round in "it was removed" "an edit" "another edit"; do
    lacks products/tin-cup.html "$round"; edit; status 0 "$VITRINE" build --verify --source site
done
# Nobody came: one look at each folder, and the inode of the other's file is the same
inode=$(stat -c %i site/output/2.txt)
edit; status 0 "$VITRINE" build --source site
[ "$inode" = "$(stat -c %i site/output/2.txt)" ] && ok || no "a file of somebody else is another"
finish
