# bad.sh [--write] - tests/bad holds a bad example for each rule: every rule must report there, as expected.txt says.
. "$(dirname "$0")/lib.sh.inc"
cp -R "$VITRINE_ROOT/tests/bad/content" "$work/" 2> /dev/null
{ cat "$work/content/products/good.jpg"; head -c 6000000 /dev/zero; } > "$work/content/products/heavy.jpg"
"$VITRINE" check --quiet --source "$work" --format json > "$work/json" 2> "$work/err"
jq -r '.findings[] | "\(.file | sub("content/"; "")):\(.line):\(.column) \(.rule) \(.subject)"' "$work/json" > "$work/found"
if [ "$1" = --write ]; then cp "$work/found" "$VITRINE_ROOT/tests/bad/expected.txt"; exit; fi
if diff "$VITRINE_ROOT/tests/bad/expected.txt" "$work/found" > "$work/diff"; then ok; else no "other findings than expected.txt (sh tests/cli/bad.sh --write renews it; read the difference)"; head -20 "$work/diff" >&2; fi
# What only a marketplace with prices, or a site without them, can say
"$VITRINE" check --quiet --source "$work" --profile google-merchant --format json 2> /dev/null | jq -r '.findings[] | "\(.file) \(.rule) "' >> "$work/found"
printf 'editions: [{name: plain, prices: false}]\n' >> "$work/content/site.yaml"
printf -- '---\ntitle: Stone Statue (from USD 12.50)\n---\n' > "$work/content/products/edition-price.md"
"$VITRINE" build --quiet --source "$work" --edition plain 2>&1 | sed -n 's/^\([^: ]*\.md\):.*\[\(edition-price\)\]$/\1 \2 /p' >> "$work/found"
for rule in $("$VITRINE" explain | awk '{print $1}'); do
    grep -q "^[^ ]* $rule " "$work/found" && ok || no "$rule reports nothing in tests/bad"
