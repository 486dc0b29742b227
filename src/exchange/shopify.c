/* shopify.c - Shopify's product CSV: today's headers and the older ones (help.shopify.com/manual/products/import-export/using-csv). More photos and
 * variants are more rows with the same handle. */
#include "exchange/exchange.h"

static bool matches(struct text bytes)
{
    struct text head = table_head(bytes);
    return text_find(head, TEXT("Title"), 0) != TEXT_NOT_FOUND &&
           (text_find(head, TEXT("URL handle"), 0) != TEXT_NOT_FOUND || text_find(head, TEXT("Handle"), 0) != TEXT_NOT_FOUND ||
            text_find(head, TEXT("Body (HTML)"), 0) != TEXT_NOT_FOUND);
}

static void add_option(struct arena *arena, struct exchanged *e, size_t i, struct text value)
{
    struct values *values = &e->options[i];
    for (size_t k = 0; k < values->n_items; k++)
        if (text_equal(values->items[k].text, value))
            return;
    if (values->n_items == MOST_CHOICES)
        return;
    values->items = arena_grow(arena, values->items, values->n_items * sizeof *values->items, (values->n_items + 1) * sizeof *values->items);
    values->items[values->n_items++] = (struct value){.text = value};
}

static void add_row(struct arena *arena, const struct table *t, size_t row, struct exchanged *e)
{
    static const char *const names[][4] = {{"Option1 name", "Option1 Name", "Option1 value", "Option1 Value"},
                                           {"Option2 name", "Option2 Name", "Option2 value", "Option2 Value"},
                                           {"Option3 name", "Option3 Name", "Option3 value", "Option3 Value"}};
    struct text image = table_cell(t, row, "Product image URL", "Image Src");
    if (image.size && e->n_images < MOST_IMAGES) {
        e->images[e->n_images] = image;
        e->alts[e->n_images++] = table_cell(t, row, "Image alt text", "Image Alt Text");
    }
    for (size_t i = 0; i < MOST_OPTIONS; i++) {
        struct text name = table_cell(t, row, names[i][0], names[i][1]), value = table_cell(t, row, names[i][2], names[i][3]);
        if (name.size && e->option_names[i].size == 0 && !text_is(name, "Title"))
            e->option_names[i] = name;
        if (value.size && e->option_names[i].size)
            add_option(arena, e, i, value);
    }
}

/* A draft, one that was put away, or one that the shop's own pages do not show. */
static bool is_unpublished(const struct table *t, size_t row)
{
    struct text status = table_cell(t, row, "Status", NULL), shown = table_cell(t, row, "Published on online store", "Published");
    return text_equal_fold(status, TEXT("draft")) || text_equal_fold(status, TEXT("archived")) || text_equal_fold(shown, TEXT("false"));
}

static bool read_file(struct arena *arena, struct text bytes, struct exchanged_list *list, const char **reason)
{
    struct table t;
    struct map known = map_new(arena);
    if (!table_read(arena, bytes, &t, reason))
        return false;
    *reason = "it has no column \"Title\" or \"URL handle\"";
    if (!table_has(&t, "Title", NULL) && !table_has(&t, "URL handle", "Handle"))
        return false;
    list->items = arena_array(arena, struct exchanged, t.n_rows);
    for (size_t row = 0; row < t.n_rows; row++) {
        struct text title = table_cell(&t, row, "Title", NULL), handle = table_cell(&t, row, "URL handle", "Handle");
        if (handle.size == 0 && title.size)
            handle = slug_make(arena, title);
        if (handle.size == 0)
            continue;
        size_t at = map_add(&known, handle, list->n_items);
        struct exchanged *e = &list->items[at];
        if (at == list->n_items) {
            list->n_items++;
            *e = (struct exchanged){.handle = handle,
                                    .title = title,
                                    .html = table_cell(&t, row, "Description", "Body (HTML)"),
                                    .sku = table_cell(&t, row, "SKU", "Variant SKU"),
                                    .category = table_cell(&t, row, "Type", NULL),
                                    .brand = table_cell(&t, row, "Vendor", NULL),
                                    .keywords = table_cell(&t, row, "Tags", NULL),
                                    .price = table_cell(&t, row, "Price", "Variant Price"),
                                    .gtin = table_cell(&t, row, "Barcode", "Variant Barcode"),
                                    .description = table_cell(&t, row, "SEO description", "SEO Description"),
                                    .is_unpublished = is_unpublished(&t, row)};
        }
        add_row(arena, &t, row, e);
    }
    return true;
}

static void write_row(struct buffer *out, const struct exchanged *e, size_t image)
{
    bool first = image == 0;
    struct text none = TEXT(""), option = first ? e->option_names[0] : none;
    table_put(out, first ? e->title : none, ',');
    table_put(out, e->handle, ',');
    table_put(out, first ? e->html : none, ',');
    table_put(out, first ? e->brand : none, ',');
    table_put(out, first ? e->category : none, ',');
    table_put(out, first ? e->keywords : none, ',');
    table_put(out, first ? TEXT("true") : none, ',');
    table_put(out, first ? TEXT("active") : none, ',');
    table_put(out, first ? e->sku : none, ',');
    table_put(out, first ? e->gtin : none, ',');
    table_put(out, option, ',');
    table_put(out, option.size && e->options[0].n_items ? e->options[0].items[0].text : none, ',');
    table_put(out, first ? e->price : none, ',');
    table_put(out, image < e->n_images ? e->images[image] : none, ',');
    table_put(out, image < e->n_images ? text_format(out->arena, "%zu", image + 1) : none, ',');
    table_put(out, image < e->n_images ? e->alts[image] : none, ',');
    table_put(out, first ? e->description : none, '\n');
}

/* A row a further choice of the first option: a variant. */
static void write_variants(struct buffer *out, const struct exchanged *e)
{
    for (size_t i = 1; e->option_names[0].size && i < e->options[0].n_items; i++) {
        buffer_put_byte(out, ',');
        table_put(out, e->handle, ',');
        buffer_put(out, TEXT(",,,,,,,,,"));
        table_put(out, e->options[0].items[i].text, ',');
        table_put(out, e->price, ',');
        buffer_put(out, TEXT(",,,\n"));
    }
}

static void write_file(const struct view_context *context, size_t language, const struct exchanged_list *list, struct buffer *out)
{
    (void)context;
    (void)language;
    buffer_put(out, TEXT("Title,URL handle,Description,Vendor,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Price,"
                         "Product image URL,Image position,Image alt text,SEO description\n"));
    for (size_t i = 0; i < list->n_items; i++) {
        write_row(out, &list->items[i], 0);
        for (size_t k = 1; k < list->items[i].n_images; k++)
            write_row(out, &list->items[i], k);
        write_variants(out, &list->items[i]);
    }
}

const struct exchange_form exchange_shopify = {.name = "shopify", .file = "shopify.csv", .matches = matches, .read = read_file, .write = write_file};
