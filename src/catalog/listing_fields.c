/* listing_fields.c - the table of a listing's fields. content/README.md is made from it. */
#include "catalog/catalog.h"

#define AT(struct_, member) offsetof(struct struct_, member)

static const struct field certification_fields[] = {
    {"name", FIELD_TEXT, AT(certification, name), "what was passed", "CE", NULL, NULL},
    {"number", FIELD_TEXT, AT(certification, number), "the certificate's number", "\"TW-114\"", NULL, NULL},
    {"issuer", FIELD_TEXT, AT(certification, issuer), "who issued it", "TÜV", NULL, NULL},
    {"file", FIELD_TEXT, AT(certification, file), "a scan or PDF beside the listing", "ce.pdf", NULL, NULL},
    {"expires", FIELD_DATE, AT(certification, expires), "its last day", "2027-05-01", NULL, NULL},
};
static const struct record certification_record = RECORD("certification", "A certificate that is held.", struct certification, certification_fields, "name");

static const struct field tier_fields[] = {
    {"from", FIELD_WHOLE, AT(tier, from), "the least quantity", "500", NULL, NULL},
    {"price", FIELD_DECIMAL, AT(tier, price), "for one unit", "11.20", NULL, NULL},
};
static const struct record tier_record = RECORD("price tier", "A price from a quantity on.", struct tier, tier_fields, NULL);

static const struct field price_fields[] = {
    {"currency", FIELD_CURRENCY, AT(price, currency), "ISO 4217; default: the site's", "USD", NULL, NULL},
    {"unit", FIELD_TEXT, AT(price, unit), "what the price is for, in the singular: the theme knows piece, set, pair and their like in its languages", "piece",
     NULL, NULL},
    {"incoterm", FIELD_TEXT, AT(price, incoterm), "Incoterms 2020", "FOB", "EXW|FCA|CPT|CIP|DAP|DPU|DDP|FAS|FOB|CFR|CIF", NULL},
    {"port", FIELD_TEXT, AT(price, port), "the place that belongs to the incoterm", "Xiamen", NULL, NULL},
    {"tiers", FIELD_RECORDS, AT(price, tiers), "quantities rise, prices do not", "[{from: 100, price: 12.50}]", NULL, &tier_record},
};
static const struct record price_record = RECORD("price", "Without one a listing is on request.", struct price, price_fields, NULL);

static const struct field sample_fields[] = {
    {"fee", FIELD_TEXT, AT(sample, fee), "what a sample costs", "30 USD", NULL, NULL},
    {"refundable", FIELD_FLAG, AT(sample, refundable), "is the fee returned with an order", "true", NULL, NULL},
    {"days", FIELD_WHOLE, AT(sample, days), "until it leaves", "7", NULL, NULL},
};
static const struct record sample_record = RECORD("sample", "Sample terms.", struct sample, sample_fields, "fee");

static const struct field packing_fields[] = {
    {"carton", FIELD_TEXT, AT(packing, carton), "outer measures", "40x30x30 cm", NULL, NULL},
    {"gross_weight", FIELD_TEXT, AT(packing, gross_weight), "of a full carton", "12 kg", NULL, NULL},
    {"net_weight", FIELD_TEXT, AT(packing, net_weight), "of what is in it", "11 kg", NULL, NULL},
    {"pieces_per_carton", FIELD_WHOLE, AT(packing, pieces_per_carton), "how many", "24", NULL, NULL},
};
static const struct record packing_record = RECORD("packing", "The carton.", struct packing, packing_fields, "carton");

static const struct field photo_fields[] = {
    {"file", FIELD_TEXT, AT(photo, file), "beside the listing", "front.jpg", NULL, NULL},
    {"alt", FIELD_TEXT, AT(photo, alt), "what is to be seen, for those who cannot", "Brass bell on a handlebar", NULL, NULL},
    {"view", FIELD_TEXT, AT(photo, view), "what it shows", "overview", "overview|detail|brand|scene|packing", NULL},
};
static const struct record photo_record = RECORD("image", "A photo.", struct photo, photo_fields, "file");

static const struct field question_fields[] = {
    {"ask", FIELD_TEXT, AT(question, ask), "what buyers ask", "Does it fit 31.8 mm bars?", NULL, NULL},
    {"answer", FIELD_TEXT, AT(question, answer), "the answer", "Yes, with the larger clamp.", NULL, NULL},
};
static const struct record question_record = RECORD("question", "A question and its answer.", struct question, question_fields, NULL);

static const struct field suppression_fields[] = {
    {"off", FIELD_TEXTS, AT(suppression, off), "rules that this listing need not keep", "[title-bare]", NULL, NULL},
};
static const struct record suppression_record = RECORD("check", "Suppression.", struct suppression, suppression_fields, NULL);

