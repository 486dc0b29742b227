# Feeds for shops of others: every field within its limit, nothing without a price, what is left out is told; every address leads to a file.
. "$(dirname "$0")/lib.sh.inc"
sample "$work/site" && cd "$work/site" || exit 2
long=$(printf 'word %.0s' $(seq 400))
sed -i "s/^title:.*/title: \"$(printf '%.160s' "$long")é and more\"/; s/^description:.*/description: \"$long 5 < 6 \& 7\"/; s/^sku:.*/sku: LB-$(printf 'X%.0s' $(seq 80))/; s/^brand:.*//; s/^series:.*/brand: \"$(printf 'Brand %.0s' $(seq 20))\"/" content/products/glass-shelf/index.md
sed -i '/^price:/,/^[a-z_]*:/{/^price:/d;/^  /d}' content/products/bicycle-bell/index.md
convert -size 300x300 xc:gray content/products/pvc-slippers/small.jpg
sed -i 's/overview.jpg/small.jpg/' content/products/pvc-slippers/index.md
"$VITRINE" build --allow-errors > out 2>&1
grep -q 'merchant.xml: [0-9] of 9 listings; left out are .*without a price' out && ok || no "the report: $(cat out)"
"$VITRINE" check --ready google-merchant > ready 2>&1; grep -q 'takes no listing without a price' ready && ok || no "check --ready names the price"
"$VITRINE" export -f meta -o meta.csv 2> out; grep -q 'meta.csv: .*without a price, 1 with a photo that is too small (500 x 500' out && ok || no "Meta's report: $(cat out)"
grep -q 'product:price:amount' output/products/kitchen-faucet.html && grep -q 'product:price:currency' output/products/kitchen-faucet.html && ok || no "Open Graph's price"
grep -q 'product:price' output/products/bicycle-bell.html && no "a price where there is none" || ok
cat > limits.py <<'P'
# The limits of Google's product data specification (support.google.com/merchants/answer/7052112, 6324350, 9216100) and of Meta's catalog.
import csv, json, os, re, sys, xml.etree.ElementTree as ET
g = '{http://base.google.com/ns/1.0}'
most = {'id': 50, 'title': 150, 'description': 5000, 'brand': 70, 'mpn': 70, 'gtin': 50, 'product_type': 750, 'product_highlight': 150, 'item_group_id': 50}
must = ['id', 'title', 'description', 'link', 'image_link', 'price', 'availability', 'condition']
faults = []
def say(*a): faults.append(' '.join(map(str, a)))
def file_of(url):
    assert url.startswith('https://lujiang-bay.example/'), url
    path = 'output/' + url[len('https://lujiang-bay.example/'):]
    return path + 'index.html' if path.endswith('/') else path
seen_items = 0
for lang in ('', 'zh/'):
    root = ET.parse(f'output/{lang}merchant.xml').getroot()
    if root.tag != 'rss' or root.get('version') != '2.0': say(lang, 'root')
    for name in ('title', 'link', 'description'):
        if not (root.findtext(f'channel/{name}') or '').strip(): say(lang, 'channel', name)
    ids = set()
    for item in root.iter('item'):
        seen_items += 1
        value = {m: item.findtext(g + m) for m in list(most) + must}
        for m in must:
            if not value[m]: say(lang, value['id'], 'lacks', m)
        for e in item:
            m = e.tag.replace(g, '')
            if not (e.text or '').strip(): say(value['id'], 'empty', m)
            if m in most and len(e.text) > most[m]: say(value['id'], m, len(e.text))
        if value['id'] in ids: say('twice', value['id'])
        ids.add(value['id'])
        if not re.fullmatch(r'\d+\.\d\d [A-Z]{3}', value['price'] or '') or float(value['price'].split()[0]) <= 0: say(value['id'], 'price', value['price'])
        if value['availability'] not in ('in_stock', 'out_of_stock', 'preorder', 'backorder'): say('availability', value['availability'])
        if value['condition'] not in ('new', 'used', 'refurbished'): say('condition')
        if not os.path.isfile(file_of(value['link'])): say('no page at', value['link'])
        pictures = [e.text for e in item if e.tag in (g + 'image_link', g + 'additional_image_link')]
        if len(pictures) > 11: say(value['id'], len(pictures), 'pictures')
        for p in pictures:
            f = file_of(p)
            if not os.path.isfile(f) or os.path.getsize(f) > 16 << 20: say('picture', p)
            elif open(f, 'rb').read(3) != b'\xff\xd8\xff' or not p.endswith('.jpg'): say('ending and format differ', p)
        n = len(item.findall(g + 'product_highlight'))
        if n == 1 or n > 100: say(value['id'], n, 'highlights')
        if re.search(r'</?[a-z]+>', value['description'] or ''): say(value['id'], 'HTML in the description')
