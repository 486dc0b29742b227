/* listing.c - a listing as a card among others, and in full. */
#include "view/view.h"

static struct data tiers(const struct view_page *page, const struct listing_fields *fields)
{
    struct text currency = view_currency(page->context, fields);
    size_t n = fields->price.tiers.n_items;
    struct data *items = arena_array(page->arena, struct data, n);
    for (size_t i = 0; i < n; i++) {
        const struct tier *tier = &fields->price.tiers.items[i];
        struct view_object o = {.arena = page->arena};
        view_put_text(&o, VIEW_tier_from, view_whole(page, tier->from.millionths / 1000000));
        if (i + 1 < n)
            view_put_text(&o, VIEW_tier_to, view_whole(page, fields->price.tiers.items[i + 1].from.millionths / 1000000 - 1));
        view_put_text(&o, VIEW_tier_price, view_money(page, currency, tier->price.millionths));
        items[i] = view_done(&o);
    }
    return view_list(page->arena, items, n);
}

static struct text lowest_price(const struct view_page *page, const struct listing_fields *fields)
{
    int64_t lowest, highest;
    if (!view_price_range(fields, &lowest, &highest))
        return TEXT("");
    return view_money(page, view_currency(page->context, fields), lowest);
}

static struct text incoterm(const struct view_page *page, const struct price *price)
{
    return text_trim(TEXT_JOIN(page->arena, price->incoterm.text, TEXT(" "), price->port.text));
}

struct text view_joined(struct arena *arena, const struct values *values)
{
    struct buffer out = buffer_new(arena);
    for (size_t i = 0; i < values->n_items; i++) {
        buffer_put(&out, i ? TEXT(", ") : TEXT(""));
        buffer_put(&out, values->items[i].text);
    }
    return buffer_text(&out);
}

static struct text certification_names(struct arena *arena, const struct listing_fields *fields)
{
    struct buffer out = buffer_new(arena);
    for (size_t i = 0; i < fields->certifications.n_items; i++) {
        buffer_put(&out, i ? TEXT(", ") : TEXT(""));
        buffer_put(&out, fields->certifications.items[i].name.text);
    }
    return buffer_text(&out);
}

static struct text digits(struct arena *arena, size_t number)
{
    struct buffer out = buffer_new(arena);
    buffer_put_number(&out, number);
    return buffer_text(&out);
}

static struct text anchor(struct arena *arena, const struct product *product)
{
    return TEXT_JOIN(arena, TEXT("p-"), product->slug);
}

static struct text quantity(const struct view_page *page, struct number number)
{
    return value_is_set(number.as) ? view_whole(page, number.millionths / 1000000) : TEXT("");
}

static struct text title_of(const struct product *product, const struct listing_fields *fields)
{
    return value_is_set(fields->title) ? fields->title.text : product->slug;
}

static struct text picture_alt(const struct product *product, const struct listing_fields *fields, size_t i)
{
    struct text alt = i < fields->images.n_items ? fields->images.items[i].alt.text : TEXT("");
    return alt.size ? alt : title_of(product, fields);
}

struct data view_card(const struct view_page *page, size_t index, size_t place)
{
    enum { EARLY = 4 }; /* what a first screen shows: two at 390 px, four at 1440 */
    const struct product *product = &page->context->catalog->products[index];
    const struct listing_fields *fields = &view_document(page->context, product, page->language)->fields;
    struct view_object o = {.arena = page->arena};
    view_put_text(&o, VIEW_card_title, title_of(product, fields));
    view_put_text(&o, VIEW_card_description, fields->description.text);
    view_put_text(&o, VIEW_card_address, view_relative(page, view_path_product(page->context, page->arena, index, page->language)));
    view_put(&o, VIEW_card_picture, view_picture(page, view_main_picture(page->context, product), picture_alt(product, fields, 0), 1));
    view_put_text(&o, VIEW_card_price, lowest_price(page, fields));
    view_put_text(&o, VIEW_card_unit, view_unit(page, fields, 1));
    view_put_text(&o, VIEW_card_moq, quantity(page, fields->moq));
    view_put_text(&o, VIEW_card_sku, fields->sku.text);
    view_put_text(&o, VIEW_card_certifications, certification_names(page->arena, fields));
    view_put_text(&o, VIEW_card_lead_time, fields->lead_time.text);
    view_put_text(&o, VIEW_card_date, date_text(page->arena, fields->date.date));
    view_put_text(&o, VIEW_card_record, digits(page->arena, page->context->order.record[index]));
    view_put(&o, VIEW_card_is_early, view_flag(place < EARLY));
    view_put_text(&o, VIEW_card_anchor, anchor(page->arena, product));
    return view_done(&o);
}

