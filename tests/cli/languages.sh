# The interface in every language that there is, what is translated and what is not, and a theme of one's own.
. "$(dirname "$0")/lib.sh.inc"
texts=$VITRINE_ROOT/themes/default/texts
tags='en zh es fr de pt ru ar ja ko tr vi'
names() { sed -n 's/^\([a-z0-9_]*\): .*/\1/p' "$texts/$1.yaml" | grep -vE '^js_(zero|two|few|many)_found$' | sort; }
holes() { sed -n "s/^\([a-z0-9_]*\): .*/\1/p" "$texts/$1.yaml" | while read -r key; do echo "$key $(grep "^$key: " "$texts/$1.yaml" | grep -oE '\{[a-z]+\}' | sort -u | tr '\n' ' ')"; done | grep '{' | grep -vE '^js_(zero|one|two|few|many)_found' | sort; }
names en > "$work/names"; holes en > "$work/holes"
for tag in $tags; do
    names "$tag" > "$work/now"; expect "$tag has every text, and no other" cmp "$work/names" "$work/now"
    holes "$tag" > "$work/now"; expect "$tag has the same places for numbers and names" cmp "$work/holes" "$work/now"
done
sample "$work/site" && cd "$work/site" || exit 2
sed -i "s/^languages:.*/languages: [$(echo $tags | sed 's/ /, /g')]/" content/site.yaml
status 0 "$VITRINE" build; grep -i 'theme\|texts' "$work/err" && no "a text of the theme is told as wrong" || ok
for tag in $(echo "$tags" | cut -d' ' -f2-); do
    grep -q "<html lang=\"$tag\" dir=\"$([ "$tag" = ar ] && echo rtl || echo ltr)\"" "output/$tag/index.html" && ok || no "$tag: language and direction"
    cmp -s output/index.html "output/$tag/index.html" && no "$tag says the same as English" || ok
    [ "$(grep -o "hreflang=\"$tag\"" "output/products/bicycle-bell.html" | wc -l)" -ge 1 ] && ok || no "no link to $tag"
    node --check output/assets/texts-"$tag"*.js 2> "$work/last" && ok || no "$tag: texts for the script"
