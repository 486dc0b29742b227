/* common.c - what every page has: addresses, texts, menu, the firm. Made once a language and depth. */
#include <unicode/uloc.h>
#include <unicode/umsg.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "base/icu.h"
#include "view/view.h"

/* --- small makers --- */

struct data view_list(struct arena *arena, const struct data *items, size_t n)
{
    (void)arena;
    return (struct data){.kind = DATA_LIST, .items = items, .n = n};
}

struct data view_made(struct arena *arena, size_t n, struct data_source source)
{
    struct data_source *kept = arena_array(arena, struct data_source, 1);
    *kept = source;
    return (struct data){.kind = DATA_LIST, .source = kept, .n = n};
}

struct data view_texts(struct arena *arena, const struct values *values)
{
    struct data *items = arena_array(arena, struct data, values->n_items);
    for (size_t i = 0; i < values->n_items; i++)
        items[i] = view_text(values->items[i].text);
    return view_list(arena, items, values->n_items);
}

static struct data pair(struct arena *arena, struct text name, struct text value)
{
    struct view_object o = {.arena = arena};
    view_put_text(&o, VIEW_pair_name, name);
    view_put_text(&o, VIEW_pair_value, value);
    return view_done(&o);
}

struct data view_pairs(struct arena *arena, const struct pairs *pairs)
{
    struct data *items = arena_array(arena, struct data, pairs->n_items);
    for (size_t i = 0; i < pairs->n_items; i++)
        items[i] = pair(arena, pairs->items[i].name.text, pairs->items[i].value.text);
    return view_list(arena, items, pairs->n_items);
}

struct data view_link(const struct view_page *page, struct text name, struct text path, bool is_here)
{
    struct view_object o = {.arena = page->arena};
    view_put_text(&o, VIEW_link_name, name);
    view_put_text(&o, VIEW_link_address, view_relative(page, path));
    view_put(&o, VIEW_link_is_here, view_flag(is_here));
    return view_done(&o);
}

struct text view_word(const struct view_page *page, const char *name)
{
    return theme_text(page->context->theme, page->language, name);
}

struct text view_unit(const struct view_page *page, const struct listing_fields *fields, int64_t n)
{
    return theme_unit(page->context->theme, page->language, fields->price.unit.text, n);
}

/* PATTERN with N in it, as UTF-8 in BYTES; its size, or -1 when ICU does not take the pattern. */
static int32_t format_count(const char *locale, struct text pattern, size_t n, char *bytes, int32_t room)
{
    enum { ROOM = 256 };
    UChar wide[ROOM], result[ROOM];
    int32_t size = 0, out = 0;
    UErrorCode error = U_ZERO_ERROR;
    u_strFromUTF8(wide, ROOM, &size, pattern.data, (int32_t)pattern.size, &error);
    if (icu_works(error))
        out = u_formatMessage(locale, wide, size, result, ROOM, &error, (double)n);
    if (icu_works(error))
        u_strToUTF8(bytes, room, &size, result, out, &error);
    return icu_works(error) ? size : -1;
}

static struct text say_count(const struct view_page *page, size_t n)
{
    enum { ROOM = 768 };
    char bytes[ROOM], again[ROOM];
    struct text pattern = view_word(page, "n_products");
    /* The digits are those that prices are written with. */
    const char *locale = text_format(page->arena, "%.*s@numbers=latn", TEXT_ARGS(page->context->catalog->languages[page->language])).data;
    int32_t size = format_count(locale, pattern, n, bytes, ROOM);
    if (size < 0) /* a theme's text that ICU does not take: the number still shows */
        return text_format(page->arena, "%zu", n);
    /* Without memory ICU's plural rules may choose "other" and say nothing of it ("1 products"): it is asked twice. */
    if (format_count(locale, pattern, n, again, ROOM) != size || memcmp(bytes, again, (size_t)size) != 0)
        arena_out_of_memory("ICU");
    return text_copy(page->arena, (struct text){bytes, (size_t)size});
}