struct data view_entry(const struct view_page *page, size_t index)
{
    const struct product *product = &page->context->catalog->products[index];
    const struct listing_fields *fields = &view_document(page->context, product, page->language)->fields;
    struct data card = view_card(page, index, SIZE_MAX);
    struct view_object o = {.arena = page->arena};
    view_put_all(&o, &card, 4);
    view_put(&o, VIEW_card_specs, view_pairs(page->arena, &fields->specs));
    view_put(&o, VIEW_card_selling_points, view_texts(page->arena, &fields->selling_points));
    view_put(&o, VIEW_card_tiers, tiers(page, fields));
    view_put_text(&o, VIEW_card_incoterm, incoterm(page, &fields->price));
    return view_done(&o);
}

static struct data pictures(const struct view_page *page, const struct product *product, const struct listing_fields *fields, size_t *n)
{
    struct data *items = arena_array(page->arena, struct data, product->n_pictures);
    *n = 0;
    for (size_t i = 0; i < product->n_pictures; i++) {
        struct data item = view_picture(page, product->pictures[i], picture_alt(product, fields, i), *n + 1);
        if (item.kind != DATA_NOTHING)
            items[(*n)++] = item;
    }
    return view_list(page->arena, items, *n);
}

static struct data options(const struct view_page *page, const struct listing_fields *fields)
{
    struct data *items = arena_array(page->arena, struct data, fields->options.n_items);
    for (size_t i = 0; i < fields->options.n_items; i++) {
        struct view_object o = {.arena = page->arena};
        view_put_text(&o, VIEW_option_name, fields->options.items[i].name.text);
        view_put(&o, VIEW_option_choices, view_texts(page->arena, &fields->options.items[i].values));
        items[i] = view_done(&o);
    }
    return view_list(page->arena, items, fields->options.n_items);
}

static struct data questions(const struct view_page *page, const struct listing_fields *fields)
{
    struct data *items = arena_array(page->arena, struct data, fields->questions.n_items);
    for (size_t i = 0; i < fields->questions.n_items; i++) {
        struct view_object o = {.arena = page->arena};
        view_put_text(&o, VIEW_question_ask, fields->questions.items[i].ask.text);
        view_put_text(&o, VIEW_question_answer, fields->questions.items[i].answer.text);
        items[i] = view_done(&o);
    }
    return view_list(page->arena, items, fields->questions.n_items);
}

static struct data downloads(const struct view_page *page, const struct document *document)
{
    struct data *items = arena_array(page->arena, struct data, document->fields.downloads.n_items);
    size_t n = 0;
    for (size_t i = 0; i < document->fields.downloads.n_items; i++) {
        struct text path, name = document->fields.downloads.items[i].text;
        if (path_resolve(page->arena, document->path, name, &path) && map_find(&page->context->catalog->file_of, path) != MAP_NONE)
            items[n++] = view_link(page, path_name(name), view_path_file(page->arena, path), false);
    }
    return view_list(page->arena, items, n);
}

static struct data related(const struct view_page *page, const struct product *product)
{
    const struct catalog *catalog = page->context->catalog;
    struct data *items = arena_array(page->arena, struct data, product->n_related);
    size_t n = 0;
    for (size_t i = 0; i < product->n_related; i++)
        if (catalog->products[product->related[i]].is_published)
            items[n++] = view_card(page, product->related[i], SIZE_MAX);
    return view_list(page->arena, items, n);
}