done
grep -q '9 товаров' output/ru/categories/index.html && ok || no "Russian: nine takes the genitive plural"
grep -q '9 منتجات' output/ar/categories/index.html && ok || no "Arabic: nine takes the plural of few: $(grep 'class="total"' output/ar/categories/index.html)"
grep -qE 'USD..?1,85' output/de/products/bicycle-bell.html && ok || no "German writes a comma"
grep -qE 'USD..?1\.85' output/ar/products/bicycle-bell.html && ok || no "Latin digits go with Latin signs in Arabic"
# The unit of a price is said in each language, behind a number in its plural; one that the theme does not know stays as it is
units() { sed -n '/^units:/,/^[a-z]/s/^  \([a-z]*\): \[[^],]*, [^],]*\]$/\1/p' "$texts/$1.yaml"; }
units en > "$work/units"; expect "the theme knows units" [ "$(wc -l < "$work/units")" -ge 10 ]
for tag in $tags; do units "$tag" > "$work/now"; expect "$tag has every unit" cmp "$work/units" "$work/now"; done
mentions() { grep -q "$2" "output/$1" && ok || no "$1 lacks $2"; }
mentions products/bicycle-bell.html '<dd>500 pieces</dd>'; mentions products/bicycle-bell.html 'Price per piece'; mentions de/products/bicycle-bell.html '<dd>500 Stück</dd>'
mentions ru/products/bicycle-bell.html '<dd>500 штук</dd>'; mentions zh/products/bicycle-bell.html '<dd>500 个</dd>'; mentions tr/products/pvc-slippers.html ' çift</dd>'
sed -i 's/unit: piece/unit: drum/; s/^moq:.*/moq: 1/' content/products/bicycle-bell/index.md; sed -i 's/^moq:.*/moq: 1/' content/products/pvc-slippers/index.md
status 0 "$VITRINE" build; mentions de/products/bicycle-bell.html '<dd>1 drum</dd>'; mentions products/pvc-slippers.html '<dd>1 pair</dd>'
cp "$VITRINE_ROOT/content/products/bicycle-bell/index.md" content/products/bicycle-bell/index.md; cp "$VITRINE_ROOT/content/products/pvc-slippers/index.md" content/products/pvc-slippers/index.md
status 0 "$VITRINE" quote LB-B55:2000 --language de -o quote.csv; grep -q ',2000,"Stück",' quote.csv && ok || no "the quotation does not say Stück: $(cat quote.csv)"
# What is translated
cp "$VITRINE_ROOT/content/site.yaml" content/site.yaml
status 0 "$VITRINE" check --translations; says 'zh: 9 of 9 listings'
rm content/products/bicycle-bell/index.zh.md; sed -i '/^keywords:/d' content/products/glass-shelf/index.zh.md; sed -i '0,/zh: [^,}]*/s/zh: /tr: /' content/site.yaml
status 1 "$VITRINE" check --translations
says 'content/products/bicycle-bell/index.zh.md is missing'; says 'content/products/glass-shelf/index.zh.md lacks keywords'; says 'has no name in zh'; says 'zh: 7 of 9 listings'
status 1 "$VITRINE" check --translations --lang zh; says 'keywords'
sed -i 's/^languages:.*/languages: [en]/' content/site.yaml; status 0 "$VITRINE" check --translations; says 'one language'
# A theme of one's own
cp "$VITRINE_ROOT/content/site.yaml" content/site.yaml
status 0 "$VITRINE" new theme spring; says 'theme: spring'
grep -q '^theme:' content/site.yaml && sed -i 's/^theme:.*/theme: spring/' content/site.yaml || echo 'theme: spring' >> content/site.yaml
sed -i 's/<footer class="foot">/&<p>our own foot<\/p>/' themes/spring/templates/footer.mustache
status 0 "$VITRINE" build; grep -q 'our own foot' output/index.html && grep -q 'Add to quotation' output/products/bicycle-bell.html && ok || no "the theme does not show"
grep -q 'Add to quotation' output/zh/products/bicycle-bell.html && no "English words in Chinese" || ok
status 2 "$VITRINE" new theme spring; says 'there already'
for wrong in default Spring ../x "a b" ""; do status 2 "$VITRINE" new theme "$wrong"; says 'small letters'; done
printf '{{#open}}\n' > themes/spring/templates/home.mustache
status 2 "$VITRINE" build; says 'home.mustache'; says ':1:'
# Whoever works in Chinese reads in Chinese what is wrong with a file, typing mistakes too
"$VITRINE" new site "$work/mistakes" > /dev/null 2>&1
cd "$work/mistakes/content/products" || exit 2
mistake() { name=$1; shift; printf -- "$@" > "$name.md"; }
mistake colon '---\ntitle: Cup: a "bad" one: x\n---\n'; mistake quote '---\ntitle: "abc\nsku: x\n---\n'; mistake tab '---\n\ttitle: x\n---\n'
mistake alias '---\ntitle: *a\n---\n'; mistake bracket '---\ntitle: [a, b\n---\n'; mistake at '---\ntitle: @a\n---\n'; mistake anchor '---\ntitle: &a x\n---\n'
mistake escape '---\ntitle: "\\x1b"\ntitle: b\n---\n'; mistake open '---\ntitle: x\n'; mistake none 'hello'; mistake two '---\ntitle: a\n--- \n... \n'
mistake types '---\ntitle: [a]\nmoq: many\ndate: tomorrow\ndraft: maybe\nprice: 5\nspecs: [a, b]\nleadtime: 3\nimages: [{file: no.jpg}, {file: bad.jpg}]\ncheck: {off: [title-bear]}\nsample: {refundable: x}\ncategory: Kichen\n---\n'
printf x > bad.jpg; ln -s /etc/passwd out.md; cp steel-cup.md steel-cup-2.md
printf 'checks: {off: [no-such], profiles: [nobody], severity: {title-bare: heavy}}\n' >> ../site.yaml
"$VITRINE" check --lang zh --format json --source "$work/mistakes" > "$work/zh.json"
expect "every finding is told in Chinese" jq -e '[.. | objects | select(has("rule")) | .message, .help | strings | select(. != "" and (test("\\p{Han}") | not))] == []' "$work/zh.json"
expect "of all these mistakes" jq -e '[.. | objects | select(has("rule")) | .rule] | unique | length > 12' "$work/zh.json"
# And so do the commands: every line of help, what was typed wrong
in_chinese() { LC_ALL=zh_CN.UTF-8 "$VITRINE" "$@" 2>&1; }
english=$(in_chinese --help | grep '^  ' | grep -vP '\p{Han}')
expect "what each command does: $english" [ -z "$english" ]
for command in $(in_chinese --help | awk '/^  [a-z]/ {print $1}'); do
    english=$(in_chinese "$command" --help | grep -E '^  (-|   )' | grep -vP '\p{Han}')
    expect "$command --help: $english" [ -z "$english" ]
