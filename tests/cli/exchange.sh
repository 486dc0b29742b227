# To others and back: an unchanged export changes no byte; of a changed one only what was changed; foreign tables become listings that build.
. "$(dirname "$0")/lib.sh.inc"
sample "$work/site" && cd "$work/site" || exit 2
cp -R content "$work/before"
status 0 "$VITRINE" export -f shopify -o s.csv
status 0 "$VITRINE" import --dry-run s.csv; says '0 new, 0 changed, 9 as they are'
status 0 "$VITRINE" import s.csv; expect "no byte has changed" diff -r content "$work/before"
python3 - <<'P'
import csv
rows = list(csv.DictReader(open('s.csv', newline='')))
for r in rows:
    if r['URL handle'] == 'bicycle-bell' and r['Title']:
        r['Title'] = 'Brass "Classic" Bicycle Bell: 60 mm'; r['Price'] = '1.99'; r['Vendor'] = 'Lujiang'
w = csv.DictWriter(open('t.csv', 'w', newline=''), rows[0].keys()); w.writeheader(); w.writerows(rows)
P
status 0 "$VITRINE" import --dry-run t.csv; says '1 changed, 8 as they are'; says '+Brass "Classic" Bicycle Bell: 60 mm'; expect "a dry run writes nothing" diff -r content "$work/before"
status 0 "$VITRINE" import t.csv
[ "$(diff "$work/before/products/bicycle-bell/index.md" content/products/bicycle-bell/index.md | grep -c '^>')" -le 3 ] && ok || no "more than three lines changed: $(diff "$work/before/products/bicycle-bell/index.md" content/products/bicycle-bell/index.md)"
"$VITRINE" export -q -f shopify -o u.csv 2> /dev/null || "$VITRINE" export -f shopify -o u.csv 2> /dev/null
python3 - <<'P' && ok || no "what was imported comes out again"
import csv
r = [r for r in csv.DictReader(open('u.csv', newline='')) if r['URL handle'] == 'bicycle-bell' and r['Title']][0]
assert r['Title'] == 'Brass "Classic" Bicycle Bell: 60 mm' and float(r['Price']) == 1.99 and r['Vendor'] == 'Lujiang', r
P
status 0 "$VITRINE" import t.csv; says '0 new, 0 changed'
status 2 "$VITRINE" export --format spreadsheet -o wrong.csv; says 'spreadsheet is written as a file like'; expect "nothing is written under a name of another kind" [ ! -e wrong.csv ]
status 2 "$VITRINE" export -f shopify -o wrong.xlsx; status 0 "$VITRINE" export -f shopify -o S.txt; status 0 "$VITRINE" export -f spreadsheet -o none; status 0 "$VITRINE" export -f spreadsheet -o S.XLSX
# Shopify's older headers: several rows a listing, lines within cells, quotes, variants, HTML
cat > old.csv <<'C'
Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Price,Image Src,Image Alt Text
oak-board,"Oak Cutting Board, 40 cm","<p>Cut from <strong>one</strong> piece.</p>
<ul><li>Oiled</li><li>With a ""juice"" groove</li></ul><script>alert(1)</script><table><tr><th>Side</th><th>cm</th></tr><tr><td>long</td><td>40</td></tr></table>",Nord,Kitchen,"cutting board, oak board",true,Size,40 cm,OB-40,900,12.5,https://cdn.example/a.jpg,Board
oak-board,,,,,,,,60 cm,OB-60,1300,18.0,https://cdn.example/b.jpg,
tea-tin,"Tea Tin ""Garden""",,,,,true,Title,Default Title,TT-1,90,,,
C
status 0 "$VITRINE" import old.csv; says '2 new, 0 changed'
f=content/products/oak-board.md
grep -q '^title: "Oak Cutting Board, 40 cm"$' $f && grep -q '\*\*one\*\*' $f && grep -q '^- Oiled' $f && grep -q '| long | 40 |' $f && grep -q '"40 cm", "60 cm"' $f && grep -q 'price: 12.5' $f && grep -q 'cdn.example/b.jpg' $f && ok || { no "the listing"; cat $f; }
grep -q 'alert' $f && no "a script was taken over" || ok
grep -q 'Default Title' content/products/tea-tin.md && no "a default variant is no option" || ok
status 0 "$VITRINE" import old.csv; says '0 new, 0 changed, 2 as they are'
"$VITRINE" check -q > "$work/out" 2>&1; grep -q 'front-matter\|field-type' "$work/out" && no "imported files are not well-formed" || ok
status 1 "$VITRINE" build -q --allow-errors; [ -e output/products/oak-board.html ] && ok || no "imported listings build"
"$VITRINE" export -o v.csv 2> /dev/null; status 0 "$VITRINE" import v.csv; says '0 new, 0 changed'
# WooCommerce, with its byte order mark
printf '\357\273\277ID,Type,SKU,Name,Published,"Short description",Description,"Regular price",Categories,Tags,Images\n11,simple,CUP-1,"Steel Cup, 350 ml",1,"Double wall.","<p>Keeps tea <em>hot</em>.</p>",4.2,"Kitchen > Cups, Sale","steel cup","https://x.example/1.jpg, https://x.example/2.jpg"\n12,variation,CUP-1-R,Steel Cup - Red,1,,,4.2,,,\n' > woo.csv
status 0 "$VITRINE" import woo.csv; says '1 new'; grep -q 'category: "Kitchen > Cups"' content/products/steel-cup-350-ml.md && grep -q '\*hot\*' content/products/steel-cup-350-ml.md && ok || no "WooCommerce"
# As it exports them: the ends of lines spelled out, what a spreadsheet would compute behind an apostrophe, commas within values behind backslashes; attributes are choices or
# facts, a variable product's price stands with its variations, and what is not published there becomes a draft
cat > woo.csv <<'C'
ID,Type,SKU,"GTIN, UPC, EAN, or ISBN",Name,Published,"Short description",Description,"Weight (kg)","Length (cm)","Regular price",Categories,Tags,Images,Parent,Brands,"Attribute 1 name","Attribute 1 value(s)","Attribute 2 name","Attribute 2 value(s)"
44,variable,MUG-V,4006381333931,"Enamel Mug, Speckled",1,"Light and\nstrong.","First line.\n\nA file C:\\new here.",0.21,9,,"Cups\, Mugs > Camping, Sale",enamel mug,"https://x.example/a\,b.jpg, https://x.example/2.jpg",,"Lujiang, Other",Colour,"Blue, Green\, light",Material,Enamel
45,variation,MUG-V-B,,"Enamel Mug - Blue",1,,,,,3.10,,,,MUG-V,,Colour,Blue,,
46,variation,MUG-V-G,,"Enamel Mug - Green",1,,,,,3.40,,,,id:44,,Colour,"Green\, light",,
47,simple,BOWL-1,,"'=Bowl",-1,,,,,2.5,,,,,,Colour,"Red, White",,
48,variable,PAN-V,,"Iron Pan",1,,,,,,,,,,,Size,"20, 24",,
49,variation,PAN-V-20,,"Iron Pan - 20",1,,,,,7.25,,,,id:48,,Size,20,,
C
status 0 "$VITRINE" import woo.csv; says '3 new, 0 changed'
f=content/products/enamel-mug-speckled.md
for line in 'description: "Light and\nstrong."' 'category: "Cups, Mugs > Camping"' 'brand: Lujiang' 'gtin: "4006381333931"' '  Colour: [Blue, "Green, light"]' '  Material: Enamel' '  Weight: "0.21 kg"' '    - {from: 1, price: 3.10}' '# photo 1: https://x.example/a,b.jpg' '# photo 2: https://x.example/2.jpg' 'First line.'; do
    grep -qxF -- "$line" $f && ok || no "WooCommerce lacks: $line"