/* Who finds that somebody writes it just now does not wait, but works it out as well. */
struct text view_n_products(const struct view_page *page, size_t n)
{
    struct view_count *kept = n < COUNTS_KEPT ? &page->context->counts[page->language][n] : NULL;
    int nobody = 0;
    if (kept && atomic_load_explicit(&kept->state, memory_order_acquire) == 2)
        return (struct text){kept->bytes, kept->size};
    struct text said = say_count(page, n);
    if (!kept || said.size > sizeof kept->bytes || !atomic_compare_exchange_strong(&kept->state, &nobody, 1))
        return said;
    memcpy(kept->bytes, said.data, said.size);
    kept->size = (unsigned char)said.size;
    atomic_store_explicit(&kept->state, 2, memory_order_release);
    return said;
}

/* --- the firm --- */

static struct data facts_of_company(const struct view_page *page, const struct company *company)
{
    struct arena *arena = page->arena;
    struct buffer markets = buffer_new(arena);
    for (size_t i = 0; i < company->markets.n_items; i++)
        buffer_format(&markets, "%s%.*s", i ? ", " : "", TEXT_ARGS(company->markets.items[i].text));
    const struct {
        const char *name;
        struct text value;
    } rows[] = {
        {"fact_founded", company->founded.text},
        {"fact_staff", company->staff.text},
        {"fact_area", company->area.text},
        {"fact_lines", company->lines.text},
        {"fact_markets", buffer_text(&markets)},
        {"fact_export_share", company->export_share.text},
        {"fact_response_time", company->response_time.text},
    };
    struct data *items = arena_array(arena, struct data, sizeof rows / sizeof *rows);
    size_t n = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].value.size)
            items[n++] = pair(arena, view_word(page, rows[i].name), rows[i].value);
    return view_list(arena, items, n);
}

size_t view_site_picture(const struct view_page *page, struct text file)
{
    struct text path;
    if (file.size == 0 || !path_resolve(page->arena, TEXT("content/site.yaml"), file, &path))
        return NO_PICTURE;
    size_t at = map_find(&page->context->catalog->picture_of, path);
    return at == MAP_NONE ? NO_PICTURE : at;
}

/* The address of a file to look at: of a picture its largest variant, which carries no metadata. */
static struct text scan_address(const struct view_page *page, struct text path)
{
    size_t picture = map_find(&page->context->catalog->picture_of, path);
    uint32_t width = picture == MAP_NONE ? 0 : view_width(page->context, picture, UINT32_MAX);
    if (width)
        return view_relative(page, view_path_picture(page->context, page->arena, picture, width, NULL));
    if (map_find(&page->context->catalog->file_of, path) == MAP_NONE)
        return TEXT("");
    return view_relative(page, view_path_file(page->arena, path));
}

static struct data certificate(const struct view_page *page, const struct certification *held, struct text from)
{
    struct view_object o = {.arena = page->arena};
    struct text path;
    view_put_text(&o, VIEW_certificate_name, held->name.text);
    view_put_text(&o, VIEW_certificate_number, held->number.text);
    view_put_text(&o, VIEW_certificate_issuer, held->issuer.text);
    view_put_text(&o, VIEW_certificate_expires, date_text(page->arena, held->expires.date));
    if (value_is_set(held->file) && path_resolve(page->arena, from, held->file.text, &path))
        view_put_text(&o, VIEW_certificate_file, scan_address(page, path));
    return view_done(&o);
}

struct data view_certificates(const struct view_page *page, const struct certification *items, size_t n, struct text from)
{
    struct data *list = arena_array(page->arena, struct data, n);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (value_is_set(items[i].name))
            list[kept++] = certificate(page, &items[i], from);
    return view_list(page->arena, list, kept);
}

static struct text digits_of(struct arena *arena, struct text number)
{
    struct buffer out = buffer_new(arena);
    for (size_t i = 0; i < number.size; i++)
        if (number.data[i] >= '0' && number.data[i] <= '9')
            buffer_put_byte(&out, number.data[i]);
    return buffer_text(&out);
}

