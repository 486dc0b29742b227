# The commands as a new user meets them.
. "$(dirname "$0")/lib.sh.inc"
cd "$work" || exit 2
status 2 "$VITRINE"
status 0 "$VITRINE" --help
says "usage: vitrine COMMAND"
status 0 "$VITRINE" --version
status 2 "$VITRINE" biuld
says 'did you mean "build"?'
for command in new check explain build; do
    status 0 "$VITRINE" $command --help
    says "examples:"
done
status 2 "$VITRINE" check --formt json
says "did you mean --format?"
status 2 "$VITRINE" check
says "vitrine new site"
status 2 "$VITRINE" check --source /nowhere
status 0 "$VITRINE" new site shop
says "cd shop"
status 2 "$VITRINE" new site shop
says "not empty"
status 0 "$VITRINE" build --source shop
status 0 "$VITRINE" build --source shop --jobs 1
says "0 written"
# A site that nobody can answer is told, and shows no link that leads to nobody
says "company.email in content/site.yaml is still sales@example.com"
cp shop/content/site.yaml site.yaml; grep -q 'mailto:sales@example.com' shop/output/products/steel-cup.html && grep -q '<h2>Contact' shop/output/index.html && ok || no "the way to the firm"
sed -i '/^company:/d;/^  email:/d' shop/content/site.yaml; status 0 "$VITRINE" build --source shop; says "buyers cannot write to you"
grep -rlE 'mailto:("|\?)|<h2>Contact' --include='*.html' shop/output > "$work/list" && no "a way that leads to nobody: $(cat "$work/list")" || ok
printf 'company: {phone: "+86 592 555 0101"}\n' >> shop/content/site.yaml; status 0 "$VITRINE" build --source shop; grep -q "note:" "$work/err" && no "a telephone is a way" || ok
grep -q '<h2>Contact' shop/output/index.html && ok || no "the telephone is not shown"
cp site.yaml shop/content/site.yaml
cd shop/content || exit 2
status 0 "$VITRINE" new product "Garden Lantern"
says "content/products/garden-lantern/index.md"
status 2 "$VITRINE" new product "Garden Lantern"
says "is there already"
status 0 "$VITRINE" check --format json
cd ../.. || exit 2
status 0 "$VITRINE" explain
status 0 "$VITRINE" explain keywords-split
says "clause K3"
status 2 "$VITRINE" explain keyword-split
says "did you mean keywords-split"
for rule in $("$VITRINE" explain | awk '{print $1}'); do
    "$VITRINE" explain "$rule" > "$work/out" 2>&1 && grep -q 'bad:' "$work/out" && ok || no "explain $rule"
done
for form in text json sarif github; do
    "$VITRINE" check --source shop --format $form > "$work/$form" 2> "$work/err"
    [ -s "$work/$form" ] && ok || no "check --format $form says nothing"
done
status 2 "$VITRINE" check --source shop --format xml
status 2 "$VITRINE" check --source shop --profile amazn
says "there is no profile"
expect "JSON is JSON" jq -e '.schema == 1 and .tool == "vitrine"' "$work/json"
expect "SARIF is JSON" jq -e '.version == "2.1.0"' "$work/sarif"
# What may go up
status 1 "$VITRINE" check --source shop --ready own-site
says "ready for own-site: "
status 2 "$VITRINE" check --source shop --ready nowhere
says "there is no profile"
status 2 "$VITRINE" serve --source shop --port 70000
says "wants a number"
status 2 "$VITRINE" serve --source "$work"
says "there is no content/site.yaml"
# A new user's typing mistakes
printf -- '---\ntitle: Steel Cup 350 ml\ndiscription: x\n---\n' > shop/content/products/typo.md
status 1 "$VITRINE" check --source shop
says 'did you mean "description"'
status 1 "$VITRINE" build --source shop
says "nothing was published"
printf -- 'title: no front matter\n' > shop/content/products/typo.md
status 1 "$VITRINE" check --source shop
says "does not begin with front matter"
: > shop/content/products/typo.md
status 1 "$VITRINE" check --source shop
printf -- '---\ntitle: half wri' > shop/content/products/typo.md
status 1 "$VITRINE" check --source shop
says "front matter is not closed"
rm shop/content/products/typo.md
status 0 "$VITRINE" check --source shop
# The program alone, without the one that has the other commands, which is then looked for where both were compiled
cp "$VITRINE" alone
status 0 ./alone check --source shop
status 0 ./alone catalog --help
says "usage: vitrine catalog"
finish