done
# A mistake in the front matter hides what stands behind it: that is not said to be missing. A quote or bracket that is not closed is shown where it was opened.
"$VITRINE" new site "$work/cut" > /dev/null 2>&1
found() { printf -- "$1" > "$work/cut/content/products/cut.md"; "$VITRINE" check --quiet --source "$work/cut" --format json | jq -r '.findings[] | select(.file | endswith("cut.md")) | "\(.line):\(.column) \(.rule)"'; }
cut() { what=$(found "$1"); [ "$what" = "$2" ] && ok || no "$1: $what"; }
cut '---\nsku: A-1\ntitle: "Steel Cup\nkeywords: cup\n---\n' '3:8 front-matter'
cut '---\nsku: A-1\nkeywords: [steel cup, cup\n---\n' '3:11 front-matter'
cut '---\nsku: A-1\ntitle: Steel: Cup: 350 ml\ncategory: Kitchen\n---\n' '3:13 front-matter'
# Slips of a hand, told where they are and not where the grammar breaks
says_of() { found "$1" > /dev/null; "$VITRINE" check --quiet --source "$work/cut" 2>&1 | grep -A1 'cut.md:.*front-matter' > "$work/said"; grep -q "$2" "$work/said" && ok || no "$1: $(cat "$work/said")"; }
cut '---\ntitle：Steel Cup\nsku: A-1\n---\n' '2:6 front-matter'; says_of '---\ntitle：Steel Cup\nsku: A-1\n---\n' 'wide one'
cut '---\ntitle：Steel Cup\nsku：A-1\n---\n' '2:6 front-matter'
cut '---\ntitle: Steel Cup, 350 ml\nsku:A-1\nmoq:100\n---\n' '3:4 front-matter'; says_of '---\ntitle: Steel Cup, 350 ml\nsku:A-1\nmoq:100\n---\n' 'behind the colon'
cut '---\ntitle: Steel Cup, 350 ml\nkeywords:\n- steel cup\n-coffee mug\nsku: A-1\n---\n' '5:1 front-matter'; says_of '---\ntitle: Steel Cup, 350 ml\nkeywords:\n- steel cup\n-coffee mug\n---\n' 'behind the dash'
cut '---\ntitle: Steel Cup, 350 ml\nspecs:\n  Net weight：1 kg\n  Size: 8 cm\n---\n' '4:3 field-type
4:13 front-matter'
cut '---\ntitle: Steel Cup, 350 ml\nsupply: |\n  Note：made 8:30-18:00 http://x.example/\nsku: "A-1\n---\n' '5:6 front-matter'
[ "$(found '---\ntitle: Cup： steel\ndescription: 时间：8:30\n---\n' | grep -c front-matter)" -eq 0 ] && ok || no "a wide colon in a value is no slip"
# A currency is a code; what is meant is said, and mended where it can be one thing only
money() { found "---\\ntitle: Steel Cup, 350 ml\\nprice: {currency: $1, tiers: [{from: 1, price: 2}]}\\n---\\n" > /dev/null; "$VITRINE" check --quiet --source "$work/cut" 2>&1 | grep 'cut.md:3:19.*field-type' > "$work/said"; }
for pair in '￥ CNY' 'RMB CNY' 'usd USD' '$ USD' '€ EUR' 'XYZ USD'; do money "${pair% *}"; grep -q "like this: ${pair#* }" "$work/said" && ok || no "$pair: $(cat "$work/said")"; done
money EUR; [ -s "$work/said" ] && no "EUR: $(cat "$work/said")" || ok
money RMB; "$VITRINE" check --quiet --fix --source "$work/cut" > /dev/null 2>&1; grep -q 'currency: CNY' "$work/cut/content/products/cut.md" && ok || no "RMB is not mended"
money '$'; "$VITRINE" check --quiet --fix --source "$work/cut" > /dev/null 2>&1; grep -q 'currency: \$' "$work/cut/content/products/cut.md" && ok || no "a dollar of which country?"
# A number: the one that is meant is said when it can be one only, and its tier is not called one without a price
number() { found "---\\ntitle: Steel Cup, 350 ml\\n$1\\n---\\n" > "$work/places"; "$VITRINE" check --quiet --source "$work/cut" 2>&1 | grep 'cut.md.*field-type' > "$work/said"; }
for pair in '500_pcs 500' '500个 500' '５００ 500' '1,000 1000' '12,345,678 12345678' '1,00 100' '10-20 100' '1,2345 100' '1.5 100' 'x 100'; do
    number "moq: $(echo "${pair% *}" | tr _ ' ')"; grep -q "like this: ${pair#* } " "$work/said" && ok || no "moq $pair: $(cat "$work/said")"
done
for pair in 'US$12.50 12.50' '12元 12' '1,299.00 1299.00' '12,50 11.20' '1.2.3 11.20' '.5. 11.20'; do
    number "price: {tiers: [{from: 1, price: \"${pair% *}\"}]}"; grep -q "like this: ${pair#* } " "$work/said" && ! grep -q price-tiers "$work/places" && ok || no "price $pair: $(cat "$work/said" "$work/places")"
done
for pair in '2026/11/29 2026-11-29' '2026年3月9日 2026-03-09' '2026.1.2 2026-01-02' '2026/13/29 2026-11-01' '29.11.2026 2026-11-01' '20261129 2026-11-01' '2026/1/2/3 2026-11-01' '2026/1 2026-11-01'; do
    number "date: ${pair% *}"; grep -q "like this: ${pair#* } " "$work/said" && ok || no "date $pair: $(cat "$work/said")"
done
# What site.yaml wants of an address and a language
site() { printf 'name: T\nlanguages: [en]\ncategories: [Kitchen]\n' | cat - > "$work/site.yaml"; printf -- "$1\n" >> "$work/site.yaml"; cp "$work/site.yaml" "$work/cut/content/site.yaml"; "$VITRINE" check --quiet --source "$work/cut" 2>&1 | grep 'site.yaml.*field-type' > "$work/said"; }
for pair in 'www.example.com https://www.example.com' 'htp://x.example https://x.example' 'https//x.example/a https://x.example/a' 'https:// https://www.example.com/shop/' '//x.example https://x.example' 'x https://www.example.com/shop/'; do
    site "base_url: '${pair% *}'"; grep -q "like this: ${pair#* } " "$work/said" && ok || no "base_url $pair: $(cat "$work/said")"
