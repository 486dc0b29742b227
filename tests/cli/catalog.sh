# The catalog to send: sound files, the right prices or none, within the size that was asked for.
. "$(dirname "$0")/lib.sh.inc"
sample "$work/site" && cd "$work/site" || exit 2
printf 'rates: {EUR: 0.92}\neditions:\n  - {name: bath, categories: [Home & Bath], currency: EUR, layout: grid, buyer: Nordlicht GmbH, valid_until: 2027-03-31}\n  - {name: plain, prices: false}\n' >> content/site.yaml
for layout in full half grid list; do
    status 0 "$VITRINE" catalog --layout $layout -o $layout.pdf
    expect "$layout: a sound PDF" sh -c "qpdf --check $layout.pdf 2>&1 | grep -q 'No syntax or stream encoding errors'"
    pdffonts $layout.pdf | tail -n +3 | awk '{ print $(NF - 4) }' | grep -qv yes && no "$layout: a font is not embedded" || ok
    pdftotext $layout.pdf $layout.txt
    for title in $(grep -h '^sku:' content/products/*/index.md | sed 's/sku: *//'); do grep -q -- "$title" $layout.txt || no "$layout lacks $title"; done; ok
done
expect "bookmarks" sh -c "qpdf --json half.pdf | jq -e '.outlines | length > 3'"
expect "links to the shop" sh -c "qpdf --qdf --object-streams=disable half.pdf - | grep -aq 'lujiang-bay.example/products/bicycle-bell.html'"
pdfinfo half.pdf | grep -q '^Title: *Lujiang Bay' && ok || no "title"
pdftotext -layout half.pdf - | grep -q 'USD.1.85' && ok || no "a price"
says_of_itself() { qpdf --qdf --object-streams=disable "$1" - | grep -aB30 -A5 '/Type /Catalog' | grep -aqF -- "$2"; }
expect "its language" says_of_itself half.pdf "/Lang (en)"
expect "its title in the window" says_of_itself half.pdf "/DisplayDocTitle true"
[ -z "$(ls | grep -v -E '^(content|amounts|.*\.(pdf|txt|html))$')" ] && ok || no "something was left behind: $(ls)"
status 0 "$VITRINE" catalog -l zh -o zh.pdf; expect "its language, Chinese" says_of_itself zh.pdf "/Lang (zh)"; pdftotext zh.pdf - | grep -q 黄铜 && ok || no "Chinese text"
cp half.pdf first.pdf; "$VITRINE" catalog -q -o half.pdf; expect "the same bytes" cmp first.pdf half.pdf
# Editions
status 0 "$VITRINE" catalog -e bath -o bath.pdf
pdftotext -layout bath.pdf bath.txt
grep -q 'Nordlicht' bath.txt && grep -q 'EUR' bath.txt && ! grep -q 'USD' bath.txt && ! grep -q 'LB-B55' bath.txt && grep -q 'LB-K23' bath.txt && ok || no "the edition"
status 2 "$VITRINE" catalog -e nowhere; says 'no edition "nowhere"'
status 2 "$VITRINE" catalog --currency GBP; says 'no rate for "GBP"'
status 2 "$VITRINE" catalog --sku LB-NONE; says 'LB-NONE'
status 2 "$VITRINE" catalog --layout poster; says 'poster'
status 2 "$VITRINE" catalog --max-size lots; says 'wants a size'
status 2 "$VITRINE" catalog -o nowhere/c.pdf; says 'cannot be written'
status 0 "$VITRINE" catalog -e plain --against bath; says 'new       LB-B55'; says 'changed   LB-K23'; says 'was EUR'
status 0 "$VITRINE" catalog -e bath --against plain; says 'withdrawn LB-B55'
status 0 "$VITRINE" catalog -e bath --against bath; says 'both hold the same'
# Right to left: every letter shaped and in reading order
mkdir -p "$work/ar/content/products"; printf 'name: شركة النيل\nlanguages: [ar]\n' > "$work/ar/content/site.yaml"
printf -- '---\ntitle: جرس دراجة نحاسي\ndescription: صوت واضح 92 dB\nkeywords: x\nsku: AR-1\n---\nنص\n' > "$work/ar/content/products/bell.md"
status 0 "$VITRINE" catalog --source "$work/ar" -o ar.pdf
expect "its language, Arabic" says_of_itself ar.pdf "/Lang (ar)"
expect "pages turn from right to left" says_of_itself ar.pdf "/Direction /R2L"
pdftotext ar.pdf - | grep -q 'جرس دراجة' && ok || no "Arabic text in reading order: $(pdftotext ar.pdf - | head -20 | tr '\n' ' ')"

# No price in any byte: every amount of the listings is looked for, in everything that is written
grep -h -oE 'price: *[0-9.]+' content/products/*/index.md | grep -oE '[0-9.]+' | sort -u > amounts
[ -s amounts ] && ok || no "no amounts to look for"
status 0 "$VITRINE" catalog -e plain -o plain.pdf
status 0 "$VITRINE" catalog -e plain -o plain.html
qpdf --qdf --object-streams=disable plain.pdf plain.qdf 2> /dev/null; pdftotext plain.pdf plain.txt
sed 's/base64,[^"]*//g' plain.html > plain.bare
while read -r amount; do
    for f in plain.txt plain.bare; do grep -qE "(USD|EUR|CNY).{0,6}$amount|$amount.{0,3}(USD|EUR|CNY)" "$f" && no "$f names the price $amount"; done
done < amounts
grep -qE 'USD|EUR' plain.txt plain.bare && no "a currency stands in a catalog without prices" || ok
pdftotext half.pdf - | grep -q USD && ok || no "this test finds no price where there is one"
# One HTML file
status 0 "$VITRINE" catalog -o one.html
grep -qE '(src|href)="(http|/|\.\.)' one.html && no "the one file asks for others" || ok
# A listing that is taller than a page goes on on the next one; what nobody would print is cut, and soon
mkdir -p "$work/tall/content/products" && printf 'name: T\nlanguages: [en]\ncategories: [{name: All}]\n' > "$work/tall/content/site.yaml"
tall() { # NAME POINTS SPECS
    { printf -- '---\ntitle: Lathe %s (400 mm)\ncategory: All\nsku: %s\nmoq: 1\nprice: {currency: USD, tiers: [{from: 1, price: 9}, {from: 5, price: 8}]}\n' "$1" "$1"
      echo 'selling_points:'; seq "$2" | sed 's/.*/  - Advantage & of the lathe, which goes over the end of a line/'
      echo 'specs:'; seq "$3" | sed 's/.*/  Value &: number & mm/'; printf -- '---\nText.\n'; } > "$work/tall/content/products/$1.md"
}
tall a 8 70; tall b 60 5
for layout in full half; do
    status 0 "$VITRINE" catalog --source "$work/tall" --layout $layout -o tall.pdf; pdftotext -layout tall.pdf tall.txt
    lost=0
    for i in $(seq 70); do grep -q "Value $i  *number $i mm" tall.txt || lost=$((lost + 1)); done
    for i in $(seq 60); do grep -q "Advantage $i of the lathe" tall.txt || lost=$((lost + 1)); done
    [ $lost -eq 0 ] && ok || no "$layout: $lost lines of tall listings are on no page"
    pdftotext -bbox tall.pdf - | awk -F'"' '/>Value</ && $8 > 842 - 42 - 40 { exit 1 }' && ok || no "$layout: a line stands in the margin"
done
tall a 20000 20000; status 0 timeout 60 "$VITRINE" catalog --source "$work/tall" -o tall.pdf; [ "$(pdfinfo tall.pdf | awk '/^Pages/ { print $2 }')" -lt 40 ] && ok || no "endless pages"
pdftotext tall.pdf - | grep -qx '…' && ok || no "no mark that there is more of an endless list"
# A listing without a price: whoever sees the others' is told; where there are none, nothing is said of it
for end in pdf html; do
    "$VITRINE" catalog -q --sku LB-EV6 -o ask.$end; "$VITRINE" catalog -q --no-prices --sku LB-EV6 -o never.$end
    for name in ask never; do [ $end = pdf ] && pdftotext $name.pdf - > $name.txt || cp $name.html $name.txt; done
    grep -q 'Price on request' ask.txt && ! grep -q 'Price on request' never.txt && ok || no "$end: on request"
done
# A firm that says nothing of itself, and listings without numbers: no heading stands over nothing
mkdir -p "$work/bare/content/products" && printf 'name: Bare\nlanguages: [en]\n' > "$work/bare/content/site.yaml"
printf -- '---\ntitle: Steel Lantern (30 cm)\n---\nText.\n' > "$work/bare/content/products/a.md"
status 0 "$VITRINE" catalog --source "$work/bare" -o bare.pdf; pdftotext -layout bare.pdf bare.txt
grep -q 'Steel Lantern' bare.txt && ! grep -qE 'Contact|Item no|item number|in figures|ﬁgures' bare.txt && ok || no "a heading over nothing: $(cat bare.txt)"
status 0 "$VITRINE" catalog --source "$work/bare" -o bare.html; "$VITRINE" build -q --allow-errors --source "$work/bare" > /dev/null 2>&1
grep -l 'id="index"\|#index' bare.html "$work/bare/output/catalog.html" > "$work/list" && no "an index of nothing: $(cat "$work/list")" || ok
printf 'company: {wechat: bare88, whatsapp: "+86 592 555 0101"}\n' >> "$work/bare/content/site.yaml"
status 0 "$VITRINE" catalog --source "$work/bare" -o bare.pdf; pdftotext -layout bare.pdf bare.txt; grep -q 'WeChat: bare88' bare.txt && grep -q 'WhatsApp: +86 592 555 0101' bare.txt && ok || no "the ways to the firm: $(cat bare.txt)"
# As large as asked for
if [ -d "$CORPORA/catalog-luma" ]; then
    cp -R "$CORPORA/catalog-luma" "$work/luma" && chmod -R u+w "$work/luma"
    for mb in 2 5 10; do
        expect "$mb MB" "$VITRINE" catalog --source "$work/luma" --max-size ${mb}MB -o "$work/l.pdf"
        size=$(stat -c %s "$work/l.pdf"); [ "$size" -le $((mb * 1000000)) ] && [ "$size" -ge $((mb * 850000)) ] && ok || no "$mb MB: $size bytes"
    done
    status 2 "$VITRINE" catalog --source "$work/luma" --max-size 100KB; says 'too little'
else
    skip "catalog-luma (CORPORA)"
fi
finish
