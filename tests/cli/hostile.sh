# Files as nobody should write them: a finding each, never a crash, and the good listing is built all the same. With sanitizers.
. "$(dirname "$0")/lib.sh.inc"
v=$VITRINE_ASAN
mkdir -p "$work/s/content/products/dir.jpg" "$work/s/content/pages" && cd "$work/s" || exit 2
printf 'name: "H"\nlanguages: [en]\ncategories: [{name: All}]\nbase_url: https://h.example/\n' > content/site.yaml
good='title: Steel Cup 350 ml\ndescription: Keeps tea hot for six hours, 304 steel.\nkeywords: steel cup\ncategory: All\n'
printf -- "---\n${good}sku: G1\n---\nText.\n" > content/products/good.md
p=content/products
printf -- "---\n${good}sku: \"a\000b\"\n---\n" > $p/nul.md
printf -- '\357\273\277---\r\ntitle: Bom And CRLF Cup\r\n---\r\nText\r\n' > $p/bom.md
printf -- '---\ntitle: \377\376\n---\n' > $p/latin.md
printf -- '---\ntitle: [unclosed\n---\n' > $p/flow.md
printf -- '---\ntitle: a\n  bad: indent\n\tTab: x\n---\n' > $p/tab.md
printf -- '---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b,*b]\n---\n' > $p/bomb.md
(echo '---'; for i in $(seq 1 3000); do printf '['; done; echo; echo '---') > $p/deep.md
(echo '---'; echo 'title: Deep Markdown Cup'; echo '---'; for i in $(seq 1 20000); do printf '>'; done; echo x; for i in $(seq 1 20000); do printf '['; done) > $p/quotes.md
printf -- '---\ntitle: Cup <script>alert(1)</script>\ndescription: "\\"><img src=x onerror=alert(1)>"\nkeywords: "=1+1"\nspecs: {"<b>": "javascript:alert(1)"}\n---\n<script>alert(2)</script>\n[x](javascript:alert(3)) ![y](javascript:alert(4))\n' > $p/script.md
printf -- '---\ntitle: Escape Cup\nimages: [{file: ../../../../etc/passwd}, {file: /etc/passwd}, {file: dir.jpg}, {file: zero.jpg}, {file: text.jpg}]\ndownloads: [../../../etc/passwd]\n---\n![a](../../../../etc/passwd)\n' > $p/escape.md
printf -- '---\ntitle: Control Cup \033[31m 350 ml\ndescription: "Red \\x1b[0m and \\ufffe steel, for six hours"\nspecs: {"M\\u0007": [steel, "\\x07"]}\n---\nBell \007 and \302\205 here\n' > $p/control.md
: > $p/zero.jpg
echo text > $p/text.jpg
ln -s /etc/passwd $p/link.md
mkdir kept && printf -- '---\ntitle: Steel Bowl 350 ml\nsku: I1\ncategory: All\n---\nText.\n' > kept/bowl.txt # links within the site are as good as files, absolute ones too
ln -s ../../kept/bowl.txt $p/inside.md; ln -s "$PWD/kept/bowl.txt" $p/absolute.md
ln -s /etc $p/linkdir
ln -s loop $p/loop
printf -- '---\ntitle: Same One\n---\n' > $p/same.md; mkdir -p $p/same; printf -- '---\ntitle: Same Two\n---\n' > $p/same/index.md
printf -- '---\ntitle: Case Cup\n---\n' > $p/Kase.md; printf -- '---\ntitle: Case Mug\n---\n' > $p/kase.md
printf -- '---\ntitle: Con Cup\naliases: [con, "../up.html", "a\\\\b", index.html]\n---\n' > $p/con.md
head -c 300000 /dev/urandom > $p/random.md
{ printf -- '---\ntitle: Long Cup\nsupply: |\n'; head -c 600000 /dev/zero | tr '\0' 'b' | fold -w 1000 | sed 's/^/  /'; printf '\n---\nText\n'; } > $p/long.md
(echo '---'; head -c 5000000 /dev/zero | tr '\0' 'a'; echo; echo '---') > $p/huge.md
printf -- '---\nprice: {tiers: [{from: 99999999999999999999, price: -1}, {from: x, price: 1e9}]}\nmoq: -5\ndate: 2026-13-45\n---\n' > $p/numbers.md
{ printf -- '---\ntitle: Many Cup\nkeywords: "'; head -c 80000 /dev/zero | sed 's/\x00/cup, /g'; printf '"\n---\nText\n'; } > $p/many.md
mkfifo $p/pipe.md
status 1 "$v" check --format json
expect "JSON holds" jq -e '.findings | length > 15' "$work/out"
for name in nul latin flow tab bomb deep random huge numbers same long many; do
    jq -e --arg n "$name" '[.findings[] | select(.file | contains("/" + $n))] | length > 0' "$work/out" > /dev/null && ok || no "nothing is said of $name.md"
