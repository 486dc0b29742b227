#!/bin/sh
# run.sh - every target of this folder under libFuzzer with sanitizers, SECONDS_EACH long (default 600: `make fuzz`; 5 in `make check`). Seeds: seeds/
# here, and foreign files of CORPORA. What fails is kept in build/fuzz/.
cd "$(dirname "$0")/../.." || exit 2
seconds=${SECONDS_EACH:-600} out=build/fuzz corpora=${CORPORA:-../shared/corpora} passed=0 failed=0
if ! command -v clang > /dev/null || ! echo 'int LLVMFuzzerTestOneInput(const char *d, unsigned long n) { (void)d; (void)n; return 0; }' | clang -x c -fsanitize=fuzzer - -o /dev/null 2> /dev/null; then
    echo "skipped: no clang with libFuzzer"; echo "fuzz: 0 passed, 0 failed, 1 skipped"; exit 0
fi
mkdir -p "$out/texts"
texts=$out/texts
for f in $(find content tests/bad -name "*.md" -o -name "*.yaml"); do cp "$f" "$texts/$(echo "$f" | tr / -)" 2> /dev/null; done
make -s -j2 VARIANT=fuzz CC=clang build/fuzz/libvitrine.a > "$out/make.log" 2>&1 || { tail -20 "$out/make.log"; echo "fuzz: 0 passed, 1 failed, 0 skipped"; exit 1; }
flags="-std=c17 -D_GNU_SOURCE -g -O1 -Isrc -Itests/fuzz -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all"
packages=$(sed -n 's/^PACKAGES = //p' Makefile)
for file in tests/fuzz/*.c; do
    name=$(basename "$file" .c)
    # shellcheck disable=SC2046,SC2086
    clang $flags $(pkg-config --cflags $packages) "$file" "$out/libvitrine.a" $(pkg-config --libs $packages) -lcsv -lm -pthread -o "$out/$name" 2> "$out/$name.log" ||
        { cat "$out/$name.log"; failed=$((failed + 1)); continue; }
    mkdir -p "$out/corpus-$name"
    seeds="tests/fuzz/seeds/$name"; [ -d "$seeds" ] || seeds=
    case $name in
    picture) for d in pngsuite exif jpeg; do [ -d "$corpora/$d" ] && seeds="$seeds $corpora/$d"; done ;;
    markdown) [ -d "$corpora/commonmark" ] && seeds="$seeds $corpora/commonmark" ;;
    mustache) [ -d "$corpora/mustache" ] && seeds="$seeds $corpora/mustache" ;;
    front_matter|phrase) seeds="$seeds $texts" ;;
    esac
    # shellcheck disable=SC2086
    if ASAN_OPTIONS=allocator_may_return_null=1 "$out/$name" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -max_len=20000 -artifact_prefix="$out/$name-" -verbosity=0 \
        -print_final_stats=1 "$out/corpus-$name" $seeds > "$out/$name.log" 2>&1; then
        passed=$((passed + 1)); echo "    $name: $(sed -n 's/stat::number_of_executed_units: *//p' "$out/$name.log") inputs in $seconds s"
    else
        failed=$((failed + 1)); echo "$name failed; the input lies in $out/:"; grep -E 'ERROR|SUMMARY|runtime error|Test unit' "$out/$name.log" | head -5
    fi
done
echo "fuzz: $passed passed, $failed failed, 0 skipped"
[ $failed -eq 0 ]
