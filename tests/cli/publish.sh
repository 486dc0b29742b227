# Publishing: to a folder, a ZIP, an rsync daemon, rclone and git; cut off at any moment no page lacks what it needs; limits are told before.
. "$(dirname "$0")/lib.sh.inc"
sample "$work/site" && cd "$work/site" || exit 2
status 2 "$VITRINE" publish "$work/to"; says 'holds no index.html'
expect "it builds" "$VITRINE" build -q
same() { diff -r output "$1" > /dev/null 2>&1; }
# A folder
status 0 "$VITRINE" publish --dry-run "$work/to"; [ ! -e "$work/to/index.html" ] && ok || no "a dry run wrote something"
status 0 "$VITRINE" publish "$work/to"; same "$work/to" && ok || no "the folder"
touch -d '2020-01-01' "$work/mark"; stamp=$(stat -c '%i %Y' "$work/to/index.html")
status 0 "$VITRINE" publish "$work/to"; [ "$stamp" = "$(stat -c '%i %Y' "$work/to/index.html")" ] && ok || no "an unchanged file was written again"
mkdir "$work/other" && for i in $(seq 20); do echo x > "$work/other/f$i"; done
status 2 "$VITRINE" publish --max-delete 5 "$work/other"; [ "$(ls "$work/other" | grep -c '^f')" -ge 15 ] && ok || no "too much was deleted"
status 2 "$VITRINE" publish -- --delete 2> /dev/null || ok
# A ZIP
status 0 "$VITRINE" publish "$work/a.zip"; cp "$work/a.zip" "$work/b.zip"; touch output/index.html; status 0 "$VITRINE" publish "$work/a.zip"; expect "the same bytes" cmp "$work/a.zip" "$work/b.zip"
expect "it unpacks" python3 -m zipfile -e "$work/a.zip" "$work/unzipped"; same "$work/unzipped/a" && ok || no "the ZIP holds the tree"
status 2 "$VITRINE" publish "$work/nowhere/a.zip"; says 'cannot be written'
# git
git init -q --bare "$work/repo.git"
status 0 "$VITRINE" publish "git:$work/repo.git#pages"
git --git-dir="$work/repo.git" archive pages | (mkdir "$work/git" && tar -x -C "$work/git"); same "$work/git" && ok || no "git holds the tree"
status 0 "$VITRINE" publish "git:$work/repo.git#pages"; [ "$(git --git-dir="$work/repo.git" rev-list --count pages)" -eq 1 ] && ok || no "a commit without a change"
sed -i 's/55 mm/56 mm/' content/products/bicycle-bell/index.md; "$VITRINE" build -q
status 0 "$VITRINE" publish "git:$work/repo.git#pages"; [ "$(git --git-dir="$work/repo.git" rev-list --count pages)" -eq 2 ] && ok || no "the second commit stands on the first"
status 2 "$VITRINE" publish "git:$work/no-such.git"
# A visitor's view: every page's own pictures, styles and scripts are there
whole() { (cd "$1" 2> /dev/null && find . -name '*.html' | while read -r page; do
    grep -oE '(src|href)="[^"#?:]+\.(css|js|jpg|webp)"' "$page" | sed 's/.*="//; s/"$//' | sort -u | while read -r link; do
        case $link in /*) file=.$link ;; *) file=$(dirname "$page")/$link ;; esac; [ -e "$file" ] || echo "$page lacks $link"; done; done) | head -1; }
interrupted() { # TARGET FOLDER: killed at random instants, then completed
    bad=; for i in $(seq "${KILLS:-12}"); do
        sed -i "s/5[0-9] mm/5$((i % 10)) mm/; s/^series:.*/series: S$i/" content/products/bicycle-bell/index.md; cp content/products/*/overview.jpg content/products/bicycle-bell/ 2> /dev/null
        "$VITRINE" build -q > /dev/null 2>&1
        "$VITRINE" publish "$1" > /dev/null 2>&1 & pid=$!
        sleep "0.$((i * 37 % 25 + 1))"; pkill -9 -P $pid 2> /dev/null; kill -9 $pid 2> /dev/null; wait $pid 2> /dev/null
        bad=$(whole "$2"); [ -z "$bad" ] || break
    done
    [ -z "$bad" ] && ok || no "$1: after a cut $bad"
    status 0 "$VITRINE" publish "$1"; same "$2" && ok || no "$1: the next run completes: $(diff -rq output "$2" | head -3)"; }
# An rsync daemon on loopback
mkdir "$work/www"
printf 'use chroot = no\nport = 8873\naddress = 127.0.0.1\npid file = %s/rsyncd.pid\n[shop]\npath = %s/www\nread only = no\nuid = %s\ngid = %s\n' "$work" "$work" "$(id -u)" "$(id -g)" > "$work/rsyncd.conf"
rsync --daemon --config="$work/rsyncd.conf"
await rsync rsync://127.0.0.1:8873/
interrupted rsync://127.0.0.1:8873/shop "$work/www"
kill "$(cat "$work/rsyncd.pid")" 2> /dev/null
# rclone
mkdir "$work/cloud"; interrupted "rclone:$work/cloud" "$work/cloud"
# Preflight
status 0 "$VITRINE" preflight --host cloudflare-pages; says 'ready'
status 0 "$VITRINE" preflight --host github-pages; says 'forbid'
status 2 "$VITRINE" preflight --host geocities; says 'there is no host'
i=0; mkdir output/many; while [ $i -lt 20001 ]; do : > output/many/$i; i=$((i + 1)); done
status 1 "$VITRINE" preflight --host cloudflare-pages; says 'more than the 20000'
rm -r output/many; says 'are not enough'
# What would fit is worked out from what there is: 6,000 photos in four widths and two forms
mkdir output/pictures/x; (cd output/pictures/x && for w in 320 640 960 1280; do for e in jpg webp; do seq -f "p%g-abcdef-$w.$e" 2800; done; done | xargs touch)
status 1 "$VITRINE" preflight --host cloudflare-pages; says 'without WebP they fit'
(cd output/pictures/x && for w in 320 640 960 1280; do seq -f "q%g-abcdef-$w.jpg" 3000; done | xargs touch)
status 1 "$VITRINE" preflight --host cloudflare-pages; says 'widths of photos instead of 4 fit'
rm -r output/pictures/x; : > output/CON.html; : > output/Robots.txt; : > 'output/what?.html'
status 1 "$VITRINE" preflight --host zip; says 'name of a device'; says 'differ in case'; says 'no file may have'
truncate -s 30M output/big.bin; status 1 "$VITRINE" preflight --host cloudflare-pages; says 'big.bin has'
awk 'BEGIN { for (i = 0; i < 2101; i++) print "/old" i " /new" i " 301" }' > output/_redirects; status 1 "$VITRINE" preflight --host cloudflare-pages; says 'redirects are more'
finish