done
jq -e '[.findings[] | select(.file | endswith("/many.md")) | select(.line == 3 and (.message | contains("go on beyond 8000 bytes")))] | length == 1' "$work/out" > /dev/null && ok || no "400 KB of keywords are not cut"
jq -e '[.findings[] | select(.file | endswith("/long.md")) | select(.line == 3 and (.message | contains("longer than 512 KB")))] | length == 1' "$work/out" > /dev/null && ok || no "a value of 600 KB has no finding at its place"
jq -e '[.findings[] | select(.file | endswith("/good.md")) | select(.severity == "error" and .rule != "image-missing")] | length == 0' "$work/out" > /dev/null && ok || no "the good listing is blamed"
status 1 "$v" build --allow-errors
for name in inside absolute; do [ -e output/products/$name.html ] && ok || no "the link $name.md was not followed"; done
[ -e output/products/link.html ] && no "a link that leads out was followed" || ok
[ -e output/products/good.html ] && ok || no "the good listing was not built"
grep -rl '<script>alert\|onerror=alert(1)>' output --include=*.html --include=*.xml > "$work/found" && no "script came through: $(cat "$work/found")" || ok
grep -rEl '(href|src)="javascript:' output > "$work/found" && no "javascript: came through: $(cat "$work/found")" || ok
grep -rl 'root:x:0' output > "$work/found" && no "a file from outside came through" || ok
find output -name '*[A-Z ]*' | grep . > "$work/found" && no "a name that is not lower case: $(cat "$work/found")" || ok
for f in output/search/en/*.js; do node --check "$f" 2> /dev/null || no "$f is no script"; done
for f in output/*.xml; do expect "$f is well-formed" xmllint --noout "$f"; done
# Characters that no page can show: told with their places, and in no file
"$v" check > "$work/out" 2>&1; grep -q 'control.md:2:20: error: the file holds U+001B' "$work/out" && grep -q 'control.md:3:14: error: the text holds U+001B' "$work/out" && ok || no "control characters: $(grep control.md "$work/out" | head -5)"
LC_ALL=C grep -rlP '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]' output --include='*.html' --include='*.js' --include='*.xml' > "$work/found" && no "a control character came through: $(head -3 "$work/found")" || ok
grep -q 'Red \[0m and  steel' output/products/control.html && ok || no "the rest of the text was lost"
# site.yaml itself
printf 'name: [\n' > content/site.yaml; status 1 "$v" check
: > content/site.yaml; "$v" check > "$work/out" 2>&1; [ $? -le 1 ] && ok || no "an empty site.yaml"
head -c 100000 /dev/urandom > content/site.yaml; "$v" check > "$work/out" 2>&1; [ $? -le 1 ] && ok || no "a random site.yaml: $(tail -3 "$work/out")"
if [ -f "$CORPORA/naughty/blns.json" ]; then
    rm -rf content/products && mkdir -p content/products
    printf 'name: N\nlanguages: [en]\nbase_url: https://n.example/\ncategories: [{name: All}]\n' > content/site.yaml
    jq -c 'to_entries[]' "$CORPORA/naughty/blns.json" | while read -r row; do
        n=$(printf '%s' "$row" | jq -r .key)
        printf '%s' "$row" | jq -r '"---\ntitle: \(.value|@json)\ndescription: \(.value|@json)\nkeywords: \(.value|@json)\nsku: \(.value|@json)\nbrand: \(.value|@json)\ncategory: All\nspecs: {\(("k" + .value)|@json): \(.value|@json)}\nselling_points: [\(.value|@json)]\nprice: {unit: \(.value|@json), tiers: [{from: 1, price: 2}]}\n---\n\(.value)"' > "content/products/n$n.md"
    done
    "$v" build --allow-errors > "$work/out" 2> "$work/err"; [ $? -le 1 ] && ok || no "naughty strings: $(tail -3 "$work/err")"
    for f in output/search/en/*.js; do node --check "$f" > /dev/null 2>&1 || no "naughty: $f is no script"; done
    for f in output/*.xml; do expect "naughty: $f is well-formed" xmllint --noout "$f"; done
    "$v" check --format json > "$work/json" 2> /dev/null; expect "naughty: JSON" jq -e .schema "$work/json"
    "$v" check --format sarif > "$work/sarif" 2> /dev/null; expect "naughty: SARIF" jq -e .version "$work/sarif"
else
    skip "naughty strings (CORPORA)"
fi
# Tens of thousands of what a listing has a few of: in time that grows with the file, not with its square. Each took minutes or the machine's memory.
m=$work/masses/content/products
mkdir -p "$m" && printf 'name: M\nlanguages: [en]\ncategories: [{name: All}]\n' > "$work/masses/content/site.yaml"
{ printf -- "---\n${good}sku: M1\n---\n"; seq 30000 | sed 's/.*/## Same\n/'; } > "$m/headings.md"
{ printf -- "---\n${good}sku: M2\n---\n"; seq 40000 | sed 's/.*/[a](b&amp;&)\n/'; } > "$m/links.md"
{ printf -- "---\n${good}sku: M3\ncheck: {off: ["; seq 100000 | sed 's/$/,/' | tr -d '\n'; printf ']}\nimages: ['; seq 40000 | sed 's/.*/{file: &.jpg},/' | tr -d '\n'; printf ']\n---\nText.\n'; } > "$m/lists.md"
status 1 timeout 100 "$VITRINE" build --quiet --allow-errors --source "$work/masses"
for form in text json sarif github; do
    timeout 100 "$VITRINE" check --quiet --format $form --source "$work/masses" > "$work/out" 2> "$work/err"; [ $? -eq 1 ] && ok || no "masses as $form: $(tail -1 "$work/err")"
