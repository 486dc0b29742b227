#!/bin/sh
# structured.sh - what search engines are told: the facts of the firm and of a listing, as JSON that a reader of JSON can read; nothing that is not so.
cd "$(dirname "$0")" || exit 2
. ./lib.sh.inc
sample "$work/site"
"$VITRINE" build --quiet --source "$work/site" || exit 2
data() { sed -n 's|.*<script type="application/ld+json">\(.*\)</script>.*|\1|p' "$work/site/output/$1" > "$work/data"; }
holds() { expect "$1: $2" jq -e "$2" "$work/data"; }
data index.html
for what in '.["@type"] == "Organization"' '.foundingDate == "2004"' '.numberOfEmployees == "180"' '.areaServed | index("Germany")' \
    '.hasCertification[0].certificationIdentification == "LB-QM-2211"' '.hasCertification | length == 2' '.contactPoint.telephone == "+86 592 555 0102"' \
    '.employee.jobTitle == "Export sales"' '.image | length == 3' '.image | all(startswith("https://lujiang-bay.example/pictures/"))'; do holds index.html "$what"; done
data zh/index.html
holds zh/index.html '.employee.jobTitle == "外贸业务"'
data products/bicycle-bell.html
for what in '.["@graph"][0].offers.lowPrice == "1.48"' '.["@graph"][0].offers.eligibleQuantity.minValue == 500' \
    '.["@graph"][0].hasCertification[0].issuedBy.name == "Strait Certification"' '.["@graph"][1].itemListElement | length == 3'; do holds products/bicycle-bell.html "$what"; done
data products/refrigerator-evaporator.html
holds "a listing without a price" '.["@graph"][0] | has("offers") | not'
# What a page shows and what machines are told must agree: a price of a fraction of a cent keeps its decimals
sed -i 's/1\.48\b/0.085/' "$work/site/content/products/bicycle-bell/"*.md
status 0 "$VITRINE" build --quiet --source "$work/site"
data products/bicycle-bell.html
holds products/bicycle-bell.html '.["@graph"][0].offers.lowPrice == "0.085"'
expect "the page shows it" grep -q 'USD.0\.085\|USD..0\.085' "$work/site/output/products/bicycle-bell.html"
# Every page says what it is about, a site without descriptions too
sed -i '/^description:/d; /^    description:/d' "$work/site/content/site.yaml"; rm "$work/site/content/site.zh.yaml"
sed -i 's/^\(    - {file: pages\/factory\).jpg/\1-gone.jpg/' "$work/site/content/site.yaml"
status 1 "$VITRINE" check --source "$work/site"; says "factory-gone.jpg"
"$VITRINE" build --quiet --allow-errors --source "$work/site" > /dev/null 2>&1
expect "a picture that is not there is left out" sh -c "! grep -r factory-gone '$work/site/output' --include='*.html'"
empty=$(grep -rLE '<meta name="description" content="[^"]|http-equiv="refresh"' "$work/site/output" --include='*.html')
expect "every page has a description: $empty" [ -z "$empty" ]
expect "of the firm and its categories" grep -q '<meta name="description" content="Lujiang Bay: Sports &amp; Vehicles, Home &amp; Bath' "$work/site/output/index.html"
finish
