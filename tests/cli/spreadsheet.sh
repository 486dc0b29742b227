# Our own table: every field out and in; untouched it changes no byte, touched only what was touched; new rows become files; hostile files are refused.
. "$(dirname "$0")/lib.sh.inc"
sample "$work/site" && cd "$work/site" || exit 2
printf -- "---\n# a comment that stays\ntitle: 'Odd: Bell' # and this one\ndescription: >\n  Folded over\n  two lines.\nkeywords: [brass bell, odd bell]\ncategory: \"Sports & Vehicles > Bicycle Parts\"\nsku: 007\nhs_code: \"8306.10\"\nspecs: {Material: \"brass\", Net weight: 0.10 kg}\noptions:\n  Colour: [gold, 'red']\nprice: {currency: USD, unit: piece, tiers: [{from: 10, price: 2.50}]}\nselling_points: &p\n  - loud\n  - \"cheap, light\"\n---\n\n# Text\n\nTwo *lines*.\n" > content/products/odd.md
cp -R content "$work/before"
status 0 "$VITRINE" export -f spreadsheet -o a.xlsx
status 0 "$VITRINE" export -f spreadsheet -o b.xlsx; expect "the same bytes" cmp a.xlsx b.xlsx
status 0 "$VITRINE" import a.xlsx; says '10 listings: 0 new, 0 changed, 10 as they are'; expect "no byte has changed" diff -r content "$work/before"
status 0 "$VITRINE" export -f spreadsheet -l zh -o zh.xlsx; status 0 "$VITRINE" import zh.xlsx; says '0 new, 0 changed'; expect "no byte has changed (zh)" diff -r content "$work/before"
# What others see: pictures, drop-downs, numbers as numbers; edited as Excel would save it
cat > edit.py <<'P'
import re, sys, zipfile
from xml.sax.saxutils import escape
src, dst = sys.argv[1:3]
edits = dict(a.split('=', 1) for a in sys.argv[3:])  # HANDLE/COLUMN=TEXT; +HANDLE/COLUMN=TEXT in a new row
z = zipfile.ZipFile(src); parts = {n: z.read(n) for n in z.namelist()}
strings = [''.join(re.findall(r'<t[^>]*>(.*?)</t>', s, re.S)) for s in re.findall(r'<si>(.*?)</si>', parts['xl/sharedStrings.xml'].decode(), re.S)]
sheet = parts['xl/worksheets/sheet1.xml'].decode()
cells = {}
for ref, attrs, body in re.findall(r'<c r="([A-Z]+\d+)"([^>]*)>(.*?)</c>', sheet, re.S):
    v = re.search(r'<v>(.*?)</v>', body)
    cells[ref] = strings[int(v.group(1))] if 't="s"' in attrs else v.group(1)
head = {cells[r]: r[:-1] for r in cells if re.fullmatch(r'[A-Z]+1', r)}
rows = {cells[r]: r[len(head['handle']):] for r in cells if re.fullmatch(head['handle'] + r'\d+', r) and r != head['handle'] + '1'}
last = max(int(r) for r in rows.values())
def inline(ref, text): return f'<c r="{ref}" t="inlineStr"><is><r><t xml:space="preserve">{escape(text[:2])}</t></r><r><t xml:space="preserve">{escape(text[2:])}</t></r></is></c>'
def column(c):
    n = 0
    for x in c: n = n * 26 + ord(x) - 64
    return n
new = {}
for key, text in edits.items():
    handle, path = key.rsplit('/', 1)
    if handle[0] == '+': new.setdefault(handle[1:], {})[path] = text; continue
    ref = head[path] + rows[handle]
    cell = f'<c r="{ref}"><v>{text}</v></c>' if re.fullmatch(r'[\d.]+', text) else inline(ref, text)
    if re.search(f'<c r="{ref}"', sheet): sheet = re.sub(f'<c r="{ref}"[^>]*?(/>|>.*?</c>)', lambda m: cell, sheet, count=1, flags=re.S)
    else: sheet = re.sub(f'(<row r="{rows[handle]}"[^>]*>)(.*?)(</row>)', lambda m: m.group(1) + m.group(2) + cell + m.group(3), sheet, count=1, flags=re.S)
out = ''
for handle, fields in new.items():
    last += 1
    fields['handle'] = handle
    out += f'<row r="{last}">' + ''.join(inline(head[p] + str(last), t) for p, t in sorted(fields.items(), key=lambda f: column(head[f[0]]))) + '</row>'
sheet = sheet.replace('</sheetData>', out + '</sheetData>')
parts['xl/worksheets/sheet1.xml'] = sheet.encode()
with zipfile.ZipFile(dst, 'w', zipfile.ZIP_DEFLATED) as o:
    for n, b in parts.items(): o.writestr(n, b)
P
python3 - <<'P' && ok || no "pictures, drop-downs and numbers"
import zipfile
z = zipfile.ZipFile('a.xlsx'); names = z.namelist(); s = z.read('xl/worksheets/sheet1.xml').decode()
assert sum(n.startswith('xl/media/') for n in names) >= 9, names
assert s.count('<dataValidation ') >= 4 and 'Lists!' in s
P
python3 edit.py a.xlsx c.xlsx 'bicycle-bell/title=Brass "Loud" Bell: 56 mm & more' 'bicycle-bell/price.tiers.1.price=1.95' 'odd/specs.Material=zinc, plated' 'odd/options.Colour.2=blue' 'odd/selling_points.2=cheap: 2 USD' 'odd/description=One line.' 'odd/moq=500' 'odd/warranty=5 years' 'odd/text=Other text.'
status 0 "$VITRINE" import --dry-run c.xlsx; says '2 changed, 8 as they are'; says '+zinc, plated'; expect "a dry run writes nothing" diff -r content "$work/before"
status 0 "$VITRINE" import c.xlsx; says '0 new, 2 changed, 8 as they are'
f=content/products/odd.md
for line in '# a comment that stays' "title: 'Odd: Bell' # and this one" 'keywords: [brass bell, odd bell]' 'specs: {Material: "zinc, plated", Net weight: 0.10 kg}' "  Colour: [gold, 'blue']" 'sku: 007' '  - loud' '  - "cheap: 2 USD"' 'moq: 500' 'warranty: "5 years"' 'description: One line.' 'Other text.'; do
    grep -qxF -- "$line" $f && ok || { no "lacks: $line"; }
