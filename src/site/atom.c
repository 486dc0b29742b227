/* atom.c - the newest listings as an Atom feed a language (RFC 4287). Ids must be absolute, so without base_url there is none. */
#include "syntax/xml.h"
#include "view/view.h"

extern const struct output_kind output_atom;

enum { MOST = 50 };

static void list(const struct view_context *context, struct plan *plan)
{
    for (size_t l = 0; value_is_set(context->catalog->sites[0].base_url) && l < context->catalog->n_languages; l++)
        plan_add(plan, (struct output){.kind = &output_atom, .path = view_path(context, plan->arena, l, "feed.xml"), .language = l});
}

/* RFC 3339; a listing without a date is as old as time. */
static struct text moment(struct arena *arena, struct date date)
{
    return date.year ? text_format(arena, "%.*sT00:00:00Z", TEXT_ARGS(date_text(arena, date))) : TEXT("1970-01-01T00:00:00Z");
}

static void put_link(struct xml *xml, const char *relation, struct text address)
{
    xml_start(xml, "link");
    xml_attribute(xml, "rel", text_of(relation));
    xml_attribute(xml, "href", address);
    xml_end(xml);
}

static void put_entry(struct xml *xml, const struct view_context *context, struct arena *arena, size_t index, size_t language)
{
    const struct product *product = &context->catalog->products[index];
    const struct listing_fields *fields = &view_document(context, product, language)->fields;
    struct text address = view_absolute(context, arena, view_path_product(context, arena, index, language));
    xml_start(xml, "entry");
    xml_leaf(xml, "title", value_is_set(fields->title) ? fields->title.text : product->slug);
    xml_leaf(xml, "id", address);
    put_link(xml, "alternate", address);
    xml_leaf(xml, "updated", moment(arena, fields->date.date));
    xml_leaf(xml, "summary", fields->description.text);
    xml_end(xml);
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    struct xml *xml = xml_open(out);
    struct arena *arena = out->arena;
    const struct site *site = &context->catalog->sites[output->language];
    const struct view_order *order = &context->order;
    struct date newest =
        order->n_products ? context->catalog->documents[context->catalog->products[order->newest[0]].document].fields.date.date : (struct date){0};
    xml_start(xml, "feed");
    xml_attribute(xml, "xmlns", TEXT("http://www.w3.org/2005/Atom"));
    xml_attribute(xml, "xml:lang", context->catalog->languages[output->language]);
    xml_leaf(xml, "title", site->name.text);
    if (value_is_set(site->description))
        xml_leaf(xml, "subtitle", site->description.text);
    xml_leaf(xml, "id", view_absolute(context, arena, output->path));
    put_link(xml, "self", view_absolute(context, arena, output->path));
    put_link(xml, "alternate", view_absolute(context, arena, view_path(context, arena, output->language, "index.html")));
    xml_leaf(xml, "updated", moment(arena, newest));
    xml_start(xml, "author");
    xml_leaf(xml, "name", site->name.text);
    xml_end(xml);
    for (size_t i = 0; i < order->n_products && i < MOST; i++)
        put_entry(xml, context, arena, order->newest[i], output->language);
    xml_end(xml);
    if (xml_close(xml))
        return true;
    *reason = "out of memory";
    return false;
}

const struct output_kind output_atom = {.name = "news feed", .list = list, .render = render};
