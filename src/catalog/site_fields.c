/* site_fields.c - the table of site.yaml's fields. content/README.md is made from it. */
#include "catalog/catalog.h"

#define AT(struct_, member) offsetof(struct struct_, member)

static const struct record category_record;

static const struct field category_table[] = {
    {"name", FIELD_TEXT, AT(category_fields, name), "as listings write it", "Statues", NULL, NULL},
    {"slug", FIELD_TEXT, AT(category_fields, slug), "its part of the address; default: from the name", "statues", NULL, NULL},
    {"description", FIELD_TEXT, AT(category_fields, description), "shown above its listings", "Carved in granite and marble.", NULL, NULL},
    {"image", FIELD_TEXT, AT(category_fields, image), "a picture below content/", "categories/statues.jpg", NULL, NULL},
    {"names", FIELD_PAIRS, AT(category_fields, names), "in other languages", "{zh: 石雕}", NULL, NULL},
    {"descriptions", FIELD_PAIRS, AT(category_fields, descriptions), "in other languages", "{zh: 花岗岩雕刻}", NULL, NULL},
    {"children", FIELD_RECORDS, AT(category_fields, children), "the categories below it", "[{name: Lions}]", NULL, &category_record},
};
static const struct record category_record = RECORD("category", "A category and those below it.", struct category_fields, category_table, "name");

static const struct field site_certification_fields[] = {
    {"name", FIELD_TEXT, AT(certification, name), "what was passed", "ISO 9001", NULL, NULL},
    {"number", FIELD_TEXT, AT(certification, number), "its number", "\"01 100 2211\"", NULL, NULL},
    {"issuer", FIELD_TEXT, AT(certification, issuer), "who issued it", "TÜV Rheinland", NULL, NULL},
    {"file", FIELD_TEXT, AT(certification, file), "a picture below content/", "pages/iso.jpg", NULL, NULL},
    {"expires", FIELD_DATE, AT(certification, expires), "its last day", "2027-05-01", NULL, NULL},
};
static const struct record site_certification_record =
    RECORD("certification", "A certificate of the firm.", struct certification, site_certification_fields, "name");

static const struct field person_fields[] = {
    {"name", FIELD_TEXT, AT(person, name), "who answers", "Lin Yuqing", NULL, NULL},
    {"role", FIELD_TEXT, AT(person, role), "what they do", "Export sales", NULL, NULL},
    {"email", FIELD_EMAIL, AT(person, email), "mail", "lin@example.com", NULL, NULL},
    {"phone", FIELD_TEXT, AT(person, phone), "telephone", "+86 592 555 0101", NULL, NULL},
    {"whatsapp", FIELD_TEXT, AT(person, whatsapp), "number", "+86 555 0101", NULL, NULL},
    {"wechat", FIELD_TEXT, AT(person, wechat), "name", "lin-example", NULL, NULL},
};
static const struct record person_record = RECORD("person", "Whom a buyer speaks with.", struct person, person_fields, "name");

static const struct field company_picture_fields[] = {
    {"file", FIELD_TEXT, AT(photo, file), "a picture below content/", "pages/factory.jpg", NULL, NULL},
    {"alt", FIELD_TEXT, AT(photo, alt), "what is to be seen, for those who cannot", "The packing hall", NULL, NULL},
};
static const struct record company_picture_record = RECORD("picture", "A picture of the firm.", struct photo, company_picture_fields, "file");

