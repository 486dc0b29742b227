/* page.c - company pages: about, factory, certificates, contact ... */
#include "view/view.h"

extern const struct output_kind output_page;

static void list(const struct view_context *context, struct plan *plan)
{
    const struct catalog *catalog = context->catalog;
    for (size_t l = 0; l < catalog->n_languages; l++)
        for (size_t i = 0; i < catalog->n_pages; i++)
            if (catalog->pages[i].is_published)
                plan_add(plan, (struct output){.kind = &output_page,
                                               .path = view_path_page(context, plan->arena, i, l),
                                               .language = l,
                                               .subject = i,
                                               .asked_by = span_at(catalog->documents[catalog->pages[i].document].source, 0, 0)});
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    struct view_page page = view_page_open(context, out->arena, output);
    const struct product *subject = &context->catalog->pages[output->subject];
    const struct document *document = view_document(context, subject, page.language);
    struct text title = value_is_set(document->fields.title) ? document->fields.title.text : subject->slug, paths[MAX_LANGUAGES];
    struct view_object o = view_common(&page, title, document->fields.description.text);
    for (size_t l = 0; l < context->catalog->n_languages; l++)
        paths[l] = view_path_page(context, page.arena, output->subject, l);
    view_alternates(&page, &o, paths, subject->is_translated);
    view_put(&o, VIEW_page_content, view_markup(view_body(&page, document)));
    view_put(&o, VIEW_page_structured, view_markup(view_structured_site(&page)));
    view_put_text(&o, VIEW_page_share_type, TEXT("article"));
    return view_render(&page, TEMPLATE_PAGE, &o, out, reason);
}

const struct output_kind output_page = {.name = "company page", .list = list, .render = render};
