# --fix: what has one right repair is repaired in place, is gone afterwards, and a second run changes no byte. Comments, order, quotes and
# line endings stay.
. "$(dirname "$0")/lib.sh.inc"
mkdir -p "$work/s/content/products" && cd "$work/s" || exit 2
printf 'name: F\nlanguages: [en]\ncategories: [{name: All}]\n' > content/site.yaml
n=0
while read -r line; do
    n=$((n + 1))
    printf '%s' "$line" | jq -r '"---\n# a comment above\ntitle: \((.title // "Steel Cup 350 ml")|@json)   # behind\nkeywords: \((.keywords // "steel cup, Steel Cup, steel cups")|@json)\ndescription: \((.description // "Keeps tea hot for six hours.")|@json)\ncategory: All\nsku: F'$n'\n---\n\nBody # no comment\n"' > content/products/f$n.md
    [ $((n % 3)) -ne 0 ] || sed -i 's/$/\r/' content/products/f$n.md
done < "$VITRINE_ROOT/tests/cases/own.jsonl"
# unquoted, single-quoted, lists, misspelt fields
printf -- '---\ntitel: Steel Cup 350 ml\nkeywords: battery, steel cup，steel mug\ncategory: All\n---\n' > content/products/plain.md
printf -- "---\ntitle: 'Steel Cup'\nkeywords: 'steel cup; steel mug'  # why\ncategory: All\n---\n" > content/products/single.md
printf -- '---\ntitle: Steel Cup\nkeywords:\n  - steel cup\n  - steel cups\ncategory: All\n---\n' > content/products/list.md
cp -R content before
"$VITRINE" check --quiet --no-pictures --format json > "$work/first.json"
jq -e '[.findings[] | select(.fix)] | length > 20' "$work/first.json" > /dev/null && ok || no "too little to repair"
"$VITRINE" check --quiet --no-pictures --fix --format json > "$work/fixed.json" 2> "$work/err"
cp -R content once
jq -r '.findings[] | select(.fix) | "\(.file) \(.rule) \(.fix.from) -> \(.fix.to)"' "$work/fixed.json" > "$work/left"
[ -s "$work/left" ] && no "repairs left: $(head -3 "$work/left")" || ok
"$VITRINE" check --quiet --no-pictures --fix --format json > "$work/again.json" 2>> "$work/err"
expect "a second --fix changes nothing" diff -r once content
expect "and reports the same" cmp "$work/fixed.json" "$work/again.json"
for rule in keywords-separator keywords-duplicate keywords-redundant-plural keywords-missing-plural field-unknown; do
    was=$(jq -r --arg r $rule '[.findings[] | select(.rule == $r and .fix)] | length' "$work/first.json")
    [ "$was" -gt 0 ] && ok || no "nothing of $rule to repair"