done
for wrong in biuld 'build --jbos' 'build --shard x' 'check --format x' 'new product' 'check --source /' 'explain no-such-rule'; do
    english=$(in_chinese $wrong | grep -vP '\p{Han}|^$|^  ')
    expect "$wrong: $english" [ -z "$english" ]
done
# And what the machine refuses, with what to do
sample "$work/refused" && echo x > "$work/refused/output"
english=$(cd "$work/refused" && in_chinese build --quiet --allow-errors | grep -v 'content/' | grep -vP '\p{Han}')
expect "a file in the way: $english" [ -z "$english" ]
expect "it is told" eval '(cd "$work/refused" && in_chinese build --quiet) | grep -q "output：.*请改名或删除"'
# What they say at their end
sample "$work/told" && "$VITRINE" build --quiet --source "$work/told"
for told in preflight "preflight --host cloudflare-pages" "catalog -o $work/told.pdf" "export -o $work/told-out.csv" "import --dry-run $work/told-out.csv" "announce --since 2020-01-01 -o $work/told.eml"; do
    (cd "$work/told" && in_chinese $told | tail -1) > "$work/told.line"
    expect "the last line of $told is Chinese: $(cat "$work/told.line")" grep -qP '\p{Han}' "$work/told.line"
done
expect "whatever is marked for translation, and each reason, has one" python3 - "$VITRINE_ROOT" <<'PY'
import glob, re, sys
literal = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
def joined(found): return ''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', found))
ids = {joined(m) for m in re.findall(r'^msgid ' + literal, open(sys.argv[1] + '/src/language/messages/zh.po').read(), re.M)}
said = []
for file in glob.glob(sys.argv[1] + '/src/**/*.c', recursive=True):
    text = open(file).read()
    said += [(file, joined(m)) for m in re.findall(r'\b_\(\s*' + literal + r'\)', text)]
    said += [(file, joined(m)) for m in re.findall(r'\.explain =\s*' + literal, text)]
    said += [(file, joined(m)) for part in re.findall(r'\breason =((?:[^;"]|"(?:[^"\\]|\\.)*")*);', text) for m in re.findall(literal, part)]
missing = [(f, s) for f, s in said if re.search('[a-z]{2} [a-z]', re.sub(r'%[-.*0-9]*[a-z]+', '', s)) and s not in ids]
assert len(said) > 300 and not missing, (len(said), missing)
PY
expect "translations take what they are given" python3 - "$VITRINE_ROOT/src/language/messages/zh.po" <<'PY'
import re, sys
def all_of(kind, text): return [''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', m)) for m in re.findall(r'^' + kind + r' ((?:"(?:[^"\\]|\\.)*"\s*)+)', text, re.M)]
def takes(text):  # "%2$s" takes the second: then the order is the translator's
    found = re.findall(r'%[-+#0-9.*]*(?:hh|h|ll|l|z|j|t)?[a-zA-Z%]', re.sub(r'\d\$', '', text))
    return sorted(found) if '$' in text else found
text = open(sys.argv[1]).read()
ids, strings = all_of('msgid', text), all_of('msgstr', text)
assert len(ids) == len(strings) > 400, (len(ids), len(strings))
wrong = [i for i, s in zip(ids, strings) if takes(i) != takes(s) and ('$' not in s or sorted(takes(i)) != takes(s))] + [i for i in ids if ids.count(i) > 1]
assert not wrong, wrong
PY
finish
