/* merchant.c - a Google Merchant feed, RSS 2.0 with g: (support.google.com/merchants/answer/7052112): libxml2 without entities and network. */
#include <libxml/parser.h>

#include "exchange/exchange.h"

static bool matches(struct text bytes)
{
    struct text head = text_slice(bytes, 0, 4096);
    return text_find(head, TEXT("base.google.com/ns/1.0"), 0) != TEXT_NOT_FOUND;
}

static bool is_item(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && (xmlStrcmp(node->name, (const xmlChar *)"item") == 0 || xmlStrcmp(node->name, (const xmlChar *)"entry") == 0);
}

static struct text content(struct arena *arena, const xmlNode *node)
{
    xmlChar *bytes = xmlNodeGetContent(node);
    struct text copy = text_trim(text_copy(arena, text_of(bytes ? (const char *)bytes : "")));
    xmlFree(bytes);
    return copy;
}

static void take(struct arena *arena, const xmlNode *node, struct exchanged *e)
{
    const struct {
        const char *name;
        struct text *into;
    } fields[] = {{"id", &e->sku},      {"title", &e->title}, {"description", &e->description}, {"brand", &e->brand}, {"product_type", &e->category},
                  {"price", &e->price}, {"gtin", &e->gtin}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (xmlStrcmp(node->name, (const xmlChar *)fields[i].name) == 0)
            *fields[i].into = content(arena, node);
    if ((xmlStrcmp(node->name, (const xmlChar *)"image_link") == 0 || xmlStrcmp(node->name, (const xmlChar *)"additional_image_link") == 0) &&
        e->n_images < MOST_IMAGES)
        e->images[e->n_images++] = content(arena, node);
}

static void read_items(struct arena *arena, const xmlNode *node, struct exchanged_list *list, size_t *room, int depth)
{
    enum { DEEPEST = 8 };
    for (; node && depth < DEEPEST; node = node->next) {
        if (!is_item(node)) {
            read_items(arena, node->children, list, room, depth + 1);
            continue;
        }
        list->items = arena_more(arena, list->items, list->n_items, room, sizeof *list->items, 64);
        struct exchanged *e = &list->items[list->n_items++];
        *e = (struct exchanged){0};
        for (const xmlNode *child = node->children; child; child = child->next)
            if (child->type == XML_ELEMENT_NODE)
                take(arena, child, e);
        e->handle = slug_make(arena, e->title.size ? e->title : e->sku);
    }
}

static bool read_file(struct arena *arena, struct text bytes, struct exchanged_list *list, const char **reason)
{
    size_t room = 0;
    xmlDoc *doc =
        bytes.size < INT32_MAX ? xmlReadMemory(bytes.data, (int)bytes.size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING) : NULL;
    *reason = "it is not well-formed XML";
    if (!doc)
        return false;
    read_items(arena, xmlDocGetRootElement(doc), list, &room, 0);
    xmlFreeDoc(doc);
    return true;
}

const struct exchange_form exchange_merchant = {.name = "merchant", .file = "merchant.xml", .matches = matches, .read = read_file};