if seen_items < 12: say('only', seen_items, 'items')
rows = list(csv.DictReader(open('meta.csv', newline='')))
if not rows: say('Meta: no rows')
for r in rows:
    if not 0 < len(r['id']) <= 100 or not 0 < len(r['title']) <= 200 or not 0 < len(r['description']) <= 9999: say('Meta: length', r['id'])
    if float(r['price'].split()[0]) <= 0 or r['availability'] != 'in stock' or r['condition'] != 'new': say('Meta:', r['id'], r['price'])
    for p in [r['image_link']] + [p for p in r['additional_image_link'].split(',') if p]:
        if not os.path.isfile(file_of(p)): say('Meta: picture', p)
print('\n'.join(faults[:8]))
sys.exit(bool(faults))
P
expect "limits of Merchant and Meta" python3 limits.py
for f in output/feed.xml output/zh/feed.xml output/merchant.xml output/sitemap.xml; do expect "$f is well-formed" xmllint --noout $f; done
# Atom: what RFC 4287 demands
python3 - <<'P' && ok || no "Atom"
import xml.etree.ElementTree as ET
a = '{http://www.w3.org/2005/Atom}'
for f in ('output/feed.xml', 'output/zh/feed.xml'):
    r = ET.parse(f).getroot()
    assert r.tag == a + 'feed' and all(r.findtext(a + n) for n in ('id', 'title', 'updated')) and (r.find(a + 'author') is not None)
    entries = r.findall(a + 'entry')
    assert entries and all(e.findtext(a + n) for e in entries for n in ('id', 'title', 'updated'))
    assert len({e.findtext(a + 'id') for e in entries}) == len(entries)
P
# JSON Feed 1.1
status 0 "$VITRINE" export -f jsonfeed -o feed.json
expect "JSON Feed" jq -e '.version == "https://jsonfeed.org/version/1.1" and (.items | length == 9) and all(.items[]; .id and .content_html and (.url | startswith("https://")))' feed.json
# A sitemap that would be too large is split: each file within its limits, together every page once, the index names them all
mkdir -p "$work/many/content/products" && cd "$work/many" || exit 2
tags="en zh es fr de pt ru ar ja ko tr vi it nl pl cs"
printf 'name: Many\nbase_url: https://many.example/\nlanguages: [%s]\ncurrency: USD\n' "$(echo $tags | tr ' ' ',')" > content/site.yaml
convert -size 64x64 xc:red content/p.png
images=$(for k in $(seq 40); do printf '{file: /p.png, alt: a}, '; done)
python3 - "$tags" "$images" <<'P'
import sys
for i in range(300):
    for tag in sys.argv[1].split():
        open(f'content/products/l{i}{"" if tag == "en" else "." + tag}.md', 'w').write(f'---\ntitle: Listing {i} {tag}\n' + (f'images: [{sys.argv[2]}]\n' if tag == 'en' else '') + '---\ntext\n')
P
"$VITRINE" build -q --allow-errors 2> /dev/null
python3 - <<'P' && ok || no "the sitemap in parts"
import glob, os, xml.etree.ElementTree as ET
s = '{http://www.sitemaps.org/schemas/sitemap/0.9}'; x = '{http://www.w3.org/1999/xhtml}'
index = ET.parse('output/sitemap.xml').getroot()
assert index.tag == s + 'sitemapindex'
names = [e.text for e in index.iter(s + 'loc')]
assert len(names) >= 2 and sorted('output/' + n.split('/')[-1] for n in names) == sorted(glob.glob('output/sitemap-*.xml')), names
seen = set()
for n in names:
    f = 'output/' + n.split('/')[-1]
    urls = ET.parse(f).getroot().findall(s + 'url')
    assert 0 < len(urls) <= 50000 and os.path.getsize(f) <= 50 << 20
    for u in urls:
        at = u.findtext(s + 'loc'); assert at not in seen; seen.add(at)
        assert len(u.findall(x + 'link')) == 16
assert sum('/products/' in u for u in seen) == 300 * 16, len(seen)
P
cd "$work/site" || exit 2
# Without base_url there is no feed with addresses that lead nowhere
sed -i '/^base_url:/d' content/site.yaml; "$VITRINE" build -q --allow-errors 2> /dev/null; [ ! -e output/merchant.xml ] && [ ! -e output/sitemap.xml ] && ok || no "feeds without base_url"
finish
