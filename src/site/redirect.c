/* redirect.c - old addresses lead to new ones, on any host: a small page that says where, and goes there. */
#include "view/view.h"

extern const struct output_kind output_redirect;

enum { ALIAS, SETTING };

static bool is_page(struct text path)
{
    return text_ends(path, TEXT(".html"));
}

/* A redirect of site.yaml whose old address is a path that can be a file. */
static struct text setting_path(struct arena *arena, struct text from)
{
    from = text_slice(from, text_starts(from, TEXT("/")), from.size);
    if (text_ends(from, TEXT("/")) || from.size == 0)
        from = text_format(arena, "%.*sindex.html", TEXT_ARGS(from));
    return path_is_safe(from) && is_page(from) ? from : TEXT("");
}

static void list(const struct view_context *context, struct plan *plan)
{
    const struct catalog *catalog = context->catalog;
    const struct pairs *settings = &catalog->sites[0].redirects;
    for (size_t i = 0; i < catalog->n_redirects; i++)
        if (is_page(catalog->redirects[i].from))
            plan_add(plan, (struct output){.kind = &output_redirect,
                                           .path = catalog->redirects[i].from,
                                           .language = catalog->redirects[i].language,
                                           .subject = i,
                                           .page = ALIAS,
                                           .asked_by = catalog->redirects[i].where});
    for (size_t i = 0; i < settings->n_items; i++) {
        struct text from = setting_path(plan->arena, settings->items[i].name.text);
        if (from.size)
            plan_add(plan, (struct output){.kind = &output_redirect, .path = from, .subject = i, .page = SETTING, .asked_by = settings->items[i].name.where});
    }
}

static struct text target(const struct view_page *page, const struct output *output)
{
    const struct catalog *catalog = page->context->catalog;
    if (output->page == ALIAS)
        return view_relative(page, view_path_product(page->context, page->arena, catalog->redirects[output->subject].product, output->language));
    struct text to = catalog->sites[0].redirects.items[output->subject].value.text;
    if (text_find(to, TEXT("://"), 0) != TEXT_NOT_FOUND)
        return to;
    return view_relative(page, text_slice(to, text_starts(to, TEXT("/")), to.size));
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    struct view_page page = view_page_open(context, out->arena, output);
    struct text to = target(&page, output);
    struct text absolute =
        output->page == ALIAS
            ? view_absolute(context, out->arena, view_path_product(context, out->arena, context->catalog->redirects[output->subject].product, output->language))
            : TEXT("");
    (void)reason;
    buffer_format(out, "<!doctype html>\n<html lang=\"%.*s\"><meta charset=\"utf-8\"><title>", TEXT_ARGS(context->catalog->languages[output->language]));
    buffer_escape(out, ESCAPE_HTML, view_word(&page, "moved"));
    buffer_put(out, TEXT("</title><meta name=\"robots\" content=\"noindex\"><meta http-equiv=\"refresh\" content=\"0; url="));
    buffer_escape(out, ESCAPE_URL, to);
    buffer_put(out, TEXT("\">"));
    if (absolute.size) {
        buffer_put(out, TEXT("<link rel=\"canonical\" href=\""));
        buffer_escape(out, ESCAPE_URL, absolute);
        buffer_put(out, TEXT("\">"));
    }
    buffer_put(out, TEXT("<p><a href=\""));
    buffer_escape(out, ESCAPE_URL, to);
    buffer_put(out, TEXT("\">"));
    buffer_escape(out, ESCAPE_HTML, view_word(&page, "moved"));
    buffer_put(out, TEXT("</a></p></html>\n"));
    return true;
}

const struct output_kind output_redirect = {.name = "redirect", .list = list, .render = render};