static struct data pictures_of_company(const struct view_page *page, const struct company *company)
{
    struct data *items = arena_array(page->arena, struct data, company->pictures.n_items);
    size_t n = 0;
    for (size_t i = 0; i < company->pictures.n_items; i++) {
        const struct photo *photo = &company->pictures.items[i];
        struct data item = view_picture(page, view_site_picture(page, photo->file.text), photo->alt.text, n + 1);
        if (item.kind != DATA_NOTHING)
            items[n++] = item;
    }
    return view_list(page->arena, items, n);
}

static bool has_contact(const struct company *company)
{
    const struct text texts[] = {company->contact.name.text, company->address.text, company->email.text, company->phone.text,
                                 company->whatsapp.text,     company->wechat.text,  company->hours.text};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].size)
            return true;
    return false;
}

static struct data company_data(const struct view_page *page, const struct company *company)
{
    struct view_object o = {.arena = page->arena};
    struct data facts = facts_of_company(page, company), pictures = pictures_of_company(page, company);
    struct data held = view_certificates(page, company->certifications.items, company->certifications.n_items, TEXT("content/site.yaml"));
    view_put_text(&o, VIEW_company_legal_name, company->legal_name.text);
    view_put(&o, VIEW_company_facts, facts);
    view_put(&o, VIEW_company_has_facts, view_flag(facts.n > 0));
    view_put(&o, VIEW_company_pictures, pictures);
    view_put(&o, VIEW_company_has_pictures, view_flag(pictures.n > 0));
    view_put_text(&o, VIEW_company_address, company->address.text);
    view_put_text(&o, VIEW_company_email, company->email.text);
    view_put_text(&o, VIEW_company_phone, company->phone.text);
    view_put_text(&o, VIEW_company_whatsapp, digits_of(page->arena, company->whatsapp.text));
    view_put_text(&o, VIEW_company_wechat, company->wechat.text);
    view_put_text(&o, VIEW_company_hours, company->hours.text);
    view_put_text(&o, VIEW_company_map, company->map.text);
    view_put(&o, VIEW_company_has_contact, view_flag(has_contact(company)));
    view_put_text(&o, VIEW_company_contact, company->contact.name.text);
    view_put_text(&o, VIEW_company_contact_role, company->contact.role.text);
    view_put(&o, VIEW_company_certificates, held);
    view_put(&o, VIEW_company_has_certificates, view_flag(held.n > 0));
    return view_done(&o);
}

struct data view_site(const struct view_page *page)
{
    const struct site *site = &page->context->catalog->sites[page->language];
    struct view_object o = {.arena = page->arena};
    view_put_text(&o, VIEW_site_name, site->name.text);
    view_put_text(&o, VIEW_site_tagline, site->tagline.text);
    view_put_text(&o, VIEW_site_description, site->description.text);
    view_put_text(&o, VIEW_site_note, site->note.text);
    view_put(&o, VIEW_site_logo, view_picture(page, view_site_picture(page, site->look.logo.text), site->name.text, 1));
    view_put(&o, VIEW_site_hero, view_picture(page, view_site_picture(page, site->look.hero.text), TEXT(""), 1));
    view_put_text(&o, VIEW_site_hero_title, site->look.hero_title.text);
    view_put_text(&o, VIEW_site_hero_text, site->look.hero_text.text);
    view_put_text(&o, VIEW_site_accent, site->look.accent.text);
    view_put_text(&o, VIEW_site_font, site->look.font.text);
    view_put_text(&o, VIEW_site_endpoint, site->inquiry_endpoint.text);
    view_put(&o, VIEW_site_company, company_data(page, &site->company));
    return view_done(&o);
}

/* --- navigation --- */

