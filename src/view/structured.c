/* structured.c - JSON-LD for search engines (schema.org; developers.google.com/search/docs/appearance/structured-data/product).
 * A listing without a price is a plain Product: an offer of 0 would be a lie. */
#include "view/view.h"

static void put_member(struct buffer *out, const char *name, struct text value)
{
    if (value.size == 0)
        return;
    buffer_put(out, TEXT(",\""));
    buffer_put(out, text_of(name));
    buffer_put(out, TEXT("\":"));
    buffer_json(out, value);
}

static void put_number(struct buffer *out, const char *name, uint64_t number)
{
    buffer_put(out, TEXT(",\""));
    buffer_put(out, text_of(name));
    buffer_put(out, TEXT("\":"));
    buffer_put_number(out, number);
}

/* The absolute address of its largest variant; empty without one, or without base_url. */
static struct text picture_url(const struct view_page *page, size_t picture)
{
    uint32_t width = view_width(page->context, picture, UINT32_MAX);
    return width ? view_absolute(page->context, page->arena, view_path_picture(page->context, page->arena, picture, width, NULL)) : TEXT("");
}

static void put_pictures(const struct view_page *page, struct buffer *out, const size_t *pictures, size_t n)
{
    bool first = true;
    for (size_t i = 0; i < n; i++) {
        struct text url = picture_url(page, pictures[i]);
        if (url.size == 0)
            continue;
        buffer_put(out, first ? TEXT(",\"image\":[") : TEXT(","));
        buffer_json(out, url);
        first = false;
    }
    if (!first)
        buffer_put_byte(out, ']');
}

static void put_certificates(const struct view_page *page, struct buffer *out, const struct certification *held, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        buffer_put(out, i ? TEXT(",{\"@type\":\"Certification\"") : TEXT(",\"hasCertification\":[{\"@type\":\"Certification\""));
        put_member(out, "name", held[i].name.text);
        put_member(out, "certificationIdentification", held[i].number.text);
        put_member(out, "expires", date_text(page->arena, held[i].expires.date));
        if (value_is_set(held[i].issuer)) {
            buffer_put(out, TEXT(",\"issuedBy\":{\"@type\":\"Organization\""));
            put_member(out, "name", held[i].issuer.text);
            buffer_put_byte(out, '}');
        }
        buffer_put_byte(out, '}');
    }
    if (n)
        buffer_put_byte(out, ']');
}

static void put_offer(const struct view_page *page, struct buffer *out, const struct listing_fields *fields, struct text url)
{
    int64_t lowest, highest;
    if (!view_price_range(fields, &lowest, &highest))
        return;
    buffer_put(out, TEXT(",\"offers\":{\"@type\":\"AggregateOffer\""));
    put_member(out, "priceCurrency", view_currency(page->context, fields));
    put_member(out, "lowPrice", view_plain_number(page->arena, lowest));
    put_member(out, "highPrice", view_plain_number(page->arena, highest));
    put_number(out, "offerCount", fields->price.tiers.n_items);
    put_member(out, "availability", TEXT("https://schema.org/InStock"));
    if (value_is_set(fields->moq.as)) {
        buffer_put(out, TEXT(",\"eligibleQuantity\":{\"@type\":\"QuantitativeValue\""));
        put_number(out, "minValue", (uint64_t)(fields->moq.millionths / 1000000));
        buffer_put_byte(out, '}');
    }
    put_member(out, "url", url);
    buffer_put_byte(out, '}');
}

static void put_specs(struct buffer *out, const struct listing_fields *fields)
{
    for (size_t i = 0; i < fields->specs.n_items; i++) {
        const struct pair *pair = &fields->specs.items[i];
        buffer_put(out, i ? TEXT(",{\"@type\":\"PropertyValue\"") : TEXT(",\"additionalProperty\":[{\"@type\":\"PropertyValue\""));
        put_member(out, "name", pair->name.text);
        put_member(out, "value", pair->value.text);
        buffer_put_byte(out, '}');
    }
    if (fields->specs.n_items)
        buffer_put_byte(out, ']');
}

static void put_breadcrumbs(const struct view_page *page, struct buffer *out, size_t category, struct text title, struct text url)
{
    const struct catalog *catalog = page->context->catalog;
    size_t chain[32], n = 0;
    for (size_t at = category; at != NO_CATEGORY && n < 32; at = catalog->categories[at].parent)
        chain[n++] = at;
    buffer_put(out, TEXT(",{\"@type\":\"BreadcrumbList\",\"itemListElement\":["));
    for (size_t i = 0; i < n; i++) {
        size_t at = chain[n - 1 - i];
        buffer_put(out, TEXT("{\"@type\":\"ListItem\""));
        put_number(out, "position", i + 1);
        put_member(out, "name", category_name(catalog, at, page->language));
        put_member(out, "item", view_absolute(page->context, page->arena, view_path_category(page->context, page->arena, at, page->language, 0)));
        buffer_put(out, TEXT("},"));
    }
    buffer_put(out, TEXT("{\"@type\":\"ListItem\""));
    put_number(out, "position", n + 1);
    put_member(out, "name", title);
    put_member(out, "item", url);
    buffer_put(out, TEXT("}]}"));
}