static const struct field company_fields[] = {
    {"legal_name", FIELD_TEXT, AT(company, legal_name), "as registered", "Example Trading Co., Ltd.", NULL, NULL},
    {"founded", FIELD_TEXT, AT(company, founded), "year", "2004", NULL, NULL},
    {"staff", FIELD_TEXT, AT(company, staff), "how many", "180", NULL, NULL},
    {"area", FIELD_TEXT, AT(company, area), "of the factory", "12,000 m²", NULL, NULL},
    {"lines", FIELD_TEXT, AT(company, lines), "production lines", "9", NULL, NULL},
    {"markets", FIELD_TEXTS, AT(company, markets), "where the goods go", "[Germany, Canada]", NULL, NULL},
    {"export_share", FIELD_TEXT, AT(company, export_share), "of the turnover", "85 %", NULL, NULL},
    {"response_time", FIELD_TEXT, AT(company, response_time), "until an answer", "within 12 hours", NULL, NULL},
    {"address", FIELD_TEXT, AT(company, address), "postal address", "8 Harbour Road, Xiamen, China", NULL, NULL},
    {"map", FIELD_WEB, AT(company, map), "a link to a map", "https://www.openstreetmap.org/", NULL, NULL},
    {"hours", FIELD_TEXT, AT(company, hours), "when someone is there", "Mon-Sat 8:30-18:00 (UTC+8)", NULL, NULL},
    {"email", FIELD_EMAIL, AT(company, email), "where inquiries go", "sales@example.com", NULL, NULL},
    {"phone", FIELD_TEXT, AT(company, phone), "telephone", "+86 592 555 0100", NULL, NULL},
    {"whatsapp", FIELD_TEXT, AT(company, whatsapp), "number for messages", "+86 592 555 0100", NULL, NULL},
    {"wechat", FIELD_TEXT, AT(company, wechat), "name", "example", NULL, NULL},
    {"contact", FIELD_RECORD, AT(company, contact), "the person", "", NULL, &person_record},
    {"pictures", FIELD_RECORDS, AT(company, pictures), "of the factory, the stock, the people", "[{file: pages/factory.jpg}]", NULL, &company_picture_record},
    {"certifications", FIELD_RECORDS, AT(company, certifications), "of the firm", "[ISO 9001]", NULL, &site_certification_record},
};
static const struct record company_record = RECORD("company", "Facts that make trust.", struct company, company_fields, NULL);

static const struct field look_fields[] = {
    {"logo", FIELD_TEXT, AT(look, logo), "a picture below content/", "logo.png", NULL, NULL},
    {"icon", FIELD_TEXT, AT(look, icon), "a square picture below content/", "icon.png", NULL, NULL},
    {"accent", FIELD_COLOUR, AT(look, accent), "a CSS colour", "\"#0f5c63\"", NULL, NULL},
    {"font", FIELD_TEXT, AT(look, font), "a CSS font-family", "Georgia, serif", NULL, NULL},
    {"hero", FIELD_TEXT, AT(look, hero), "a picture below content/ for the home page", "hero.jpg", NULL, NULL},
    {"hero_title", FIELD_TEXT, AT(look, hero_title), "the home page's headline", "Made in Xiamen", NULL, NULL},
    {"hero_text", FIELD_TEXT, AT(look, hero_text), "a sentence below it", "Everyday goods since 2004.", NULL, NULL},
};
static const struct record look_record = RECORD("look", "What sets the theme apart.", struct look, look_fields, NULL);

static const struct field checks_fields[] = {
    {"off", FIELD_TEXTS, AT(checks, off), "rules that are not applied at all", "[title-bare]", NULL, NULL},
    {"severity", FIELD_PAIRS, AT(checks, severity), "other than the default: error, warning, hint", "{image-views: warning}", NULL, NULL},
    {"profiles", FIELD_TEXTS, AT(checks, profiles), "the marketplaces whose limits count", "[own-site, alibaba]", NULL, NULL},
    {"brands", FIELD_TEXTS, AT(checks, brands), "brands that may be named", "[Shimano]", NULL, NULL},
    {"certifications", FIELD_TEXTS, AT(checks, certifications), "more names that are certifications", "[BSCI]", NULL, NULL},
    {"acronyms", FIELD_TEXTS, AT(checks, acronyms), "words that are written in capitals", "[TPR]", NULL, NULL},
};
static const struct record checks_record = RECORD("checks", "How strict the checker is.", struct checks, checks_fields, NULL);