static struct text tiers_json(struct arena *arena, const struct listing_fields *fields)
{
    struct buffer out = buffer_new(arena);
    buffer_put_byte(&out, '[');
    for (size_t i = 0; i < fields->price.tiers.n_items; i++) {
        const struct tier *tier = &fields->price.tiers.items[i];
        buffer_put(&out, i ? TEXT(",[") : TEXT("["));
        buffer_put_number(&out, (uint64_t)tier->from.millionths / 1000000);
        buffer_put_byte(&out, ',');
        buffer_put_millionths(&out, (uint64_t)tier->price.millionths);
        buffer_put_byte(&out, ']');
    }
    buffer_put_byte(&out, ']');
    return buffer_text(&out);
}

static struct text thumbnail(const struct view_page *page, const struct product *product)
{
    size_t picture = view_main_picture(page->context, product);
    uint32_t width = view_width(page->context, picture, 320);
    return width ? view_path_picture(page->context, page->arena, picture, width, NULL) : TEXT("");
}

static void put_name(struct buffer *out, struct text name)
{
    buffer_put(out, out->size > 1 ? TEXT(",\"") : TEXT("\""));
    buffer_put(out, name);
    buffer_put(out, TEXT("\":"));
}

static void put_json(struct buffer *out, struct text name, struct text value)
{
    put_name(out, name);
    buffer_json(out, value);
}

/* What the inquiry basket and the comparison keep of a listing, so that they need no other file. */
static struct text payload(const struct view_page *page, size_t index, const struct listing_fields *fields, struct text all_tiers)
{
    const struct product *product = &page->context->catalog->products[index];
    struct buffer out = buffer_new(page->arena);
    buffer_put_byte(&out, '{');
    put_json(&out, TEXT("id"), product->slug);
    put_json(&out, TEXT("title"), title_of(product, fields));
    put_json(&out, TEXT("sku"), fields->sku.text);
    put_json(&out, TEXT("address"), page->path);
    put_json(&out, TEXT("picture"), thumbnail(page, product));
    put_json(&out, TEXT("unit"), view_unit(page, fields, 1));
    put_json(&out, TEXT("units"), view_unit(page, fields, 2));
    put_json(&out, TEXT("currency"), view_currency(page->context, fields));
    put_name(&out, TEXT("moq"));
    buffer_put_number(&out, (uint64_t)fields->moq.millionths / 1000000);
    put_name(&out, TEXT("tiers"));
    buffer_put(&out, all_tiers);
    buffer_put_byte(&out, '}');
    return buffer_text(&out);
}

static void put_trade(const struct view_page *page, struct view_object *o, const struct listing_fields *fields, struct text all_tiers)
{
    view_put_text(o, VIEW_product_price, lowest_price(page, fields));
    view_put_text(o, VIEW_product_currency, view_currency(page->context, fields));
    view_put_text(o, VIEW_product_unit, view_unit(page, fields, 1));
    view_put_text(o, VIEW_product_moq_unit, view_unit(page, fields, fields->moq.millionths / 1000000));
    view_put_text(o, VIEW_product_incoterm, incoterm(page, &fields->price));
    view_put(o, VIEW_product_tiers, tiers(page, fields));
    view_put_text(o, VIEW_product_tiers_json, all_tiers);
    view_put_text(o, VIEW_product_moq, quantity(page, fields->moq));
    view_put_text(o, VIEW_product_moq_number, value_is_set(fields->moq.as) ? digits(page->arena, (size_t)(fields->moq.millionths / 1000000)) : TEXT(""));
    view_put_text(o, VIEW_product_lead_time, fields->lead_time.text);
    view_put_text(o, VIEW_product_supply, fields->supply.text);
    view_put_text(o, VIEW_product_payment, view_joined(page->arena, &fields->payment));
    view_put_text(o, VIEW_product_origin, fields->origin.text);
    view_put_text(o, VIEW_product_hs_code, fields->hs_code.text);
    view_put_text(o, VIEW_product_gtin, fields->gtin.text);
    view_put_text(o, VIEW_product_warranty, fields->warranty.text);
}