/* What stands at the top of every page has to fit there, and what stands on every page makes a site grow with its square. */
enum { MOST_PAGES = 8, MOST_CATEGORIES = 10, MOST_AT_FOOT = 40 };

/* The pages that site.yaml names for the menu; when it names none, the first ones. REST: those that follow, for the foot of the page. */
static struct data menu(const struct view_page *page, struct data *rest)
{
    const struct catalog *catalog = page->context->catalog;
    const struct values *named = &catalog->sites[0].menu;
    size_t n = 0, n_listed = named->n_items ? named->n_items : catalog->n_pages, most = named->n_items ? named->n_items : MOST_AT_FOOT;
    struct data *items = arena_array(page->arena, struct data, most);
    for (size_t i = 0; i < n_listed && n < most; i++) {
        size_t at = named->n_items ? map_find(&catalog->page_of, slug_make(page->arena, named->items[i].text)) : i;
        if (at == MAP_NONE || !catalog->pages[at].is_published)
            continue;
        struct text path = view_path_page(page->context, page->arena, at, page->language);
        struct text title = view_document(page->context, &catalog->pages[at], page->language)->fields.title.text;
        items[n++] = view_link(page, title.size ? title : catalog->pages[at].slug, path, text_equal(path, page->path));
    }
    size_t n_above = named->n_items || n < MOST_PAGES ? n : MOST_PAGES;
    *rest = view_list(page->arena, items + n_above, n - n_above);
    return view_list(page->arena, items, n_above);
}

static void put_categories(const struct view_page *page, struct view_object *o)
{
    const struct catalog *catalog = page->context->catalog;
    size_t n = 0;
    struct data *items = arena_array(page->arena, struct data, catalog->n_categories);
    for (size_t i = 0; i < catalog->n_categories; i++)
        if (catalog->categories[i].parent == NO_CATEGORY && catalog->categories[i].n_products)
            items[n++] = view_category(page, i, true);
    view_put(o, VIEW_page_categories, view_list(page->arena, items, n));
    view_put(o, VIEW_page_has_categories, view_flag(n > 0));
    view_put(o, VIEW_page_menu_categories, view_list(page->arena, items, n < MOST_CATEGORIES ? n : MOST_CATEGORIES));
    view_put(o, VIEW_page_has_more_categories, view_flag(n > MOST_CATEGORIES));
}

void view_crumbs(const struct view_page *page, struct view_object *object, size_t category, struct text last)
{
    const struct catalog *catalog = page->context->catalog;
    struct data items[36];
    size_t chain[32], n_chain = 0, n = 0;
    for (size_t at = category; at != NO_CATEGORY && n_chain < 32; at = catalog->categories[at].parent)
        chain[n_chain++] = at;
    items[n++] = view_link(page, view_word(page, "home"), view_path(page->context, page->arena, page->language, "index.html"), false);
    items[n++] = view_link(page, view_word(page, "products"), view_path_category(page->context, page->arena, NO_CATEGORY, page->language, 0), false);
    for (size_t i = n_chain; i-- > 0;)
        items[n++] = view_link(page, category_name(catalog, chain[i], page->language),
                               view_path_category(page->context, page->arena, chain[i], page->language, 0), false);
    if (last.size)
        items[n++] = view_link(page, last, page->path, true);
    struct data *list = arena_array(page->arena, struct data, n);
    memcpy(list, items, n * sizeof *list);
    view_put(object, VIEW_page_crumbs, view_list(page->arena, list, n));
}

/* --- the page --- */

