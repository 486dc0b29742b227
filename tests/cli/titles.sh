# Real titles: 598 plain names of products, of which hardly any is blamed, and 2,020 of marketplaces, most of which are padded and stuffed. And a title's own
# words, as a keyword, are no fault in it.
. "$(dirname "$0")/lib.sh.inc"
if [ ! -d "$CORPORA/titles" ]; then skip "titles (CORPORA)"; finish; exit; fi
# site NAME: the listings of titles/NAME.jsonl, each with its title as the keyword
site() {
    mkdir -p "$work/$1/content/products"
    printf 'name: Titles\nlanguages: [en]\n' > "$work/$1/content/site.yaml"
    jq -r '.title' "$CORPORA/titles/$1.jsonl" | awk -v folder="$work/$1/content/products" '{
        gsub(/\\/, "\\\\"); gsub(/"/, "\\\"")
        keyword = tolower($0); gsub(/[,;|\/]/, " ", keyword)
        file = sprintf("%s/p%05d.md", folder, NR)
        printf "---\ntitle: \"%s\"\nkeywords: [\"%s\"]\n---\n", $0, keyword > file
        close(file)
    }'
    "$VITRINE" check --format json --source "$work/$1" > "$work/$1.json"
}
# count NAME RULE: how many listings it blames
count() { jq -r --arg rule "$2" '[.findings[] | select(.rule == $rule) | .file] | unique | length' "$work/$1.json"; }
at_most() { n=$(count "$1" "$2"); [ "$n" -le "$3" ] && ok || no "$2 blames $n of $1, not $3 at most"; }
at_least() { n=$(count "$1" "$2"); [ "$n" -ge "$3" ] && ok || no "$2 blames $n of $1, not $3 at least"; }
site clean
site marketplace
at_most clean title-stuffing 3
at_most clean title-padding 1
at_most clean title-shouting 0
at_most clean claim-unsupported 3
at_least marketplace title-stuffing 720
at_least marketplace title-padding 580
for rule in keywords-split keywords-irrelevant keywords-own-model; do
    at_most clean $rule 0
    at_most marketplace $rule 0
done
finish