done
# What stands on every page does not grow with the site: of 3,000 pages eight are in the menu and forty at the foot, of 60 categories ten
mkdir -p "$work/menu/content/products" "$work/menu/content/pages"
{ printf 'name: M\nlanguages: [en]\ncategories:\n'; seq 60 | sed 's/.*/  - {name: "Line &"}/'; } > "$work/menu/content/site.yaml"
for i in $(seq 60); do printf -- "---\ntitle: Steel Cup $i ml\nsku: C$i\ncategory: Line $i\n---\n" > "$work/menu/content/products/c$i.md"; done
for i in $(seq 1000 3999); do printf -- "---\ntitle: Page $i\n---\nText.\n" > "$work/menu/content/pages/p$i.md"; done
status 1 timeout 30 "$VITRINE" build --quiet --allow-errors --source "$work/menu"
sed -n '/class="menu wrap"/,/<\/header>/p' "$work/menu/output/pages/p1009.html" > "$work/top"; sed -n '/<footer/,$p' "$work/menu/output/pages/p1009.html" > "$work/foot"
[ "$(grep -c 'Page [0-9]' "$work/top")" -eq 8 ] && [ "$(grep -c 'Page [0-9]' "$work/foot")" -eq 40 ] && ok || no "pages in the menu: $(grep -c 'Page [0-9]' "$work/top"), at the foot: $(grep -c 'Page [0-9]' "$work/foot")"
[ "$(grep -c 'Line [0-9]' "$work/top")" -eq 10 ] && grep -q '>More …<' "$work/top" && [ "$(grep -c 'class="tile"' "$work/menu/output/index.html")" -eq 60 ] && ok || no "categories in the menu: $(grep -c 'Line [0-9]' "$work/top")"
printf 'menu: [p3000, p1005]\n' >> "$work/menu/content/site.yaml"; "$VITRINE" build --quiet --allow-errors --source "$work/menu" > /dev/null 2>&1
[ "$(grep -o 'Page [0-9]*' "$work/menu/output/index.html" | tr '\n' ' ')" = 'Page 3000 Page 1005 Page 3000 Page 1005 ' ] && ok || no "a named menu: $(grep -o 'Page [0-9]*' "$work/menu/output/index.html" | tr '\n' ' ')"
# Found by fuzzing: a field of choices given twice, a reply that is a template within itself
mkdir -p "$work/twice/content/products" && printf 'name: T\nlanguages: [en]\n' > "$work/twice/content/site.yaml"
printf -- '---\ntitle: Steel Cup\noptions: {a: [x]}\noptions: {b: [y], c: [z, z, z]}\nspecs: {a: 1}\nspecs: {b: 2}\n---\n' > "$work/twice/content/products/cup.md"
$v check --source "$work/twice" > "$work/out" 2> "$work/err"; grep -q 'is given twice' "$work/out" && ! grep -q 'AddressSanitizer' "$work/err" && ok || no "a field given twice: $(head -3 "$work/err")"
mkdir -p "$work/twice/content/theme/templates" && printf 'x\n  {{>card}}\n' > "$work/twice/content/theme/templates/card.mustache"
timeout 60 $v build --allow-errors --source "$work/twice" > "$work/out" 2> "$work/err"; [ $? -lt 3 ] && ! grep -q 'AddressSanitizer' "$work/err" && ok || no "a template within itself: $(head -3 "$work/err")"
# Partials that include others a hundred times each: the page is refused, and memory is left
echo '{{>a}}' > "$work/twice/content/theme/templates/card.mustache"
for pair in ab bc cd de; do printf "{{>${pair#?}}}%.0s" $(seq 100) > "$work/twice/content/theme/templates/${pair%?}.mustache"; done; printf '%01000d' 0 > "$work/twice/content/theme/templates/e.mustache"
status 2 timeout 60 "$VITRINE" build --allow-errors --source "$work/twice"; says '20 million parts'
seq 100000 | sed 's/.*/{{unknown&}}/' > "$work/twice/content/theme/templates/card.mustache"
status 1 timeout 60 "$VITRINE" build --allow-errors --source "$work/twice"; says 'card.mustache:20:1: warning: no view has a field "unknown20"'; says 'there are more names'
finish
