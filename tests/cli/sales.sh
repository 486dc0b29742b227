# Inquiries, answers and announcements.
. "$(dirname "$0")/lib.sh.inc"
sample "$work/site" && cd "$work/site" || exit 2
stars() { # N TEXT: the text must have N stars
    printf '%s' "$2" > mail.txt; "$VITRINE" rank --lang en mail.txt > "$work/out" 2> "$work/err"
    got=$(head -1 "$work/out" | tr -dc '★' | wc -m); [ "$got" -eq "$1" ] && ok || no "$got stars, not $1: $2"; }
stars 3 'We need 2000 brass bicycle bells. What is the price FOB Xiamen, and the lead time?'
stars 3 'Please quote LB-K23, 300 pieces, and send one sample.'
stars 3 'Kitchen faucets with pull-down spray: which certificates do you have, and what is your MOQ?'
stars 3 'Is the squirrel plush toy available in 40 cm? How many in a carton, and your price for 1200 pcs?'
stars 2 'Please send me the price list of all your products.'
stars 2 'We are a wholesaler. Kindly send your complete catalog with prices.'
stars 2 'bells?'
stars 1 'Do you have solar panels, 400 W? Best price please.'
stars 1 'We offer SEO services for your website.'
stars 1 ''
printf 'From: =?utf-8?Q?J=C3=B6rg?= <j@example.org>\nSubject: =?utf-8?B?%s?=\nMIME-Version: 1.0\nContent-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n<p>F=FCr 500 <b>PVC slippers</b>:<br>price and sample, please.</p><script>alert(1)</script>\n' "$(printf 'Slippers' | base64)" > html.eml
status 0 "$VITRINE" rank --lang en html.eml; says '★★★'; says 'PVC Slippers'; says 'Jörg'
"$VITRINE" rank - < html.eml | grep -q '★★★' && ok || no "standard input"
"$VITRINE" rank --lang zh html.eml | grep -q '下一步' && ok || no "Chinese"
head -c 100000 /dev/urandom > noise; status 0 "$VITRINE" rank noise
status 2 "$VITRINE" rank nowhere.eml; says 'cannot be read'
# Answers
status 0 "$VITRINE" reply inquiry -p LB-B55 -t 'Ms Weber & Co' -i html.eml
says 'Dear Ms Weber & Co,'; says 'USD'; says 'FOB Xiamen'
grep -q '^- Quantity' "$work/out" && ok || no "the open question is asked"
status 0 "$VITRINE" reply inquiry -p LB-B55 -t Weber -l zh; says '黄铜'
status 0 "$VITRINE" reply inquiry -p LB-B55 -t Weber --no-prices; grep -q 'USD' "$work/out" && no "a price" || ok
status 2 "$VITRINE" reply nothing -p LB-B55 -t Weber; says 'content/replies/nothing.md is missing'
status 2 "$VITRINE" reply ../../site -p LB-B55 -t Weber
status 2 "$VITRINE" reply inquiry -p LB-NONE -t Weber; says 'LB-NONE'
printf 'Dear {{#to}}\n' > content/replies/broken.md; status 2 "$VITRINE" reply broken -p LB-B55 -t Weber; says 'broken:'
head -c 5000 /dev/urandom > data.pdf
status 0 "$VITRINE" reply inquiry -p LB-B55 -t 'Jörg' --address j@example.org -a data.pdf -o a.eml
python3 - <<'P' && ok || no "the draft is a mail with its attachment"
import email, email.policy
m = email.message_from_binary_file(open('a.eml', 'rb'), policy=email.policy.default)
assert m['X-Unsent'] == '1' and 'Jörg' in str(m['To']) and 'Brass' in m['Subject'], m.items()
a = list(m.iter_attachments()); assert len(a) == 1 and a[0].get_filename() == 'data.pdf' and a[0].get_content() == open('data.pdf', 'rb').read()
assert 'Dear Jörg' in m.get_body(('plain',)).get_content()
P
cp a.eml b.eml; "$VITRINE" reply inquiry -p LB-B55 -t 'Jörg' --address j@example.org -a data.pdf -o a.eml; expect "the same bytes" cmp a.eml b.eml
# Announcements
status 0 "$VITRINE" announce --since 2000-01-01 -o n.eml
python3 - <<'P' && ok || no "the letter: text, HTML, photos"
import email, email.policy, re
m = email.message_from_binary_file(open('n.eml', 'rb'), policy=email.policy.default)
html = m.get_body(('html',)).get_content(); text = m.get_body(('plain',)).get_content()
cids = {p['Content-ID'].strip('<>') for p in m.walk() if p.get_content_type() == 'image/jpeg'}
used = set(re.findall(r'cid:([^"]+)', html)); assert used and used == cids, (used, cids)
assert 'Bicycle Bell' in html and 'Bicycle Bell' in text and m['To'] is None
P
[ "$(stat -c %s n.eml)" -lt 1000000 ] && ok || no "the letter is too large"
# A firm of which nothing is known but its name, and a listing without a number
mkdir -p "$work/bare/content/products" && printf 'name: Bare\nlanguages: [en]\n' > "$work/bare/content/site.yaml" && printf -- '---\ntitle: Lamp\ndate: 2026-01-02\n---\n' > "$work/bare/content/products/lamp.md"
status 0 "$VITRINE" announce --source "$work/bare" --since 2026-01-01 -o bare.eml; python3 - <<'P' && ok || no "the bare letter"
import email
from email import policy
m = email.message_from_file(open('bare.eml'), policy=policy.default)
text = m.get_body(('plain',)).get_content()
assert text.strip().endswith('Bare') and '·' not in text and 'Item' not in text, text
P
status 2 "$VITRINE" announce --since 2999-01-01; says 'no listing from'
status 2 "$VITRINE" announce; says '--since'
finish