done
for f in content/products/*.md; do
    b=before/products/$(basename "$f")
    [ "$(tr -cd '\r' < "$f" | wc -c)" = "$(tr -cd '\r' < "$b" | wc -c)" ] && [ "$(wc -l < "$f")" = "$(wc -l < "$b")" ] || no "$f: line endings"
    [ "$(grep -c '#' "$f")" = "$(grep -c '#' "$b")" ] || no "$f: comments"
    [ "$(grep -vc '^keywords\|^titel\|^title' "$f")" = "$(grep -vc '^keywords\|^titel\|^title' "$b")" ] || no "$f: other lines"
done
ok
grep -q "^title: Steel Cup 350 ml" content/products/plain.md && ok || no "the field's name was not mended"
grep -q "^keywords: battery, steel cup, steel mug, batteries" content/products/plain.md && ok || no "$(grep keywords content/products/plain.md)"
grep -q "^keywords: 'steel cup, steel mug'  # why" content/products/single.md && ok || no "$(grep keywords content/products/single.md)"
# More repairs in one line than anybody counted on, and one sum of them
printf -- '---\ntitle: Tea Box (Tin)\nkeywords: tea box, tin box, gift box, tool box, shoe box, hat box, cake box, mail box\ncategory: All\n---\n' > content/products/boxes.md
"$VITRINE" check --quiet --no-pictures --fix content/products/boxes.md > "$work/out" 2> "$work/err"
[ "$(grep '^keywords: tea box, ' content/products/boxes.md | grep -o '[a-z]* boxes' | sort | tr '\n' ' ')" = "cake boxes gift boxes hat boxes mail boxes shoe boxes tea boxes tin boxes tool boxes " ] && ok || no "$(grep keywords content/products/boxes.md)"
[ "$(cat "$work/err")" = "8 repairs in 1 file" ] && ok || no "$(cat "$work/err")"
# What a rule says of a term counts for other rules unless the listing has switched it off
printf -- '---\ntitle: Baby Stroller (Reversible Seat)\nkeywords: baby stroller, baby\ncategory: All\n---\n' > content/products/boxes.md
"$VITRINE" check --quiet --no-pictures content/products/boxes.md > "$work/out"; grep -q keywords-split "$work/out" && ! grep -q babies "$work/out" && ok || no "a term that is to go needs a plural: $(cat "$work/out")"
sed -i 's/^category/check: {off: [keywords-split]}\n&/' content/products/boxes.md
"$VITRINE" check --quiet --no-pictures content/products/boxes.md > "$work/out"; grep -q babies "$work/out" && ok || no "a term that may stay needs no plural: $(cat "$work/out")"
rm content/products/boxes.md
# A baseline accepts today's findings, and only new ones are told
"$VITRINE" check --quiet --no-pictures --format json > base.json
"$VITRINE" check --quiet --no-pictures --baseline base.json --format json > "$work/none.json"
jq -e '.findings | length == 0' "$work/none.json" > /dev/null && ok || no "a baseline leaves findings"
printf -- '---\ntitle: Shelves\ncategory: All\n---\n' > content/products/new.md
"$VITRINE" check --quiet --no-pictures --baseline base.json --format json > "$work/new.json"
jq -e '[.findings[] | select(.rule == "title-vague")] | length == 1' "$work/new.json" > /dev/null && ok || no "a new finding is not told"
jq -e '[.findings[].file] | unique == ["content/products/new.md"]' "$work/new.json" > /dev/null && ok || no "old findings are told"
# Chinese
"$VITRINE" check --quiet --no-pictures --lang zh > "$work/out"; grep -q '太粗略' "$work/out" && ok || no "no Chinese"
LC_ALL=zh_CN.UTF-8 "$VITRINE" check --quiet --no-pictures > "$work/out"; grep -q '太粗略' "$work/out" && ok || no "the environment's language does not count"
status 2 "$VITRINE" check --lang xx
says "there are en and zh"
"$VITRINE" check --quiet --explain-score content/products/new.md > "$work/out"; grep -q 'title-vague' "$work/out" && ok || no "--explain-score"
# Without WordNet the rest works, and it is said
VITRINE_WORDNET=/nowhere "$VITRINE" check --quiet --no-pictures > "$work/out"; grep -q 'WordNet was not found' "$work/out" && ok || no "WordNet's absence is not told"
# Titles in other languages are left to the rules that need no English
printf 'name: F\nlanguages: [zh]\ncategories: [{name: All}]\n' > content/site.yaml; rm content/products/*
printf -- '---\ntitle: 新款产品\ndescription: 质量好\nkeywords: 钢杯，杯子\ncategory: All\n---\n' > content/products/a.md
"$VITRINE" check --quiet --no-pictures --format json > "$work/zh.json"
[ "$(jq -r '[.findings[].rule] | unique | join(" ")' "$work/zh.json")" = "description-too-short image-missing keywords-separator" ] && ok || no "Chinese: $(jq -r '[.findings[].rule] | unique | join(" ")' "$work/zh.json")"
finish