static void put_addresses(const struct view_page *page, struct view_object *o)
{
    static const struct {
        enum view_field field;
        const char *name;
    } rows[] = {
        {VIEW_page_home, "index.html"},
        {VIEW_page_search_address, "search.html"},
        {VIEW_page_basket_address, "inquiry.html"},
        {VIEW_page_compare_address, "compare.html"},
        {VIEW_page_catalog_address, "catalog.html"},
        {VIEW_page_news_address, "news.html"},
    };
    const struct view_context *context = page->context;
    struct text tag = text_lower(page->arena, context->catalog->languages[page->language]);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        view_put_text(o, rows[i].field, view_relative(page, view_path(context, page->arena, page->language, rows[i].name)));
    view_put_text(o, VIEW_page_products_address, view_relative(page, view_path_category(context, page->arena, NO_CATEGORY, page->language, 0)));
    view_put_text(o, VIEW_page_index_script, view_relative(page, text_format(page->arena, "search/%.*s/index.js", TEXT_ARGS(tag))));
    view_put_text(o, VIEW_page_texts_script, view_relative(page, text_format(page->arena, "assets/texts-%.*s.js", TEXT_ARGS(tag))));
    view_put_text(o, VIEW_page_stylesheet, view_relative(page, context->theme->stylesheet));
    view_put_text(o, VIEW_page_script, view_relative(page, context->theme->script));
    view_put_text(o, VIEW_page_manifest_address, view_relative(page, view_path(context, page->arena, page->language, "manifest.webmanifest")));
    if (value_is_set(context->catalog->sites[0].base_url))
        view_put_text(o, VIEW_page_feed_address, view_relative(page, view_path(context, page->arena, page->language, "feed.xml")));
    view_put_text(o, VIEW_page_base, view_absolute(context, page->arena, TEXT("")));
}

static struct text language_name(struct arena *arena, struct text tag)
{
    UChar wide[64];
    char bytes[192];
    int32_t size = 0, n;
    UErrorCode error = U_ZERO_ERROR;
    const char *locale = text_cstr(arena, tag);
    if (text_equal_fold(tag, TEXT("zh")) || text_equal_fold(tag, TEXT("zh-CN")))
        return TEXT("简体中文");
    n = uloc_getDisplayName(locale, locale, wide, 64, &error);
    if (icu_works(error))
        u_strToUTF8(bytes, (int32_t)sizeof bytes, &size, wide, n, &error);
    return icu_works(error) ? text_copy(arena, (struct text){bytes, (size_t)size}) : tag;
}

struct text view_direction(const struct view_page *page)
{
    struct text tag = page->context->catalog->languages[page->language];
    return uloc_isRightToLeft(text_cstr(page->arena, tag)) ? TEXT("rtl") : TEXT("ltr");
}

static struct data make_shared(const struct view_page *page)
{
    const struct view_context *context = page->context;
    struct text tag = context->catalog->languages[page->language];
    struct view_object o = {.arena = page->arena};
    view_put_text(&o, VIEW_page_language, tag);
    view_put_text(&o, VIEW_page_direction, view_direction(page));
    view_put_text(&o, VIEW_page_root, page->root);
    put_addresses(page, &o);
    bool many = context->catalog->n_languages > 4;
    view_put(&o, VIEW_page_has_many_languages, view_flag(many));
    view_put_text(&o, VIEW_page_language_name, many ? context->language_names[page->language] : TEXT(""));
    view_put(&o, VIEW_page_has_languages, view_flag(context->catalog->n_languages > 1));
    view_put_text(&o, VIEW_page_theme_colour, context->catalog->sites[0].look.accent.text);
    view_put_text(&o, VIEW_page_date, context->latest[page->language]);
    struct data menu_rest, menu_above = menu(page, &menu_rest);
    view_put(&o, VIEW_page_menu, menu_above);
    view_put(&o, VIEW_page_menu_rest, menu_rest);
    put_categories(page, &o);
    view_put(&o, VIEW_page_site, view_site(page));
    view_put(&o, VIEW_page_text, context->theme->texts[page->language]);
    return view_done(&o);
}