done
[ $failed -eq 0 ] || cat $f
[ "$(diff "$work/before/products/bicycle-bell/index.md" content/products/bicycle-bell/index.md | grep -c '^>')" -eq 2 ] && ok || no "the bell: $(diff "$work/before/products/bicycle-bell/index.md" content/products/bicycle-bell/index.md)"
status 0 "$VITRINE" import c.xlsx; says '0 new, 0 changed'
"$VITRINE" check content/products/odd.md > out 2>&1; grep -qE 'front-matter|field-(type|unknown)' out && no "the file is well-formed: $(cat out)" || ok
# A cell that has no place in the file is told, not lost
python3 edit.py a.xlsx d.xlsx 'odd/price.tiers.2.price=2.10'; status 0 "$VITRINE" import d.xlsx; says 'content/products/odd.md has no price.tiers.2.price yet'
# A text that begins like a refusal in the list of changes is none
python3 edit.py a.xlsx g.xlsx "odd/text=First.
! Attention, please."; status 0 "$VITRINE" import g.xlsx; says '1 changed'; grep -q Attention "$work/err" && no "a line of the text was told as a refusal" || ok
# New rows become files that come out as they went in
python3 edit.py a.xlsx e.xlsx '+tea-tin/title=Tea Tin: "Garden"' '+tea-tin/description=Holds 100 g.' '+tea-tin/price.currency=EUR' '+tea-tin/price.tiers.1.from=100' '+tea-tin/price.tiers.1.price=1.20' '+tea-tin/price.tiers.2.from=500' '+tea-tin/price.tiers.2.price=1.05' '+tea-tin/specs.Net weight=80 g' '+tea-tin/options.Colour.1=red' '+tea-tin/options.Colour.2=#fff' '+tea-tin/selling_points.1=no: rust' '+tea-tin/text=**Tight** lid.' '+../../evil/title=Evil' '+bicycle-bell/language=../x'
status 0 "$VITRINE" import e.xlsx; says '2 new'
[ ! -e ../evil.md ] && [ ! -e ../../evil.md ] && ok || no "a handle left the folder"
cat > want.md <<'M'
---
title: "Tea Tin: \"Garden\""
description: Holds 100 g.
M
head -3 content/products/tea-tin.md | diff - want.md > out && ok || no "the new file: $(cat out content/products/tea-tin.md)"
"$VITRINE" check content/products/tea-tin.md > out 2>&1; grep -qE 'front-matter|field-(type|unknown)' out && no "the new file is well-formed: $(cat out content/products/tea-tin.md)" || ok
status 0 "$VITRINE" export -f spreadsheet -o f.xlsx; status 0 "$VITRINE" import f.xlsx; says '0 new, 0 changed'
"$VITRINE" build -q --allow-errors 2> /dev/null; grep -q '1.05' output/products/tea-tin.html && grep -q '80 g' output/products/tea-tin.html && grep -q '<strong>Tight</strong>' output/products/tea-tin.html && ok || no "it builds"
# Hostile
head -c 300 a.xlsx > h.xlsx; status 2 "$VITRINE" import h.xlsx; says 'no whole .xlsx'
printf 'PK\003\004' > h.xlsx; head -c 5000 /dev/urandom >> h.xlsx; status 2 "$VITRINE" import h.xlsx
python3 - <<'P'
import zipfile
def make(name, sheet, strings='<sst><si><t>handle</t></si></sst>'):
    with zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('xl/worksheets/sheet1.xml', sheet); z.writestr('xl/sharedStrings.xml', strings)
make('far.xlsx', '<worksheet><sheetData><row><c r="A1" t="s"><v>0</v></c><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>')
make('index.xlsx', '<worksheet><sheetData><row><c r="A1" t="s"><v>99999999999</v></c><c r="ZZZZZZ9"><v>1</v></c><c r="A"><v>2</v></c></row></sheetData></worksheet>')
make('entity.xlsx', '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row><c r="A2" t="inlineStr"><is><t>x&a;</t></is></c></row></sheetData></worksheet>')
make('bomb.xlsx', '<worksheet>' + ' ' * (300 << 20) + '</worksheet>')
lol = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + ''.join(f'<!ENTITY {chr(98+i)} "{("&" + chr(97+i) + ";") * 10}">' for i in range(9)) + ']>'
make('laughs.xlsx', lol + '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>')
P
for f in far index bomb laughs; do status 2 "$VITRINE" import $f.xlsx; done
"$VITRINE" import entity.xlsx > out 2>&1; grep -rq 'root:' content/products out && no "an entity was read from a file" || ok
for f in h far index entity laughs e; do "$VITRINE_ASAN" import --dry-run $f.xlsx > out 2>&1; grep -qE 'ERROR: AddressSanitizer|runtime error' out && no "$f: $(grep -E 'ERROR|runtime' out | head -2)" || ok; done
finish
