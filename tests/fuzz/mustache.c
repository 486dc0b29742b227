/* Any bytes as a template that may include itself. */
#include "fuzz.h"
#include "template/template.h"

static bool find(void *context, struct text name, struct text *source)
{
    (void)name;
    *source = *(struct text *)context;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = arena_new("fuzz");
    struct text bytes = {(const char *)data, size < 400 ? size : 400};
    struct template_set set = {.arena = &arena, .find = find, .context = &bytes};
    struct template_error error;
    const char *reason;
    struct data items[2] = {{.kind = DATA_TEXT, .text = TEXT("<&\"'>")}, {.kind = DATA_TRUE}};
    struct data_field fields[] = {{TEXT("a"), items[0]}, {TEXT("b"), {.kind = DATA_LIST, .items = items, .n = 2}}, {TEXT("c"), items[1]}};
    struct data view = data_object(fields, 3);
    const struct template *template = template_get(&set, TEXT("t"), &error);
    struct buffer out = buffer_new(&arena);
    if (template && text_find_byte(bytes, '>', 0) == TEXT_NOT_FOUND) /* a template in itself, 64 deep: only compiled */
        template_render(&set, template, &view, &out, &reason);
    arena_release(&arena);
    return 0;
}
