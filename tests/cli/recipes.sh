# The recipes for CI services: every command that they name is run, in order, in a site as `new site` makes it.
. "$(dirname "$0")/lib.sh.inc"
cd "$work" || exit 2
status 0 "$VITRINE" new site shop && cd shop || exit 2
status 2 "$VITRINE" new ci jenkins; says 'github and gitlab'
export DESTDIR="$work/root" PATH="$work/root/usr/local/bin:$work/fake:$PATH" VITRINE_REPOSITORY="$VITRINE_ROOT"
mkdir -p "$work/fake" .vitrine && printf '#!/bin/sh\nexit 0\n' > "$work/fake/apt-get" && chmod +x "$work/fake/apt-get" # a test does not install
ln -s "$VITRINE_ROOT" .vitrine/source
for service in github gitlab; do
    status 0 "$VITRINE" new ci $service
    status 2 "$VITRINE" new ci $service; says 'is there already'
    case $service in
    github) file=.github/workflows/site.yml; sed -n 's/^ *\(- \)\{0,1\}run: //p' $file | sed '/^REMOTE/d' ;;
    gitlab) file=.gitlab-ci.yml; awk '/^ *(before_)?script:/ { on = 1; next } on && /^ *- / { sub(/^ *- /, ""); print; next } { on = 0 }' $file ;;
    esac | grep -v '^#' > commands
    [ "$(grep -c vitrine commands)" -ge 6 ] && ok || no "$service: the recipe names no commands: $(cat commands)"
    while IFS= read -r command; do
        if sh -e -c "$command" > out 2>&1; then ok; else no "$service: $command: $(tail -2 out)"; fi
    done < commands
    expect "$service: SARIF" jq -e '.version == "2.1.0" and (.runs | length == 1)' vitrine.sarif
    expect "$service: the site" sh -c "python3 -m zipfile -l site.zip | grep -q index.html"
    rm -rf vitrine.sarif site.zip output
done
# What the cache is for: a checkout with other times and no more than .vitrine/cache decodes nothing again
cd "$work" && sample sample && "$VITRINE" build -q -s sample 2> /dev/null
mkdir fresh && cp -R "$VITRINE_ROOT/content" fresh/ && mkdir fresh/.vitrine && cp -R sample/.vitrine/cache fresh/.vitrine/ && find fresh -exec touch -d '2021-01-01' {} +
touch -d '2022-02-02' mark; "$VITRINE" build -q -s fresh 2> /dev/null
find fresh/.vitrine/cache -type f -newer mark -newermt '2000-01-01' -name '*.jpg' -size +0 | while read -r f; do cmp -s "$f" "sample/.vitrine/cache/${f#fresh/.vitrine/cache/}" || echo "$f"; done > other
[ -s other ] && no "the cache was made again" || ok
[ "$(ls fresh/.vitrine/cache | wc -l)" -eq "$(ls sample/.vitrine/cache | wc -l)" ] && ok || no "the cache grew: other keys"
# What nobody used for sixty days goes, once a day; what is in use gets today's date and stays
(cd fresh/.vitrine/cache && : > old.facts && : > young.facts && find . -type f -exec touch -d '-70 days' {} + && touch -d '-50 days' young.facts && touch -d '-2 days' pruned)
used=$(ls fresh/.vitrine/cache | grep -v '^old.facts$' | wc -l); rm -rf fresh/output
"$VITRINE" build --quiet --allow-errors --source fresh > /dev/null 2>&1
[ ! -e fresh/.vitrine/cache/old.facts ] && [ "$(ls fresh/.vitrine/cache | wc -l)" -eq "$used" ] && ok || no "of the cache only what is old goes: $(ls fresh/.vitrine/cache | wc -l) of $used are left"
expect "the same site" diff -r sample/output fresh/output
finish
