/* fix.c */
#include "check/fix.h"

#include "base/buffer.h"

/* Would TEXT in the place of a plain YAML scalar still be that text? Quotes of the old value lie outside the span. */
static bool is_safe(const struct source *source, const struct diag *diag)
{
    char before = diag->where.start ? source->bytes.data[diag->where.start - 1] : 0;
    if (before == '"')
        return text_find_byte(diag->fix, '"', 0) == TEXT_NOT_FOUND && text_find_byte(diag->fix, '\\', 0) == TEXT_NOT_FOUND;
    if (before == '\'')
        return text_find_byte(diag->fix, '\'', 0) == TEXT_NOT_FOUND;
    return text_find(diag->fix, TEXT(": "), 0) == TEXT_NOT_FOUND && text_find(diag->fix, TEXT(" #"), 0) == TEXT_NOT_FOUND &&
           text_find_byte(diag->fix, '\n', 0) == TEXT_NOT_FOUND && diag->fix.size > 0 && !strchr("[]{}&*!|>%@`\"'#,?-:", diag->fix.data[0]);
}

struct text fix_apply(struct arena *arena, const struct source *source, uint32_t index, const struct diag_list *findings, size_t *n_fixed)
{
    struct buffer out = buffer_new(arena);
    size_t done = 0;
    *n_fixed = 0;
    for (size_t i = 0; i < findings->n_items; i++) { /* sorted by place */
        const struct diag *diag = &findings->items[i];
        if (!diag->fix.data || diag->where.source != index || diag->where.start < done || diag->where.length == 0 || !is_safe(source, diag))
            continue;
        buffer_put(&out, text_slice(source->bytes, done, diag->where.start));
        buffer_put(&out, diag->fix);
        done = (size_t)diag->where.start + diag->where.length;
        ++*n_fixed;
    }
    buffer_put(&out, text_slice(source->bytes, done, source->bytes.size));
    return buffer_text(&out);
}
