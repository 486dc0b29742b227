/* download.c - files that a listing offers, or that a text links to: copied as they are. */
#include "view/view.h"

extern const struct output_kind output_download;

enum { LARGEST = 1024 * 1024 * 1024 };

/* Pictures are made by picture.c, without metadata; pages by their makers. */
static void add(const struct view_context *context, struct plan *plan, struct text path, struct span asked_by)
{
    size_t file = map_find(&context->catalog->file_of, path);
    if (file == MAP_NONE || text_ends(path, TEXT(".md")))
        return;
    size_t picture = map_find(&context->catalog->picture_of, path);
    if (picture != MAP_NONE && view_width(context, picture, 1))
        return;
    plan_add(plan, (struct output){.kind = &output_download, .path = view_path_file(plan->arena, path), .subject = file, .asked_by = asked_by});
}

static void add_field(const struct view_context *context, struct plan *plan, struct text from, struct value file)
{
    struct text path;
    if (value_is_set(file) && path_resolve(plan->arena, from, file.text, &path))
        add(context, plan, path, file.where);
}

static void list(const struct view_context *context, struct plan *plan)
{
    const struct catalog *catalog = context->catalog;
    const struct company *company = &catalog->sites[0].company;
    for (size_t i = 0; i < catalog->n_documents; i++) {
        const struct document *document = &catalog->documents[i];
        if (!document->is_shown)
            continue;
        for (size_t k = 0; k < document->fields.downloads.n_items; k++)
            add_field(context, plan, document->path, document->fields.downloads.items[k]);
        for (size_t k = 0; k < document->fields.certifications.n_items; k++)
            add_field(context, plan, document->path, document->fields.certifications.items[k].file);
        for (size_t k = 0; k < document->n_links; k++)
            if (document->links[k].is_local && document->links[k].path.size)
                add(context, plan, document->links[k].path, document->links[k].where);
    }
    for (size_t i = 0; i < company->certifications.n_items; i++)
        add_field(context, plan, TEXT("content/site.yaml"), company->certifications.items[i].file);
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    struct text bytes;
    if (!folder_read(out->arena, &context->catalog->root, context->catalog->files.items[output->subject].path, LARGEST, &bytes, reason))
        return false;
    buffer_put(out, bytes);
    return true;
}

const struct output_kind output_download = {.name = "download", .is_copied = true, .list = list, .render = render};