/* What search engines show below a page's title: its description, or what it is about, whose it is, and what they sell. */
static struct text summary(const struct view_page *page, struct text title, struct text description)
{
    enum { ROOM = 155 }; /* characters that results pages show of it */
    const struct catalog *catalog = page->context->catalog;
    struct text site = catalog->sites[page->language].name.text;
    struct buffer out = buffer_new(page->arena);
    if (description.size)
        return description;
    if (title.size && !text_equal(title, site)) {
        buffer_put(&out, title);
        buffer_put(&out, TEXT(" · "));
    }
    buffer_put(&out, site);
    bool first = true;
    for (size_t i = 0; i < catalog->n_categories; i++) {
        struct text name = category_name(catalog, i, page->language);
        if (catalog->categories[i].parent != NO_CATEGORY || catalog->categories[i].n_products == 0)
            continue;
        if (text_length(buffer_text(&out)) + text_length(name) + 2 > ROOM)
            break;
        buffer_put(&out, first ? TEXT(": ") : TEXT(", "));
        buffer_put(&out, name);
        first = false;
    }
    return buffer_text(&out);
}

struct view_object view_common(const struct view_page *page, struct text title, struct text description)
{
    struct data own;
    size_t depth = page->root.size / 3;
    const struct data *shared = &page->context->shared[page->language][page->is_rooted ? 0 : depth];
    if (page->is_rooted || depth >= page->context->n_depths) {
        own = make_shared(page);
        shared = &own;
    }
    struct view_object o = {.arena = page->arena};
    view_put_all(&o, shared, 36);
    view_put_text(&o, VIEW_page_title, title);
    view_put_text(&o, VIEW_page_description, description);
    view_put_text(&o, VIEW_page_summary, summary(page, title, description));
    view_put_text(&o, VIEW_page_here, page->path);
    if (text_find(page->path, TEXT("pages/"), 0) != TEXT_NOT_FOUND) { /* the entry of the page itself is marked */
        struct data rest, above = menu(page, &rest);
        view_replace(&o, VIEW_page_menu, above);
        view_replace(&o, VIEW_page_menu_rest, rest);
    }
    return o;
}

void view_alternates(const struct view_page *page, struct view_object *object, const struct text *paths, const bool *is_there)
{
    const struct catalog *catalog = page->context->catalog;
    size_t n = catalog->n_languages, first = page->language;
    struct data *items = arena_array(page->arena, struct data, n);
    for (size_t l = 0; l < n; l++) {
        struct view_object o = {.arena = page->arena};
        view_put_text(&o, VIEW_alternate_language, catalog->languages[l]);
        view_put_text(&o, VIEW_alternate_name, page->context->language_names[l]);
        view_put_text(&o, VIEW_alternate_address, view_relative(page, paths[l]));
        if (is_there[l])
            view_put_text(&o, VIEW_alternate_absolute, view_absolute(page->context, page->arena, paths[l]));
        view_put(&o, VIEW_alternate_is_there, view_flag(is_there[l]));
        view_put(&o, VIEW_alternate_is_here, view_flag(l == page->language));
        items[l] = view_done(&o);
    }
    view_put(object, VIEW_page_alternates, view_list(page->arena, items, n));
    for (size_t l = 0; l < n && !is_there[first]; l++)
        if (is_there[l])
            first = l;
    view_put_text(object, VIEW_page_canonical, view_absolute(page->context, page->arena, paths[first]));
    if (first == page->language)
        return;
    view_put(object, VIEW_page_is_fallback, view_flag(true));
    view_put_text(object, VIEW_page_original_language, page->context->language_names[first]);
}

bool view_render(const struct view_page *page, enum view_template which, const struct view_object *object, struct buffer *out, const char **reason)
{
    struct data view = view_done(object);
    return template_render(&page->context->theme->set, page->context->templates[which], &view, out, reason);
}

/* --- opening --- */

static struct text sign_of(struct arena *arena, UNumberFormat *format, UNumberFormatSymbol symbol, struct text otherwise)
{
    UChar wide[8];
    char bytes[32];
    int32_t size = 0;
    UErrorCode error = U_ZERO_ERROR;
    int32_t n = format ? unum_getSymbol(format, symbol, wide, 8, &error) : 0;
    if (n > 0 && icu_works(error))
        u_strToUTF8(bytes, (int32_t)sizeof bytes, &size, wide, n, &error);
    return size > 0 && icu_works(error) ? text_copy(arena, (struct text){bytes, (size_t)size}) : otherwise;
}

