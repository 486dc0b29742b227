#!/bin/sh
# run.sh - what a script can see of the house: layers, tables, word lists, sizes, headers, layout, clang-tidy, cppcheck. `make check` lets clang's
# analyzer follow a function a third as far (NODES), which takes a third of the time.
cd "$(dirname "$0")/../.." || exit 2
passed=0 failed=0 skipped=0
rule() { what=$1; shift; if out=$("$@" 2>&1); then passed=$((passed + 1)); else failed=$((failed + 1)); echo "lint: $what:"; echo "$out" | head -40; fi; }
have() { command -v "$1" > /dev/null || { echo "skipped: $1 is not here"; skipped=$((skipped + 1)); false; }; }
flags="-std=c17 -D_GNU_SOURCE -DVITRINE_VERSION=\"0\" -DVITRINE_DATADIR=\"/\" -DVITRINE_BUILT=\"/\" -Isrc -include src/base/banned.h $(pkg-config --cflags libcmark libxml-2.0 libpng libjpeg yaml-0.1 jansson icu-uc lcms2 libwebp) $(pkg-config --cflags libmicrohttpd pangocairo libqrencode xlsxwriter gmime-3.0 libarchive 2> /dev/null)"
headers_alone() {
    for h in src/*/*.h; do
        # shellcheck disable=SC2086
        echo "#include \"${h#src/}\"" | ${CC:-cc} $flags -fsyntax-only -x c - || return 1
    done
}
formatted() { find src tests -name node_modules -prune -o -name '*.[ch]' -print0 | xargs -0 clang-format --dry-run -Werror; }
tidy() {
    found=$(find src -name '*.c' | xargs -P"$(nproc)" -n8 sh tests/lint/tidy.sh "$flags")
    [ -z "$found" ] || { echo "$found"; return 1; }
}
same_every_time() { ! grep -rnE '\b(time|rand|random)\(' src --include='*.c' | grep -vE 'date.c|strftime|clock' | grep .; }
rule "layers" sh tests/lint/layers.sh
rule "tables" sh tests/lint/tables.sh
rule "word lists" sh tests/lint/words.sh
rule "sizes" sh -c 'find src tests -name node_modules -prune -o -name "*.[ch]" -print | xargs awk -f tests/lint/sizes.awk'
rule "headers compile alone" headers_alone
rule "nothing asks the clock" same_every_time
have clang-format && rule "layout (make format mends it)" formatted
have clang-tidy && rule "clang-tidy" tidy
have cppcheck && rule "cppcheck" cppcheck --quiet --error-exitcode=1 --std=c11 --inline-suppr -j "$(nproc)" --enable=warning,portability --suppressions-list=tests/lint/cppcheck.txt -Isrc -D_GNU_SOURCE src
echo "lint: $passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