static const struct field edition_table[] = {
    {"name", FIELD_TEXT, AT(edition_fields, name), "what --edition calls it", "distributors", NULL, NULL},
    {"categories", FIELD_TEXTS, AT(edition_fields, categories), "only these, with those below them", "[Home & Bath]", NULL, NULL},
    {"skus", FIELD_TEXTS, AT(edition_fields, skus), "only these", "[LB-B55]", NULL, NULL},
    {"language", FIELD_TEXT, AT(edition_fields, language), "one of the site's", "zh", NULL, NULL},
    {"currency", FIELD_CURRENCY, AT(edition_fields, currency), "by the rates of this file", "EUR", NULL, NULL},
    {"prices", FIELD_FLAG, AT(edition_fields, prices), "false: no price anywhere", "false", NULL, NULL},
    {"layout", FIELD_TEXT, AT(edition_fields, layout), "how entries stand on the page", "grid", "full|half|grid|list", NULL},
    {"paper", FIELD_TEXT, AT(edition_fields, paper), "its size", "a4", "a4|letter", NULL},
    {"buyer", FIELD_TEXT, AT(edition_fields, buyer), "for whom it is made, on the cover", "Nordlicht GmbH", NULL, NULL},
    {"valid_until", FIELD_DATE, AT(edition_fields, valid_until), "the last day of its prices", "2027-03-31", NULL, NULL},
    {"since", FIELD_DATE, AT(edition_fields, since), "only listings from that day on", "2026-09-01", NULL, NULL},
    {"base_url", FIELD_WEB, AT(edition_fields, base_url), "where a site of this edition will stand", "https://partners.example.com/", NULL, NULL},
};
static const struct record edition_record = RECORD("edition", "A choice of the catalog for somebody.", struct edition_fields, edition_table, "name");

static const struct field site_table[] = {
    {"name", FIELD_TEXT, AT(site, name), "the firm, as on its sign", "Lujiang Bay", NULL, NULL},
    {"tagline", FIELD_TEXT, AT(site, tagline), "beside the name", "Everyday goods from Xiamen", NULL, NULL},
    {"description", FIELD_TEXT, AT(site, description), "for search engines", "Manufacturer and exporter.", NULL, NULL},
    {"base_url", FIELD_WEB, AT(site, base_url), "where the site will stand; absolute links need it", "https://www.example.com/shop/", NULL, NULL},
    {"languages", FIELD_TEXTS, AT(site, languages), "the first is that of files without a suffix", "[en, zh]", NULL, NULL},
    {"currency", FIELD_CURRENCY, AT(site, currency), "ISO 4217", "USD", NULL, NULL},
    {"theme", FIELD_TEXT, AT(site, theme), "a folder of themes/", "default", NULL, NULL},
    {"host", FIELD_TEXTS, AT(site, host), "where it is served", "[netlify]", NULL, NULL},
    {"menu", FIELD_TEXTS, AT(site, menu), "company pages in the menu, in order; without it the first eight", "[about, factory, contact]", NULL, NULL},
    {"featured", FIELD_TEXTS, AT(site, featured), "listings on the home page; default: the newest", "[bicycle-bell]", NULL, NULL},
    {"categories", FIELD_RECORDS, AT(site, categories), "the tree", "", NULL, &category_record},
    {"company", FIELD_RECORD, AT(site, company), "facts of the firm", "", NULL, &company_record},
    {"look", FIELD_RECORD, AT(site, look), "logo, colour, hero", "", NULL, &look_record},
    {"checks", FIELD_RECORD, AT(site, checks), "how strict the checker is", "", NULL, &checks_record},
    {"per_page", FIELD_WHOLE, AT(site, per_page), "listings on a category page", "24", NULL, NULL},
    {"raw_html", FIELD_FLAG, AT(site, raw_html), "let HTML in Markdown through", "false", NULL, NULL},
    {"inquiry_endpoint", FIELD_TEXT, AT(site, inquiry_endpoint), "an address that takes the inquiry form", "https://forms.example.com/inquiry", NULL, NULL},
    {"redirects", FIELD_PAIRS, AT(site, redirects), "old address: new address", "{old.html: pages/about.html}", NULL, NULL},
    {"rates", FIELD_PAIRS, AT(site, rates), "currency: how much of it one unit of `currency` is", "{EUR: 0.92}", NULL, NULL},
    {"editions", FIELD_RECORDS, AT(site, editions), "choices of the catalog for somebody", "", NULL, &edition_record},
    {"bank", FIELD_TEXT, AT(site, bank), "bank details on quotations", "\"Bank of China, Xiamen, account 4012 0000\"", NULL, NULL},
    {"terms", FIELD_TEXT, AT(site, terms), "terms on quotations", "\"30 % in advance, the rest against copy of B/L.\"", NULL, NULL},
    {"note", FIELD_TEXT, AT(site, note), "a line at the foot of every page", "Prices are not an offer.", NULL, NULL},
};

const struct record site_record =
    RECORD("site", "`content/site.yaml`; `site.zh.yaml` beside it gives the same fields in another language.", struct site, site_table, NULL);