static struct view_numbers read_numbers(struct arena *arena, struct text tag)
{
    UErrorCode error = U_ZERO_ERROR;
    const char *locale = text_format(arena, "%.*s@numbers=latn", TEXT_ARGS(tag)).data; /* the digits are 0 to 9 everywhere, and so are their signs */
    UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &error);
    struct view_numbers numbers = {sign_of(arena, format, UNUM_DECIMAL_SEPARATOR_SYMBOL, TEXT(".")),
                                   sign_of(arena, format, UNUM_GROUPING_SEPARATOR_SYMBOL, TEXT(","))};
    if (format)
        unum_close(format);
    return numbers;
}

static struct text latest_day(struct arena *arena, const struct catalog *catalog, size_t language)
{
    struct date latest = {0};
    for (size_t i = 0; i < catalog->n_products; i++) {
        struct date day = catalog->documents[catalog->products[i].in[language]].fields.date.date;
        if (catalog->products[i].is_published && date_compare(day, latest) > 0)
            latest = day;
    }
    return date_text(arena, latest);
}

/* "zh/categories/gear/bags/index.html" lies four folders down. */
static size_t count_depths(const struct catalog *catalog)
{
    size_t deepest = 0;
    for (size_t i = 0; i < catalog->n_categories; i++)
        deepest = catalog->categories[i].level > deepest ? catalog->categories[i].level : deepest;
    size_t n = deepest + 2 + (catalog->n_languages > 1) + 1;
    return n < MAX_DEPTH ? n : MAX_DEPTH;
}

struct opening {
    struct view_context *context;
    bool has_templates;
    const char *reason; /* when it has not */
};

static bool compile_templates(struct view_context *context, const char **reason)
{
    static const char *const names[N_TEMPLATES] = {"home", "category", "product", "page", "search", "basket", "compare", "news", "missing", "catalog"};
    bool ok = true;
    for (size_t i = 0; ok && i < N_TEMPLATES; i++) {
        context->templates[i] = theme_template(context->theme, names[i], reason);
        ok = context->templates[i] != NULL;
    }
    return ok;
}

/* Two things that know nothing of each other. */
static void open_one(void *shared, size_t item, struct worker *worker)
{
    struct opening *opening = shared;
    if (item == 0)
        opening->has_templates = compile_templates(opening->context, &opening->reason);
    else
        opening->context->order = view_order_make(&worker->keep, opening->context->catalog);
}

bool view_open(struct view_context *context, struct pool *pool, const char **reason)
{
    const struct catalog *catalog = context->catalog;
    struct arena *arena = context->theme->arena;
    struct opening opening = {.context = context};
    pool_run(pool, 2, open_one, &opening);
    *reason = opening.reason;
    if (!opening.has_templates)
        return false;
    context->n_depths = count_depths(catalog);
    for (size_t l = 0; l < catalog->n_languages; l++)
        context->language_names[l] = language_name(arena, catalog->languages[l]);
    for (size_t l = 0; l < catalog->n_languages; l++) {
        context->numbers[l] = read_numbers(arena, catalog->languages[l]);
        context->latest[l] = latest_day(arena, catalog, l);
        context->counts[l] = arena_array(arena, struct view_count, COUNTS_KEPT);
        for (size_t depth = 0; depth < context->n_depths; depth++) {
            char path[MAX_DEPTH * 2 + 2] = "";
            for (size_t i = 0; i < depth; i++)
                memcpy(path + i * 2, "d/", 3);
            struct output output = {.path = text_copy(arena, text_of(path)), .language = l};
            struct view_page page = view_page_open(context, arena, &output);
            context->shared[l][depth] = make_shared(&page);
        }
    }
    view_digest_open(context);
    return true;
}
