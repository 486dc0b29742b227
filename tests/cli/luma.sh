# A foreign catalog of 51 real listings: builds, twice the same, for one worker and for eight.
. "$(dirname "$0")/lib.sh.inc"
if [ ! -d "$CORPORA/catalog-luma" ]; then skip "catalog-luma (CORPORA)"; finish; exit; fi
cp -R "$CORPORA/catalog-luma" "$work/luma" && chmod -R u+w "$work/luma" && cd "$work/luma" || exit 2
status 1 "$VITRINE" build --allow-errors --jobs 1
(cd output && find . -type f | LC_ALL=C sort | xargs sha256sum) > "$work/one"
rm -rf .vitrine output
status 1 "$VITRINE" build --allow-errors --jobs 8
(cd output && find . -type f | LC_ALL=C sort | xargs sha256sum) > "$work/eight"
expect "one worker and eight make the same" cmp "$work/one" "$work/eight"
[ "$(ls output/products | wc -l)" -eq 51 ] && ok || no "not 51 product pages"
expect "sitemap is well-formed" xmllint --noout output/sitemap.xml
expect "feed is well-formed" xmllint --noout output/feed.xml
expect "merchant feed is well-formed" xmllint --noout output/merchant.xml
grep -q '<g:price>0' output/merchant.xml && no "a price of 0" || ok
expect "pictures carry no metadata" sh -c 'for f in output/pictures/*-320.jpg; do [ -z "$(identify -format "%[EXIF:*]" "$f")" ] || exit 1; done'
finish
