# A site of an edition: its listings and nothing else, its language, its currency; without prices, no price in any byte.
. "$(dirname "$0")/lib.sh.inc"
sample "$work/site" && cd "$work/site" || exit 2
cat >> content/site.yaml <<'Y'
rates: {EUR: 0.5}
editions:
  - {name: bath, categories: [Home & Bath], currency: EUR, language: zh, base_url: "https://bath.example/"}
  - {name: plain, prices: false, base_url: "https://plain.example/"}
  - {name: Two Skus, skus: [LB-B55, kitchen-faucet]}
  - {name: nothing, skus: [LB-NONE]}
Y
# Amounts that stand nowhere by chance
sed -i -E 's/(price: *)([0-9.]+)/\181934.57/g; s/fee: [0-9]+ USD/fee: 81934 USD/' content/products/*/index.md
grep -q 81934.57 content/products/bicycle-bell/index.md && ok || no "this test has not changed the prices"
amount='81[., ’]?( | )?934'
status 0 "$VITRINE" build
grep -rqaE "$amount" output/products && grep -rqaE "$amount" output/search && grep -qE "$amount" output/merchant.xml && ok || no "this test finds no price where there is one"
mkdir before && cp -al output before/

# Without prices: pages, search data, feeds, structured data; and the documents that are sent, decompressed
status 0 "$VITRINE" build --edition plain
[ -d output-plain/products ] && ok || no "output-plain"
find output-plain -type f ! -path '*/pictures/*' -print0 | xargs -0 grep -laE "$amount" | while read -r f; do echo "$f names a price"; done > found
[ -s found ] && no "$(cat found)" || ok
grep -q '<item>' output-plain/merchant.xml && no "the feed has items without prices" || ok
[ "$(ls output-plain/products/*.html | wc -l)" -eq 9 ] && ok || no "nine listings"
grep -rq 'lujiang-bay.example/products' output-plain && no "addresses of the other site" || ok
status 0 "$VITRINE" catalog -e plain -o plain.pdf
status 0 "$VITRINE" catalog -e plain -o plain.html
qpdf --qdf --object-streams=disable plain.pdf plain.qdf 2> /dev/null; pdftotext plain.pdf plain.txt
for f in plain.qdf plain.txt plain.html; do grep -qaE "$amount" $f && no "$f names a price" || ok; done
for form in meta shopify; do # forms for others hold prices, and are of the whole catalog
    "$VITRINE" export -f $form -o $form.out 2> /dev/null; grep -qaE "$amount" $form.out && ok || no "$form of the whole catalog has its prices"
done
# A text that names one: told at its place, and nothing is published
cp -al output-plain plain-before
for text in 'now USD 12.50 each' 'now **US$12.50** each' 'jetzt 12,50 € das Stück' '每件12元'; do
    cp "$VITRINE_ROOT/content/products/bicycle-bell/index.md" content/products/bicycle-bell/
    printf '\n%s\n' "$text" >> content/products/bicycle-bell/index.md
    status 1 "$VITRINE" build --edition plain; says 'edition-price'; says 'content/products/bicycle-bell/index.md:'
    status 2 "$VITRINE" build --edition plain --allow-errors; says 'would name a price'
done
cp "$VITRINE_ROOT/content/products/bicycle-bell/index.md" content/products/bicycle-bell/
printf '\nStacked on EUR 1 pallets, 12 V, 30 EUR pallets.\n' >> content/products/bicycle-bell/index.md
status 0 "$VITRINE" build --edition plain
sed -i 's/^description: /&Only USD 3 a piece. /' content/products/glass-shelf/index.md
status 2 "$VITRINE" catalog -e plain -o plain.pdf; says 'content/products/glass-shelf/index.md:'
cp "$VITRINE_ROOT/content/products/glass-shelf/index.md" content/products/glass-shelf/

# A part of the catalog, in one language and another currency
status 0 "$VITRINE" build --edition bath
[ "$(ls output-bath/products/*.html | wc -l)" -eq 3 ] && ok || no "three listings"
[ ! -e output-bath/zh ] && grep -q '<html lang="zh"' output-bath/index.html && ok || no "Chinese at the root"
[ -e output-bath/categories/home-bath ] && [ ! -e output-bath/categories/fresh-fruit ] && ok || no "categories without listings are left out"
grep -q 'EUR.40,967' output-bath/products/kitchen-faucet.html && ok || no "the currency"
grep -q 'https://bath.example/' output-bath/sitemap.xml && ok || no "its address"
grep -rqaiE 'bicycle-bell|fuji' output-bath/search output-bath/sitemap.xml output-bath/index.html && no "names a listing that it does not hold" || ok
cat output-bath/*.html output-bath/*/*.html output-bath/*.xml > pages
for f in output-bath/pictures/*; do grep -q "$(basename "$f")" pages || no "nothing asks for $f"; done; ok
status 0 "$VITRINE" build --edition 'Two Skus'
[ "$(ls output-two-skus/products/*.html | wc -l)" -eq 2 ] && ok || no "two listings"
status 2 "$VITRINE" build --edition nothing; says 'LB-NONE'
status 2 "$VITRINE" build --edition other; says 'no edition "other"'
# The others stand as they were; each knows when it has nothing to do
cp "$VITRINE_ROOT"/content/products/bicycle-bell/index.md content/products/bicycle-bell/
sed -i -E 's/(price: *)([0-9.]+)/\181934.57/g; s/fee: [0-9]+ USD/fee: 81934 USD/' content/products/*/index.md
status 0 "$VITRINE" build; says '0 removed'
diff -r output before/output > /dev/null && ok || no "the whole site differs after its editions were built"
status 0 "$VITRINE" build --edition 'Two Skus' --output partners-two
[ -f partners-two/index.html ] && ok || no "--output"

# A draft's photos and downloads are nobody's business
mkdir -p content/products/secret && cp content/products/bicycle-bell/*.jpg content/products/secret/ && (cd content/products/secret && for f in *.jpg; do mv "$f" "secret-$f"; done)
printf 'not yet' > content/products/secret/plans.pdf
printf -- '---\ntitle: Secret Bell (Brass, 40 mm)\ncategory: Sports & Vehicles > Bicycle Parts\ndraft: true\ndownloads: [plans.pdf]\nimages: [%s]\n---\nSee [plans](plans.pdf).\n' "$(ls content/products/secret/*.jpg | head -1 | xargs basename)" > content/products/secret/index.md
status 0 "$VITRINE" build
find output | grep -qiE 'secret|plans' && no "the draft's files are published: $(find output | grep -iE 'secret|plans' | head -2)" || ok
status 0 "$VITRINE" build --drafts
find output | grep -q plans && ok || no "--drafts publishes its files"
finish