done
for good in https://x.example http://localhost:8080/a/ https://例子.example/; do site "base_url: $good"; [ -s "$work/said" ] && no "$good: $(cat "$work/said")" || ok; done
for bad in 'sales at x.example' 'a@b' 'a@b.example, c@d.example' '@b.example'; do site "company: {email: '$bad'}"; grep -q 'e-mail address' "$work/said" && ok || no "e-mail $bad"; done
site 'company: {email: a.b+c@x.example}'; [ -s "$work/said" ] && no "a good e-mail address: $(cat "$work/said")" || ok
for good in '"#0f5c63"' "'#abc'" teal 'rgb(1 2 3)' DarkRed; do site "look: {accent: $good}"; [ -s "$work/said" ] && no "accent $good: $(cat "$work/said")" || ok; done
for bad in blau '"#12345"' 'rgb(1' 'url(x)'; do site "look: {accent: $bad}"; grep -q 'a colour of CSS' "$work/said" && ok || no "accent $bad"; done
site 'look: {accent: "0f5c63"}'; grep -q 'like this: "#0f5c63"' "$work/said" && ok || no "a colour without its #: $(cat "$work/said")"
site 'look:\n  accent: #d0021b\n  hero_title: A'; grep -q 'site.yaml:5:11.*begins a comment.*"#d0021b"' "$work/said" && ok || no "a colour that is a comment: $(cat "$work/said")"
site 'look:\n  accent:   # none\n  hero_title: A'; [ -s "$work/said" ] && no "a comment behind nothing: $(cat "$work/said")" || ok
for pair in 'cn zh' 'jp ja' 'english en' 'en_US en-US'; do
    printf "name: T\nlanguages: [en, ${pair% *}]\ncategories: [Kitchen]\n" > "$work/cut/content/site.yaml"; "$VITRINE" check --quiet --source "$work/cut" 2>&1 | grep 'site.yaml.*field-type' > "$work/said"
    grep -q "did you mean \"${pair#* }\"" "$work/said" && ok || no "language $pair: $(cat "$work/said")"
done
printf 'name: T\nlanguages: [en, zh-Hans, pt-BR, fil, yue]\ncategories: [Kitchen]\n' > "$work/cut/content/site.yaml"; "$VITRINE" check --quiet --source "$work/cut" 2>&1 | grep -q 'site.yaml.*field-type' && no "languages that there are" || ok
# A file that is not there: which one may be meant
mkdir -p "$work/cut/content/products/photos" "$work/cut/content/products/other" && : > "$work/cut/content/products/photos/Front.jpg" && : > "$work/cut/content/pages/far.jpg"
for pair in 'photos\front.jpg photos/Front.jpg' 'photos/front.jpg photos/Front.jpg' 'front.jpg photos/Front.jpg' 'photos/Fron.jpeg photos/Front.jpg' 'C:\me\front.jpg photos/Front.jpg'; do
    printf -- "---\ntitle: Steel Cup, 350 ml\nimages: [{file: '%s', alt: a}]\n---\n" "${pair% *}" > "$work/cut/content/products/cut.md"
    "$VITRINE" check --quiet --source "$work/cut" 2>&1 | grep 'link-broken' | grep -q "did you mean \"${pair#* }\"" && ok || no "$pair: $("$VITRINE" check --quiet --source "$work/cut" 2>&1 | grep link-broken)"
done
for pair in 'far.jpg spelling' 'https://x.example/a.jpg save' 'D:\a.jpg copy'; do
    printf -- "---\ntitle: Steel Cup, 350 ml\nimages: [{file: '%s', alt: a}]\n---\n" "${pair% *}" > "$work/cut/content/products/cut.md"
    "$VITRINE" check --quiet --source "$work/cut" 2>&1 | grep 'link-broken' | grep -q "${pair#* }" && ok || no "$pair: $("$VITRINE" check --quiet --source "$work/cut" 2>&1 | grep link-broken)"
done
finish
