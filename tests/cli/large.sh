#!/bin/sh
# large.sh - what only a larger catalog has: search data in several shards, against a plain index of the same words that is made here (which word is in which
# file, which records have it, how much it weighs); a printable catalog that is published in parts.
cd "$(dirname "$0")" || exit 2
. ./lib.sh.inc
site=$work/site
mkdir -p "$site/content/products"
printf 'name: Search\ncurrency: USD\ncategories:\n  - name: Bells\n  - name: Steel Cups\nchecks:\n  off: [image-missing, description-missing, title-duplicate]\n' > "$site/content/site.yaml"
# 300 listings are three shards; a word of the category's name in the title weighs as both.
for i in $(seq 300); do
    if [ $((i % 3)) -eq 0 ]; then category=Bells name="bell m$((i % 7))"; else category='Steel Cups' name="steel cup k$((i % 11)) k$((i % 11))"; fi
    printf -- '---\ntitle: "%s é%s boxes"\nsku: S%s\nkeywords: "%s, batteries"\ncategory: %s\nspecs: {Note: "%0800d"}\n---\nText\n' "$name" $((i % 5)) "$i" "$name" "$category" 0 > "$site/content/products/p$i.md"
done
cat > "$work/look.py" <<'PY'
import glob, json, re, sys
def script(text):  # the argument of V.name(...): a key without quotes is quoted
    return json.loads('[' + re.sub(r'([{,])([a-z]+):', r'\1"\2":', text[text.index('(') + 1:text.rindex(')')]) + ']')
def hashed(word):
    h = 2166136261
    for c in word: h = (h ^ ord(c)) * 16777619 & 0xffffffff
    return h
def fold(word):
    word = word.lower().replace('é', 'e')
    if word.endswith('ies') and len(word) > 4: return word[:-3] + 'y'
    if word.endswith('xes') and len(word) > 4: return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith('s') and not word.endswith('ss') else word
folder, content = sys.argv[1:]
index = script(open(folder + '/index.js').read())[0]
records = []
for number in range((index['n'] + index['records'] - 1) // index['records']):
    records += script(open(f'{folder}/r{number}.js').read())[1]
want = {}
for number, record in enumerate(records):
    source = open(content + '/' + re.search(r'(p\d+)\.html', record[1]).group(1) + '.md').read()
    weights = {}
    for field, weight in ('title', 8), ('sku', 8), ('keywords', 3), ('category', 3):
        seen = set()
        for word in re.findall(r'[\wé]+', re.search(field + r': (.*)', source).group(1)):
            word = fold(word)
            if field == 'category' and word in seen: continue
            seen.add(word)
            weights[word] = weights.get(word, 0) + weight
    for word, weight in weights.items(): want.setdefault(word, []).append((number, weight))
got = {}
for number in range(index['shards']):
    shard = script(open(f'{folder}/t{number}.js').read())
    assert shard[0] == number and list(shard[1]) == sorted(shard[1]), f'shard {number}'
    for word, hits in shard[1].items():
        assert hashed(word) % index['shards'] == number, f'{word} is in shard {number}'
        at, got[word] = 0, []
        for hit in hits.split(' '):
            step, weight = hit.split('.')
            at += int(step, 36)
            got[word].append((at, int(weight, 36)))
assert index['shards'] == index['n'] // 128 + 1, index['shards']
for word in set(want) | set(got):
    assert got.get(word) == want.get(word), f'{word}: {got.get(word)} in place of {want.get(word)}'
words = index['words'].split(' ')
assert sorted(words) == sorted(want), set(words) ^ set(want)
PY
look() { expect "$1" python3 "$work/look.py" "$site/output/search/en" "$site/content/products"; }
"$VITRINE" build --quiet --allow-errors --source "$site" > /dev/null 2>&1
look "the index of a new build"
sed -i 's/^title: "bell/title: "gong zzz/' "$site/content/products/p150.md"
"$VITRINE" build --quiet --allow-errors --source "$site" > /dev/null 2>&1
look "after an edit, with a new word"
# A page of pieces that cannot be written (here: longer than files may be) leaves nothing behind from which the next build would take it
sed -i 's/^title: "gong zzz/title: "gong of brass yyy/' "$site/content/products/p150.md"
(trap '' XFSZ; ulimit -f 2; "$VITRINE" build --quiet --allow-errors --source "$site" > "$work/out" 2>&1)
says 'cannot write'
"$VITRINE" build --quiet --allow-errors --source "$site" > /dev/null 2>&1
look "after a build that could not write"
# The printable catalog is larger than what is held of it, and mostly copied: the same as one that is made as a whole.
catalog=$site/output/catalog.html
[ "$(wc -c < "$catalog")" -gt 262144 ] && ok || no "the printable catalog is too small for this test"
expect "the printable catalog, mostly copied" "$VITRINE" build --quiet --verify --allow-errors --source "$site"
before=$(stat -c '%i %Y' "$catalog")
echo 'More text' >> "$site/content/products/p7.md"
"$VITRINE" build --quiet --allow-errors --source "$site" > /dev/null 2>&1
[ "$(stat -c '%i %Y' "$catalog")" = "$before" ] && grep -q 'More text' "$site/output/products/p7.html" && ok || no "a printable catalog that is the same was written again"
expect "and all of the tree" "$VITRINE" build --quiet --verify --allow-errors --source "$site"
sed -i 's/^title: "gong/title: "drum/' "$site/content/products/p150.md"
truncate -s 100000 "$catalog" # somebody cut it off
"$VITRINE" build --quiet --allow-errors --source "$site" > /dev/null 2>&1
expect "after somebody cut it off" "$VITRINE" build --quiet --verify --allow-errors --source "$site"
cp -r "$site" "$work/theirs" && rm -rf "$work/theirs/.vitrine" "$work/theirs/output" && mkdir "$work/theirs/output"
echo mine > "$work/theirs/output/catalog.html"
status 2 "$VITRINE" build --quiet --allow-errors --source "$work/theirs"; says "catalog.html was not made by vitrine"
[ "$(cat "$work/theirs/output/catalog.html")" = mine ] && ok || no "somebody's file was replaced"
rm "$site"/content/products/p1*.md
"$VITRINE" build --quiet --allow-errors --source "$site" > /dev/null 2>&1
look "with fewer listings and shards"
# The printable catalog's index stands in the order of the SKUs' bytes, however long they are and whatever they have in common
rm -rf "$work/order"; mkdir -p "$work/order/content/products"; printf 'name: Order\ncurrency: USD\nchecks:\n  off: [image-missing, description-missing, title-duplicate, keywords-missing]\n' > "$work/order/content/site.yaml"
i=0
for sku in B A A0 A-1 A-10 A-000000000000010 A-000000000000001 A-00000000000000 A-0000000000000012 a é1 É 10 9 09 A-00000000000001 B-00000000000000000000002 B-00000000000000000000001; do
    i=$((i + 1)); printf -- '---\ntitle: "Steel Cup k%s"\nsku: "%s"\nkeywords: "steel cup, cup k%s"\n---\nText\n' $i "$sku" $i > "$work/order/content/products/p$i.md"; echo "$sku"
done | LC_ALL=C sort > "$work/want"
"$VITRINE" build --quiet --allow-errors --source "$work/order" > /dev/null 2>&1
sed -n '/class="sku-index"/,/<\/ul>/s/.*<span>\(.*\)<\/span>.*/\1/p' "$work/order/output/catalog.html" > "$work/got"
expect "the index by SKU: $(diff "$work/got" "$work/want" | head -3)" cmp "$work/got" "$work/want"
finish
