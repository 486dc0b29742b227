/* Any bytes as a listing: YAML, fields, keywords, dates, prices; then the repairs. */
#include "base/banned.h"
#include "catalog/catalog.h"
#include "check/fix.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = arena_new("fuzz");
    struct source source = {TEXT("f.md"), {(const char *)data, size}};
    struct diag_list findings = {.arena = &arena};
    struct field_context context = {&arena, &findings, &source, 0};
    struct listing_fields listing = {0};
    struct site site = {0};
    struct yaml_node *root = NULL;
    struct yaml_error error;
    size_t n;
    yaml_read(&arena, &arena, &source, 0, 0, size, &root, &error);
    if (root) {
        record_read(&context, root, &listing_record, &listing);
        record_read(&context, root, &site_record, &site);
        record_inherit(&listing_record, &listing, &listing);
    }
    for (size_t i = 0; i < findings.n_items; i++) {
        source_position(&source, findings.items[i].where.start);
        findings.items[i].fix = TEXT("x");
    }
    fix_apply(&arena, &source, 0, &findings, &n);
    arena_release(&arena);
    return 0;
}