done
grep -qF 'C:\\new' $f && ok || no "two characters became the end of a line: $(tail -3 $f)"
grep -qx 'draft: true' content/products/bowl.md && grep -qx 'title: "=Bowl"' content/products/bowl.md && grep -qx '  Colour: "Red, White"' content/products/bowl.md && ok || no "$(cat content/products/bowl.md)"
grep -q 'price: 7.25' content/products/iron-pan.md && grep -qx '  Size: \[20, 24\]' content/products/iron-pan.md && ok || no "$(cat content/products/iron-pan.md)"
status 0 "$VITRINE" import woo.csv; says '0 new, 0 changed, 3 as they are'
"$VITRINE" check -q > "$work/out" 2>&1; grep -q 'front-matter\|field-type' "$work/out" && no "WooCommerce's files are not well-formed" || ok
# A draft of Shopify's stays one; tables as spreadsheets save them
printf 'sep=;\r\nHandle;Title;Status\r\nrack;Bike Rack (Steel);draft\r\nbar;Bike Bar (Steel);active\r\n' > d.csv; status 0 "$VITRINE" import d.csv; says '2 new'
grep -qx 'draft: true' content/products/rack.md && ! grep -q draft content/products/bar.md && ok || no "Shopify's draft"
printf 'Handle\tTitle\tBody (HTML)\tSKU\nhub\tBike Hub (Steel)\t\tHUB-9\n' > t.txt; status 0 "$VITRINE" import t.txt; says '1 new'; grep -qx 'sku: "HUB-9"\|sku: HUB-9' content/products/hub.md && ok || no "an empty cell between tabs: $(cat content/products/hub.md)"
printf 'Handle,Title\na,b\n' | iconv -t UTF-16 > u.csv; status 2 "$VITRINE" import u.csv; says 'not UTF-8'
printf 'a,b\n1,2\n' > n.csv; status 2 "$VITRINE" import -f shopify n.csv; says 'no column "Title"'; status 2 "$VITRINE" import -f woocommerce n.csv; says 'no column "Name"'
rm content/products/rack.md content/products/bar.md content/products/hub.md content/products/bowl.md content/products/iron-pan.md
# A Merchant feed: our own comes back without a change; entities do not unfold
"$VITRINE" build -q --allow-errors 2> /dev/null; cp output/merchant.xml m.xml
printf '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss xmlns:g="http://base.google.com/ns/1.0"><channel><item><g:id>X-9</g:id><title>Felt Bag &a;</title><g:price>3.10 USD</g:price></item></channel></rss>' > x.xml
status 0 "$VITRINE" import x.xml; says '1 new'; grep -rq 'root:' content/products && no "an entity was read from a file" || ok
status 0 "$VITRINE" import --dry-run m.xml
# Hostile
printf 'Handle,Title\n../../evil,"=cmd|x"\n,\n"unclosed' > h.csv; status 0 "$VITRINE" import h.csv; [ ! -e ../evil.md ] && [ ! -e ../../evil.md ] && ok || no "a handle left the folder"
head -c 20000 /dev/urandom > r.csv; status 2 "$VITRINE" import r.csv; says 'no form that is known'
status 2 "$VITRINE" import nowhere.csv; says 'cannot be read'
status 2 "$VITRINE" import -f shopify /dev/null; says 'no rows'
printf 'Handle,Title\na,\377\n' > l.csv; status 2 "$VITRINE" import l.csv; says 'not UTF-8'
# A sheet of a country with decimal commas, and a price that is none: it is told, not lost
printf 'Handle;Title;Variant SKU;Variant Price\nseat;Bike Seat (Gel);S-1;"1.299,50"\nhorn;Bike Horn (Brass);H-1;on request\n' > p.csv
status 0 "$VITRINE" import p.csv; says 'horn: the price "on request" is no number'; grep -q 'price: 1299.50}' content/products/seat.md && ok || no "$(cat content/products/seat.md)"
printf 'Handle;Title;Variant SKU;Variant Price\nhorn;Bike Horn (Brass);H-1;4,50\n' > p.csv
status 0 "$VITRINE" import p.csv; says 'horn.md has no price yet: write "4.50"'
rm content/products/seat.md content/products/horn.md
# What stands beside a price is its currency: a new listing gets it, and a number in another currency never takes the place of one
printf 'Handle;Title;Variant SKU;Variant Price\neuro;Bike Seat (Gel);S-1;4,50 €\ndollar;Bike Horn (Brass);H-1;$3\nyuan;Bike Lamp (LED);L-1;RMB 12\n' > p.csv
status 0 "$VITRINE" import p.csv; says '3 new'
for file in euro:EUR yuan:CNY; do grep -qx "  currency: ${file#*:}" content/products/${file%:*}.md && ok || no "$(cat content/products/${file%:*}.md)"; done
grep -q currency content/products/dollar.md && no "the site's own currency was written: $(cat content/products/dollar.md)" || ok
status 0 "$VITRINE" import p.csv; says '0 new, 0 changed, 3 as they are'
printf 'Handle;Title;Variant SKU;Variant Price\neuro;Bike Seat (Gel);S-1;$ 5\ndollar;Bike Horn (Brass);H-1;3 USD\nyuan;Bike Lamp (LED);L-1;13 ¥\n' > p.csv
status 0 "$VITRINE" import p.csv; says '1 changed'; says 'euro: the price "$ 5" is in USD, and those of the file are in EUR: write it into the file'
grep -q 'price: 4.50}' content/products/euro.md && grep -q 'price: 13}' content/products/yuan.md && ok || no "$(cat content/products/euro.md content/products/yuan.md)"
sed 's/3.10 USD/EUR 3,20/' x.xml > y.xml; status 0 "$VITRINE" import y.xml; says 'is in EUR, and those of the file are in USD'
rm content/products/euro.md content/products/dollar.md content/products/yuan.md
# Other forms
status 0 "$VITRINE" export -f meta -o meta.csv; python3 -c "
import csv; rows = list(csv.DictReader(open('meta.csv', newline='')))
assert rows and all(float(r['price'].split()[0]) > 0 and r['image_link'].startswith('https://') and len(r['title']) <= 200 for r in rows)" && ok || no "Meta's table"
status 0 "$VITRINE" export -f jsonfeed -o feed.json; expect "JSON Feed" jq -e '.version == "https://jsonfeed.org/version/1.1" and (.items | length) > 8 and all(.items[]; .id and .url and .content_html)' feed.json
status 0 "$VITRINE" export -f alibaba -o a.txt; grep -q '^Keywords  *[a-z].*, ' a.txt && grep -q '500+ piece: 1.99 USD' a.txt && ok || no "the field sheet: $(head -12 a.txt)"
status 2 "$VITRINE" export -f ebay; says 'there is no form'
status 2 "$VITRINE" export -l xx; says 'no language'
# What the categories of imported listings need in site.yaml is said as lines that can be put there
mkdir -p "$work/cat/content/products" && cd "$work/cat" || exit 2
printf 'name: T\nlanguages: [en]\ncategories:\n  - name: Kitchen\n' > content/site.yaml
printf 'Handle,Title,Type,Variant SKU\na,Steel Cup,Kitchen > Cups,S1\nb,Steel Pan,Kitchen > Pans > Woks,S2\nc,Rope,"Sports: Climb, etc",S3\nd,Steel Pot,Kitchen,S4\ne,Lamp,Light > Lamps,S5\nf,Light,Light,S6\n' > c.csv
status 0 "$VITRINE" import c.csv; says 'lacks (5)'; says 'name: Kitchen   # is there'; cp "$work/err" lines
"$VITRINE" check 2>&1 | grep -q 'category-unknown' && ok || no "the categories were there before"
{ printf 'name: T\nlanguages: [en]\ncategories:\n'; sed -n '/^  - /,$p' lines; } > content/site.yaml
"$VITRINE" check > "$work/out" 2>&1; grep -q 'category-unknown\|yaml' "$work/out" && no "the lines do not fit: $(grep 'category-unknown\|yaml' "$work/out" | head -3)" || ok
status 0 "$VITRINE" import c.csv; says '6 as they are'; grep -q lacks "$work/err" && no "nothing is lacking" || ok
# A path without end, and one category a listing
{ echo 'Handle,Title,Type'; printf 'a,Cup,A'; printf ' > A%.0s' $(seq 5000); echo; printf 'b,Cup," > B"\nc,Cup,"C > "\nd,Cup,D >  > D\n'; seq 3000 | sed 's/.*/h&,Cup &,T&/'; } > d.csv
status 0 timeout 30 "$VITRINE" import --dry-run d.csv; says '  # ...'
finish
