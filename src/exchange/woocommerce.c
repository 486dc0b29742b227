/* woocommerce.c - WooCommerce's product CSV (woocommerce.com/document/product-csv-importer-exporter). */
#include "exchange/exchange.h"

static bool matches(struct text bytes)
{
    struct text head = text_slice(bytes, 0, text_find_byte(bytes, '\n', 0));
    return text_find(head, TEXT("Regular price"), 0) != TEXT_NOT_FOUND && text_find(head, TEXT("Name"), 0) != TEXT_NOT_FOUND;
}

static bool read_file(struct arena *arena, struct text bytes, struct exchanged_list *list, const char **reason)
{
    struct table t;
    if (!table_read(arena, bytes, &t, reason))
        return false;
    list->items = arena_array(arena, struct exchanged, t.n_rows);
    for (size_t row = 0; row < t.n_rows; row++) {
        struct text name = table_cell(&t, row, "Name", NULL), type = table_cell(&t, row, "Type", NULL), images = table_cell(&t, row, "Images", NULL), one;
        if (name.size == 0 || text_is(type, "variation"))
            continue;
        struct text categories = table_cell(&t, row, "Categories", NULL);
        struct exchanged *e = &list->items[list->n_items++];
        *e = (struct exchanged){.handle = slug_make(arena, name),
                                .title = name,
                                .html = table_cell(&t, row, "Description", NULL),
                                .description = table_cell(&t, row, "Short description", NULL),
                                .sku = table_cell(&t, row, "SKU", NULL),
                                .category = text_trim(text_slice(categories, 0, text_find_byte(categories, ',', 0))),
                                .keywords = table_cell(&t, row, "Tags", NULL),
                                .price = table_cell(&t, row, "Regular price", NULL)};
        while (e->n_images < MOST_IMAGES && text_next(&images, ',', &one))
            if (text_trim(one).size)
                e->images[e->n_images++] = text_trim(one);
    }
    return true;
}

const struct exchange_form exchange_woocommerce = {.name = "woocommerce", .file = "woocommerce.csv", .matches = matches, .read = read_file};
