# Quotations: the tier that the quantity reaches, sums that agree, and nothing that a spreadsheet would run.
. "$(dirname "$0")/lib.sh.inc"
sample "$work/site" && cd "$work/site" || exit 2
printf 'rates: {EUR: 0.5}\nterms: 30 %% in advance.\nbank: "=HYPERLINK(1)"\n' >> content/site.yaml
status 0 "$VITRINE" quote LB-B55:1999 -o a.csv; grep -q ',1999,"piece",1.85,"USD",3698.15,14,' a.csv && ok || no "the first tier: $(tail -1 a.csv)"
status 0 "$VITRINE" quote LB-B55:2000 -o a.csv; grep -q ',2000,"piece",1.62,"USD",3240.00,14,' a.csv && ok || no "the second tier: $(tail -1 a.csv)"
status 0 "$VITRINE" quote LB-B55:1 -o a.csv; grep -q ',1,"piece",1.85,' a.csv && ok || no "below the first tier: $(tail -1 a.csv)"
status 0 "$VITRINE" quote LB-B55 -o a.csv; grep -q ',500,' a.csv && ok || no "the least quantity: $(tail -1 a.csv)"
status 0 "$VITRINE" quote bicycle-bell:2000 --currency EUR -o a.csv; grep -q ',0.81,"EUR",1620.00,' a.csv && ok || no "another currency: $(tail -1 a.csv)"
status 2 "$VITRINE" quote; says "name what is asked for"
status 2 "$VITRINE" quote LB-NONE; says 'LB-NONE'
status 2 "$VITRINE" quote LB-B55:-3; says "a whole number"
status 2 "$VITRINE" quote LB-B55:1.5; says "a whole number"
status 2 "$VITRINE" quote LB-B55:99999999999999999999; says "a whole number"
status 2 "$VITRINE" quote LB-B55 -o q.doc; says "is .xlsx, .html or .csv"
status 2 "$VITRINE" quote LB-B55 -o nowhere/q.csv; says "cannot be written"
# Nothing is a formula that we did not write
sed -i 's/^title: .*/title: "=1+cmd|calc"/' content/products/kitchen-faucet/index.md
status 0 "$VITRINE" quote LB-K23 -o b.csv; grep -q "\"'=1+cmd" b.csv && ok || no "a formula in CSV"
status 0 "$VITRINE" quote LB-K23:100 LB-B55:2000 LB-P30:700 --buyer '<b>"Nord" & Co' --valid-until 2027-03-31 -o b.xlsx
mkdir x && (cd x && python3 -m zipfile -e ../b.xlsx .)
expect "the sheet is XML" xmllint --noout x/xl/worksheets/sheet1.xml x/xl/sharedStrings.xml
grep -q '<t[^>]*>=1+cmd' x/xl/sharedStrings.xml && ok || no "the title must be a string"
[ "$(grep -oE '<f>[^<]*' x/xl/worksheets/sheet1.xml | grep -vcE '<f>(LOOKUP|ROUND|ROUNDUP|SUM|I[0-9]+\*)')" -eq 0 ] && ok || no "a formula that is not ours"
grep -q '<f>LOOKUP(E8,Tiers!$B$4:$B$6,Tiers!$C$4:$C$6)</f><v>1.62</v>' x/xl/worksheets/sheet1.xml && ok || no "the price formula: $(grep -oE '<f>LOOKUP[^/]*/f><v>[^<]*' x/xl/worksheets/sheet1.xml)"
grep -q '<v>8630</v>' x/xl/worksheets/sheet1.xml && ok || no "the total"
grep -q 'dataValidation.*list' x/xl/worksheets/sheet1.xml && ok || no "options to choose from"
ls x/xl/media/* > /dev/null 2>&1 && ok || no "photos"
cp b.xlsx c.xlsx; "$VITRINE" quote -q LB-K23:100 LB-B55:2000 LB-P30:700 --buyer '<b>"Nord" & Co' --valid-until 2027-03-31 -o b.xlsx; expect "the same bytes" cmp b.xlsx c.xlsx
status 0 "$VITRINE" quote LB-K23:100 --buyer '<script>' -o b.html; grep -q '<script>' b.html && no "the buyer's name is markup" || ok
grep -q '30 % in advance' b.html && ok || no "terms"
# It stands for itself: what it is, from whom, how they are reached, what is chosen from, photos within the file; and nothing of what is not known
for part in '<h1>Quotation</h1>' 'Lin Yuqing' 'WeChat: lujiangbay' 'src="data:image/jpeg;base64,/9j/' 'Finish: brushed, black' 'Lead time: 30 days' 'FOB Xiamen' '<small>pieces</small>' '260.0 kg'; do
    grep -qF "$part" b.html && ok || no "the quotation lacks $part"
done
sed 's/.*base64,\([^"]*\)".*/\1/;t;d' b.html | base64 -d > photo.jpg; [ "$(file -b --mime-type photo.jpg)" = image/jpeg ] && ok || no "the photo is none"
status 0 "$VITRINE" quote -l zh LB-K23:100 -o z.html; grep -q '<h1>报价单</h1>' z.html && ok || no "in Chinese: $(grep h1 z.html)"
mkdir -p "$work/bare/content/products" && printf 'name: Bare\nlanguages: [en]\n' > "$work/bare/content/site.yaml" && printf -- '---\ntitle: Lamp\n---\n' > "$work/bare/content/products/lamp.md"
status 0 "$VITRINE" quote --source "$work/bare" lamp:3 -o bare.html; grep -qE '0\.00|0\.0 kg|mailto|<img|Item no' bare.html && no "what is not known is told: $(grep -E '0\.00|kg|mailto|<img|Item' bare.html)" || ok
mkdir -p content/theme/templates && printf 'Offer for {{buyer}}: {{#lines}}{{sku}} {{amount}};{{/lines}} {{total}}' > content/theme/templates/quote.mustache
status 0 "$VITRINE" quote LB-B55:2000 --buyer 'A & B' -o own.html; grep -q 'Offer for A &amp; B: LB-B55 USD.3,240.00; USD.3,240.00' own.html && ok || no "the firm's own template: $(cat own.html)"
printf '{{#lines}}' > content/theme/templates/quote.mustache; status 2 "$VITRINE" quote LB-B55 -o own.html; says 'quote.mustache:1:'
finish
