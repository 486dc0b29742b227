/* reply.c */
#include "document/reply.h"

#include "base/locale.h"
#include "template/template.h"

enum { LARGEST = 1024 * 1024, MOST_FIELDS = 24 };

struct object {
    struct data_field fields[MOST_FIELDS];
    size_t n;
};

/* As it is: a reply is plain text, nothing is to be escaped. */
static void put(struct object *o, const char *name, struct text value)
{
    o->fields[o->n++] = (struct data_field){text_of(name), {.kind = value.size ? DATA_MARKUP : DATA_NOTHING, .text = value}};
}

static void put_data(struct object *o, const char *name, struct data value)
{
    o->fields[o->n++] = (struct data_field){text_of(name), value};
}

static struct data done(const struct object *o)
{
    return data_object(o->fields, o->n);
}

static struct data texts(struct arena *arena, const struct values *values)
{
    struct data *items = arena_array(arena, struct data, values->n_items);
    for (size_t i = 0; i < values->n_items; i++)
        items[i] = (struct data){.kind = DATA_MARKUP, .text = values->items[i].text};
    return (struct data){.kind = DATA_LIST, .items = items, .n = values->n_items};
}

static struct data tiers(const struct view_page *view, const struct edition *edition, const struct listing_fields *f)
{
    size_t n = edition->has_prices ? f->price.tiers.n_items : 0;
    struct data *items = arena_array(view->arena, struct data, n);
    for (size_t i = 0; i < n; i++) {
        struct object *o = arena_array(view->arena, struct object, 1);
        int64_t from = f->price.tiers.items[i].from.millionths / 1000000;
        put(o, "from", view_whole(view, from));
        put(o, "unit", view_unit(view, f, from));
        put(o, "price", edition_money(view, edition, f, f->price.tiers.items[i].price.millionths));
        items[i] = done(o);
    }
    return (struct data){.kind = DATA_LIST, .items = items, .n = n};
}

static struct data product_data(const struct view_page *view, const struct edition *edition, size_t product)
{
    const struct listing_fields *f = &view_document(view->context, &view->context->catalog->products[product], edition->language)->fields;
    struct object *o = arena_array(view->arena, struct object, 1);
    put(o, "title", f->title.text);
    put(o, "sku", f->sku.text);
    put(o, "description", f->description.text);
    put(o, "unit", view_unit(view, f, 1));
    put(o, "moq", value_is_set(f->moq.as) ? view_whole(view, f->moq.millionths / 1000000) : TEXT(""));
    put(o, "lead_time", f->lead_time.text);
    put(o, "terms", text_trim(text_format(view->arena, "%.*s %.*s", TEXT_ARGS(f->price.incoterm.text), TEXT_ARGS(f->price.port.text))));
    put(o, "payment", view_joined(view->arena, &f->payment));
    put(o, "address", view_absolute(view->context, view->arena, view_path_product(view->context, view->arena, product, edition->language)));
    put_data(o, "selling_points", texts(view->arena, &f->selling_points));
    put_data(o, "tiers", tiers(view, edition, f));
    return done(o);
}

/* What a quotation needs and the inquiry did not say. */
static struct data open_questions(const struct view_page *view, const struct inquiry *inquiry)
{
    static const struct {
        enum asked asked;
        const char *word;
    } needed[] = {{ASKED_QUANTITY, "quantity"},
                  {ASKED_DELIVERY, "delivery"},
                  {ASKED_SAMPLE, "want_sample"},
                  {ASKED_PACKING, "packing"},
                  {ASKED_CERTIFICATE, "certificates"}};
    struct data *items = arena_array(view->arena, struct data, 8);
    size_t n = 0;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!inquiry || !inquiry->asked[needed[i].asked])
            items[n++] = (struct data){.kind = DATA_MARKUP, .text = view_word(view, needed[i].word)};
    return (struct data){.kind = DATA_LIST, .items = items, .n = n};
}

static bool find_source(void *context, struct text name, struct text *source)
{
    const struct text *only = context;
    (void)name;
    *source = *only;
    return true;
}

/* content/replies/NAME.LANGUAGE.md, else NAME.md. */
static bool read_template(const struct view_context *context, struct arena *arena, size_t language, struct text name, struct text *source, const char **reason)
{
    const struct catalog *catalog = context->catalog;
    struct text own = text_format(arena, "content/replies/%.*s.%.*s.md", TEXT_ARGS(name), TEXT_ARGS(catalog->languages[language]));
    struct text plain = text_format(arena, "content/replies/%.*s.md", TEXT_ARGS(name));
    const char *why;
    if (path_is_safe(own) && ((folder_has(&catalog->root, own, NULL) && folder_read(arena, &catalog->root, own, LARGEST, source, &why)) ||
                              folder_read(arena, &catalog->root, plain, LARGEST, source, &why)))
        return true;
    *reason = text_format(arena, _("there is no reply \"%.*s\": %.*s is missing"), TEXT_ARGS(name), TEXT_ARGS(plain)).data;
    return false;
}

bool reply_make(const struct view_context *context, struct arena *arena, const struct edition *edition, struct text name, size_t product, struct text to,
                const struct inquiry *inquiry, struct reply *reply, const char **reason)
{
    const struct site *site = &context->catalog->sites[edition->language];
    struct view_page view = view_page_open(context, arena, &(struct output){.path = TEXT("reply.txt"), .language = edition->language});
    struct object all = {.n = 0};
    struct text source;
    struct buffer out = buffer_new(arena);
    struct template_error error;
    if (!read_template(context, arena, edition->language, name, &source, reason))
        return false;
    struct template_set set = {.arena = arena, .find = find_source, .context = &source};
    const struct template *template = template_get(&set, name, &error);
    if (!template) {
        *reason = text_format(arena, "content/replies/%.*s:%u:%u: %.*s", TEXT_ARGS(name), error.line, error.column, TEXT_ARGS(error.message)).data;
        return false;
    }
    struct data open = open_questions(&view, inquiry);
    put(&all, "to", to);
    put(&all, "company", site->company.legal_name.text.size ? site->company.legal_name.text : site->name.text);
    put(&all, "contact", site->company.contact.name.text);
    put(&all, "email", site->company.email.text);
    put(&all, "phone", site->company.phone.text);
    put(&all, "site", context->catalog->sites[0].base_url.text);
    put_data(&all, "open", open);
    put_data(&all, "has_open", (struct data){.kind = open.n ? DATA_TRUE : DATA_FALSE});
    put_data(&all, "product", product_data(&view, edition, product));
    struct data root = done(&all);
    if (!template_render(&set, template, &root, &out, reason))
        return false;
    struct text made = buffer_text(&out), first, rest;
    size_t end = text_find_byte(made, '\n', 0);
    first = text_slice(made, 0, end);
    rest = text_slice(made, end == TEXT_NOT_FOUND ? made.size : end + 1, made.size);
    bool has_subject = text_starts(first, TEXT("Subject:"));
    reply->subject = has_subject ? text_trim(text_slice(first, 8, first.size)) : name;
    reply->text = has_subject ? text_trim(rest) : made;
    return true;
}