static void put_sample_and_packing(const struct view_page *page, struct view_object *o, const struct listing_fields *fields)
{
    const struct sample *sample = listing_sample(fields);
    const struct packing *packing = listing_packing(fields);
    view_put(o, VIEW_product_has_sample, view_flag(value_is_set(sample->fee) || value_is_set(sample->days.as)));
    view_put_text(o, VIEW_product_sample_fee, sample->fee.text);
    view_put(o, VIEW_product_sample_refundable, view_flag(sample->refundable.is_true));
    view_put_text(o, VIEW_product_sample_days, quantity(page, sample->days));
    view_put(o, VIEW_product_has_packing,
             view_flag(value_is_set(packing->carton) || value_is_set(packing->gross_weight) || value_is_set(packing->pieces_per_carton.as)));
    view_put_text(o, VIEW_product_carton, packing->carton.text);
    view_put_text(o, VIEW_product_gross_weight, packing->gross_weight.text);
    view_put_text(o, VIEW_product_net_weight, packing->net_weight.text);
    view_put_text(o, VIEW_product_pieces_per_carton, quantity(page, packing->pieces_per_carton));
}

struct data view_product(const struct view_page *page, size_t index)
{
    const struct catalog *catalog = page->context->catalog;
    const struct product *product = &catalog->products[index];
    const struct document *document = view_document(page->context, product, page->language);
    const struct listing_fields *fields = &document->fields;
    struct view_object o = {.arena = page->arena};
    size_t n_pictures;
    struct text all_tiers = tiers_json(page->arena, fields);
    struct data offered = downloads(page, document), others = related(page, product);
    struct data held = view_certificates(page, fields->certifications.items, fields->certifications.n_items, document->path);
    view_put_text(&o, VIEW_product_title, title_of(product, fields));
    view_put_text(&o, VIEW_product_description, fields->description.text);
    view_put(&o, VIEW_product_body, view_markup(view_body(page, document)));
    view_put_text(&o, VIEW_product_sku, fields->sku.text);
    view_put_text(&o, VIEW_product_brand, fields->brand.text);
    view_put_text(&o, VIEW_product_model, fields->model.text);
    view_put_text(&o, VIEW_product_series, fields->series.text);
    view_put(&o, VIEW_product_pictures, pictures(page, product, fields, &n_pictures));
    view_put(&o, VIEW_product_has_more_pictures, view_flag(n_pictures > 1));
    view_put(&o, VIEW_product_selling_points, view_texts(page->arena, &fields->selling_points));
    view_put(&o, VIEW_product_specs, view_pairs(page->arena, &fields->specs));
    view_put(&o, VIEW_product_options, options(page, fields));
    put_trade(page, &o, fields, all_tiers);
    put_sample_and_packing(page, &o, fields);
    view_put(&o, VIEW_product_certificates, held);
    view_put(&o, VIEW_product_has_certificates, view_flag(held.n > 0));
    view_put(&o, VIEW_product_has_selling_points, view_flag(fields->selling_points.n_items > 0));
    view_put(&o, VIEW_product_has_specs, view_flag(fields->specs.n_items > 0 || value_is_set(fields->model) || value_is_set(fields->brand)));
    view_put(&o, VIEW_product_has_questions, view_flag(fields->questions.n_items > 0));
    view_put(&o, VIEW_product_questions, questions(page, fields));
    view_put(&o, VIEW_product_downloads, offered);
    view_put(&o, VIEW_product_has_downloads, view_flag(offered.n > 0));
    view_put(&o, VIEW_product_related, others);
    view_put(&o, VIEW_product_has_related, view_flag(others.n > 0));
    view_put_text(&o, VIEW_product_category, product->category == NO_CATEGORY ? TEXT("") : category_name(catalog, product->category, page->language));
    view_put_text(&o, VIEW_product_address, page->path);
    view_put_text(&o, VIEW_product_thumbnail, thumbnail(page, product));
    view_put_text(&o, VIEW_product_payload, payload(page, index, fields, all_tiers));
    return view_done(&o);
}