static const struct field listing_table[] = {
    {"title", FIELD_TEXT, AT(listing_fields, title), "the common product name and what sets it apart", "Stone Statue (Angel Series)", NULL, NULL},
    {"description", FIELD_TEXT, AT(listing_fields, description), "what a results page shows under the title: the strongest selling points",
     "Hand-carved granite, frost-proof to -30 °C.", NULL, NULL},
    {"keywords", FIELD_KEYWORDS, AT(listing_fields, keywords), "terms a buyer types, with ASCII commas between", "stone statue, granite statue", NULL, NULL},
    {"category", FIELD_TEXT, AT(listing_fields, category), "its path in the site's tree", "Home & Garden > Statues", NULL, NULL},
    {"sku", FIELD_TEXT, AT(listing_fields, sku), "the firm's own number, once in the catalog", "AS-101", NULL, NULL},
    {"brand", FIELD_TEXT, AT(listing_fields, brand), "the brand on it", "Example Stone", NULL, NULL},
    {"model", FIELD_TEXT, AT(listing_fields, model), "the maker's model", "AS-101", NULL, NULL},
    {"series", FIELD_TEXT, AT(listing_fields, series), "the series it belongs to", "Angel Series", NULL, NULL},
    {"certifications", FIELD_RECORDS, AT(listing_fields, certifications), "held for this product", "[CE]", NULL, &certification_record},
    {"specs", FIELD_PAIRS, AT(listing_fields, specs), "facts, in the order to show them", "{Material: granite, Height: 60 cm}", NULL, NULL},
    {"options", FIELD_CHOICES, AT(listing_fields, options), "what a buyer may choose", "{Colour: [grey, white]}", NULL, NULL},
    {"price", FIELD_RECORD, AT(listing_fields, price), "terms and tiers", "{currency: USD, tiers: [{from: 100, price: 1.20}]}", NULL, &price_record},
    {"moq", FIELD_WHOLE, AT(listing_fields, moq), "least quantity of an order", "100", NULL, NULL},
    {"lead_time", FIELD_TEXT, AT(listing_fields, lead_time), "from order to shipment", "25 days", NULL, NULL},
    {"supply", FIELD_TEXT, AT(listing_fields, supply), "what can be made", "20000 pieces/month", NULL, NULL},
    {"payment", FIELD_TEXTS, AT(listing_fields, payment), "terms of payment", "[T/T, L/C]", NULL, NULL},
    {"origin", FIELD_TEXT, AT(listing_fields, origin), "country, ISO 3166", "CN", NULL, NULL},
    {"hs_code", FIELD_TEXT, AT(listing_fields, hs_code), "customs tariff number, in quotes", "\"6802.91\"", NULL, NULL},
    {"gtin", FIELD_TEXT, AT(listing_fields, gtin), "EAN or UPC, in quotes", "\"4006381333931\"", NULL, NULL},
    {"warranty", FIELD_TEXT, AT(listing_fields, warranty), "how long and for what", "5 years", NULL, NULL},
    {"selling_points", FIELD_TEXTS, AT(listing_fields, selling_points), "the product's own, strongest first", "[frost-proof to -30 °C]", NULL, NULL},
    {"sample", FIELD_RECORD_APART, AT(listing_fields, sample), "sample terms", "", NULL, &sample_record},
    {"packing", FIELD_RECORD_APART, AT(listing_fields, packing), "the carton", "", NULL, &packing_record},
    {"images", FIELD_RECORDS, AT(listing_fields, images), "photos, the main one first", "[{file: front.jpg}]", NULL, &photo_record},
    {"questions", FIELD_RECORDS, AT(listing_fields, questions), "questions and answers", "", NULL, &question_record},
    {"downloads", FIELD_TEXTS, AT(listing_fields, downloads), "files beside the listing to offer", "[drawing.pdf]", NULL, NULL},
    {"date", FIELD_DATE, AT(listing_fields, date), "since when it is offered; in the future: not yet shown", "2026-11-01", NULL, NULL},
    {"expires", FIELD_DATE, AT(listing_fields, expires), "the last day it is shown", "2027-12-31", NULL, NULL},
    {"draft", FIELD_FLAG, AT(listing_fields, draft), "checked but not published", "false", NULL, NULL},
    {"related", FIELD_TEXTS, AT(listing_fields, related), "other listings, by folder or file name", "[garden-lantern]", NULL, NULL},
    {"aliases", FIELD_TEXTS, AT(listing_fields, aliases), "old addresses that lead here", "[old/path.html]", NULL, NULL},
    {"check", FIELD_RECORD, AT(listing_fields, check), "suppression", "", NULL, &suppression_record},
};

const struct record listing_record = RECORD("listing", "The front matter of `products/NAME.md` or `products/NAME/index.md`, and of `pages/NAME.md`.",
                                            struct listing_fields, listing_table, NULL);