struct text view_structured_product(const struct view_page *page, size_t index)
{
    const struct product *product = &page->context->catalog->products[index];
    const struct listing_fields *fields = &view_document(page->context, product, page->language)->fields;
    struct text url = view_absolute(page->context, page->arena, view_path_product(page->context, page->arena, index, page->language));
    struct buffer out = buffer_new(page->arena);
    buffer_put(&out, TEXT("{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"Product\""));
    put_member(&out, "name", fields->title.text);
    put_member(&out, "description", fields->description.text);
    put_member(&out, "sku", fields->sku.text);
    put_member(&out, "model", fields->model.text);
    put_member(&out, "gtin", fields->gtin.text);
    put_member(&out, "url", url);
    if (value_is_set(fields->brand)) {
        buffer_put(&out, TEXT(",\"brand\":{\"@type\":\"Brand\""));
        put_member(&out, "name", fields->brand.text);
        buffer_put_byte(&out, '}');
    }
    put_pictures(page, &out, product->pictures, product->n_pictures);
    put_offer(page, &out, fields, url);
    put_specs(&out, fields);
    put_certificates(page, &out, fields->certifications.items, fields->certifications.n_items);
    buffer_put_byte(&out, '}');
    if (url.size) /* addresses in breadcrumbs must be absolute */
        put_breadcrumbs(page, &out, product->category, fields->title.text, url);
    buffer_put(&out, TEXT("]}"));
    return buffer_text(&out);
}

static void put_address(struct buffer *out, const struct company *company)
{
    if (!value_is_set(company->address))
        return;
    buffer_put(out, TEXT(",\"address\":{\"@type\":\"PostalAddress\""));
    put_member(out, "streetAddress", company->address.text);
    buffer_put_byte(out, '}');
}

static void put_markets(struct buffer *out, const struct values *markets)
{
    for (size_t i = 0; i < markets->n_items; i++) {
        buffer_put(out, i ? TEXT(",") : TEXT(",\"areaServed\":["));
        buffer_json(out, markets->items[i].text);
    }
    if (markets->n_items)
        buffer_put_byte(out, ']');
}

static void put_company_pictures(const struct view_page *page, struct buffer *out, const struct company *company)
{
    size_t *pictures = arena_array(page->arena, size_t, company->pictures.n_items);
    for (size_t i = 0; i < company->pictures.n_items; i++)
        pictures[i] = view_site_picture(page, company->pictures.items[i].file.text);
    put_pictures(page, out, pictures, company->pictures.n_items);
}

/* schema.org has no member of an Organization for floor space, production lines, export share and time to answer: those are said on the page alone. */
struct text view_structured_site(const struct view_page *page)
{
    const struct site *site = &page->context->catalog->sites[page->language];
    const struct company *company = &site->company;
    struct buffer out = buffer_new(page->arena);
    buffer_put(&out, TEXT("{\"@context\":\"https://schema.org\",\"@type\":\"Organization\""));
    put_member(&out, "name", site->name.text);
    put_member(&out, "legalName", company->legal_name.text);
    put_member(&out, "description", site->description.text);
    put_member(&out, "url", site->base_url.text);
    put_member(&out, "email", company->email.text);
    put_member(&out, "telephone", company->phone.text);
    put_member(&out, "foundingDate", company->founded.text);
    put_member(&out, "numberOfEmployees", company->staff.text);
    put_member(&out, "logo", picture_url(page, view_site_picture(page, site->look.logo.text)));
    put_company_pictures(page, &out, company);
    put_address(&out, company);
    put_markets(&out, &company->markets);
    put_certificates(page, &out, company->certifications.items, company->certifications.n_items);
    if (value_is_set(company->contact.name)) {
        buffer_put(&out, TEXT(",\"contactPoint\":{\"@type\":\"ContactPoint\",\"contactType\":\"sales\""));
        put_member(&out, "name", company->contact.name.text);
        put_member(&out, "email", company->contact.email.text);
        put_member(&out, "telephone", company->contact.phone.text);
        buffer_put(&out, TEXT("},\"employee\":{\"@type\":\"Person\""));
        put_member(&out, "name", company->contact.name.text);
        put_member(&out, "jobTitle", company->contact.role.text);
        buffer_put_byte(&out, '}');
    }
    buffer_put_byte(&out, '}');
    return buffer_text(&out);
}
