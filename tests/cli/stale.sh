# One change after another, of every kind that a page can hang on: after each, the tree and the findings are those of a build from nothing.
# What did not change is recalled from the last run, so a file's time must be older than that: each change is dated a minute after the last one.
. "$(dirname "$0")/lib.sh.inc"
sample "$work/site" && cd "$work/site" || exit 2
p=content/products minute=0
sed -i 's/^languages:.*/languages: [en, zh]/' content/site.yaml
# date_all: every file that is newer than the stamp of the last change gets the next minute of a day long ago
touch -d '2020-01-01 00:00' "$work/stamp"; find content -exec touch -d '2020-01-01 00:00' {} +
date_all() {
    minute=$((minute + 1))
    find content themes -newer "$work/stamp" -exec touch -d "2020-01-01 00:00 $minute minutes" {} + 2> /dev/null
    touch -d "2020-01-01 00:00 $minute minutes" "$work/stamp"
}
same() { # WHAT: the site here is what a copy without memory makes of the same content
    date_all
    "$VITRINE" build --allow-errors --quiet > "$work/said" 2>&1; warm=$?
    rm -rf "$work/cold"; mkdir -p "$work/cold/.vitrine"; cp -Rp content "$work/cold/"; [ ! -d themes ] || cp -Rp themes "$work/cold/"
    cp -R .vitrine/cache "$work/cold/.vitrine/"
    (cd "$work/cold" && "$VITRINE" build --allow-errors --quiet) > "$work/cold.said" 2>&1; cold=$?
    [ $warm -eq $cold ] && cmp -s "$work/said" "$work/cold.said" && ok || { no "$1: the builds end with $warm and $cold, or say other things"; diff "$work/said" "$work/cold.said" | head -5; }
    diff -r output "$work/cold/output" > "$work/differ" 2>&1 && ok || { no "$1: the tree is stale"; head -c 800 "$work/differ"; }
    "$VITRINE" check --format json > "$work/warm.json" 2> /dev/null; (cd "$work/cold" && "$VITRINE" check --format json) > "$work/cold.json" 2> /dev/null
    cmp -s "$work/warm.json" "$work/cold.json" && ok || { no "$1: the findings are stale"; diff "$work/warm.json" "$work/cold.json" | head -8; }
}
same "the first build"
same "nothing changed"
[ -s .vitrine/listings ] && ok || no "nothing is remembered"
sed -i 's/^title: .*/title: Steel Bicycle Bells for Children/' $p/bicycle-bell/index.md; same "a title"
sed -i 's/^description: .*/description: Short./' $p/glass-shelf/index.md; same "a description that a rule minds"
sed -i 's/^title: .*/title: 自行车铃/' $p/bicycle-bell/index.zh.md; same "a title of a translation"
rm $p/bicycle-bell/index.zh.md; same "a translation is gone"
cp "$VITRINE_ROOT/$p/bicycle-bell/index.zh.md" $p/bicycle-bell/; same "and is there again"
printf '\nSee [the shelf](../glass-shelf/index.md) and ![it](../glass-shelf/none.jpg).\n' >> $p/kitchen-faucet/index.md; same "a link in a text, and one to no file"
sed -i '2i related: [glass-shelf, atv-200cc]' $p/red-fuji-apple/index.md; same "neighbours that are named"
sed -i 's/^title: .*/title: Tempered Glass Bathroom Shelf with Rail/' $p/glass-shelf/index.md; same "a neighbour's title"
sed -i '2i draft: true' $p/glass-shelf/index.md; same "a draft that others link to and name"
sed -i '/^draft: true/d' $p/glass-shelf/index.md; same "and it is published again"
mv $p/atv-200cc $p/atv-250; same "a folder with another name"
mkdir $p/extra; sed 's/^sku:.*/sku: EXTRA-1/; /^images:/,$d' $p/bicycle-bell/index.md > $p/extra/index.md; printf -- '---\nText.\n' >> $p/extra/index.md; same "a listing more, with a title that another has"
sed -i 's/^title: .*/title: Steel Bicycle Bells for Adults/' $p/bicycle-bell/index.md; same "a duplicate that is none any more"
rm -r $p/extra; same "a listing less"
photo=$(ls $p/glass-shelf/*.jpg | head -1); cp "$(ls $p/bicycle-bell/*.jpg | head -1)" "$photo"; same "another photo under the same name"
rm "$(ls $p/kitchen-faucet/*.jpg | head -1)"; same "a photo is gone"
sed -i 's/^name: .*/name: Another Firm/' content/site.yaml; same "the firm's name"
sed -i 's/^currency: .*/currency: EUR/' content/site.yaml; same "the currency"
printf 'checks: {off: [title-duplicate], severity: {description-too-short: error}}\n' > "$work/checks"; grep -q '^checks:' content/site.yaml || cat "$work/checks" >> content/site.yaml; same "rules that are off and others that weigh more"
page=$(ls content/pages/*.md | head -1); sed -i 's/^title: .*/title: About Us and More/' "$page"; same "a page that the menu names"
mkdir -p content/theme/templates; printf '<p class="mine">{{text.products}}</p>\n' > content/theme/templates/footer.mustache; same "a template of one's own"
printf '<p class="mine">{{text.home}}</p>\n' > content/theme/templates/footer.mustache; same "and another in its place"
rm -r content/theme; same "and none"
# The printable catalog is made of pieces: shown in two places, and one within the other, where an item shows what others are
mkdir -p content/theme/templates
printf '{{#groups}}{{#cards}}<b>{{title}}</b>{{/cards}}{{/groups}}{{#groups}}<h2>{{name}}</h2>{{#cards}}<i>{{title}} {{total}}</i>{{/cards}}{{/groups}}{{#index}}<u>{{title}}</u>{{/index}}{{#index}}<s>{{title}}</s>{{/index}}' > content/theme/templates/catalog.mustache; same "a catalog that shows all twice"
sed -i 's/^title: .*/title: Tempered Glass Bathroom Shelf/' $p/glass-shelf/index.md; same "a title that is shown twice"
printf '{{#groups}}{{#cards}}<b>{{title}}{{#index}}<u>{{title}}</u>{{/index}}</b>{{/cards}}{{/groups}}{{#index}}<s>{{title}}</s>{{/index}}' > content/theme/templates/catalog.mustache; same "a catalog whose entries show all others"
sed -i 's/^title: .*/title: Tempered Glass Bathroom Shelf with Rail/' $p/glass-shelf/index.md; same "a title that other entries show"
rm -r content/theme; same "the catalog as it was"
[ -s .vitrine/pieces/output/catalog.html ] && ok || no "no pieces are remembered"
sed -i 's/^description: .*/description: A shelf of tempered glass with a rail, for bathrooms and kitchens./' $p/glass-shelf/index.md; printf 'XXXX' | dd of=.vitrine/pieces/output/catalog.html bs=1 seek=40 conv=notrunc 2> /dev/null; same "pieces that are damaged"
printf 'manual' > $p/bicycle-bell/manual.pdf; sed -i '2i downloads: [manual.pdf]' $p/bicycle-bell/index.md; same "a file to download"
rm $p/bicycle-bell/manual.pdf; same "and it is gone"
sed -i 's/^title: .*/title: [unclosed/' $p/bicycle-bell/index.md; same "a file that cannot be understood"
cp "$VITRINE_ROOT/$p/bicycle-bell/index.md" $p/bicycle-bell/; same "and is mended"
printf '\377\376' >> $p/glass-shelf/index.md; same "bytes that are no text"
mv $p "$work/products"; same "no listing at all"
mv "$work/products" $p; find $p -exec touch {} +; same "and all of them again"
# The memory itself: damaged, cut off, of another program, a folder: nothing is recalled, and the site is the same
cp .vitrine/listings "$work/listings"; size=$(wc -c < .vitrine/listings)
for at in 3 22 40 $((size / 2)) $((size - 1)); do printf 'X' | dd of=.vitrine/listings bs=1 seek=$at conv=notrunc 2> /dev/null; same "a byte at $at is another"; done
head -c $((size / 2)) "$work/listings" > .vitrine/listings; same "the memory is cut off"
: > .vitrine/listings; same "the memory is empty"
rm .vitrine/listings; mkdir .vitrine/listings; same "the memory is a folder"
# What a build leaves alone keeps its inode and time
rm -rf .vitrine/listings; same "it is remembered again"
page=output/products/atv-250.html; before=$(stat -c '%i %Y' $page)
sed -i 's/^description: .*/description: A shelf of glass with a rail of steel, for bathrooms and kitchens, packed in one carton each./' $p/glass-shelf/index.md; same "one description more"
[ "$(stat -c '%i %Y' $page)" = "$before" ] && ok || no "a page that did not change was written again"
before=$(stat -c '%Z' $page) # a new link to it would change that
sed -i 's/^description: .*/description: A shelf of glass with a rail of brass, for bathrooms and kitchens, packed in one carton each./' $p/glass-shelf/index.md; same "and another one"
[ "$(stat -c '%Z' $page)" = "$before" ] && ok || no "the spare tree was filled anew"
finish
