/* spreadsheet.c */
#include "syntax/spreadsheet.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/xmlreader.h>
#include <stdlib.h>

#include "base/buffer.h"

enum { MOST_BYTES = 256 << 20, MOST_ROWS = 1048576, MOST_COLUMNS = 16384, MOST_CELLS = 20000000 };

bool spreadsheet_matches(struct text bytes)
{
    return text_starts(bytes, TEXT("PK\x03\x04"));
}

/* --- the parts of the ZIP --- */

struct parts {
    struct text workbook, relations, strings;
    struct text names[64], sheets[64];
    size_t n_sheets;
};

static bool read_part(struct arena *arena, struct archive *archive, struct text *bytes)
{
    struct buffer out = buffer_new(arena);
    char chunk[16384];
    la_ssize_t n;
    while ((n = archive_read_data(archive, chunk, sizeof chunk)) > 0) {
        if (out.size + (size_t)n > MOST_BYTES)
            return false;
        buffer_put(&out, (struct text){chunk, (size_t)n});
    }
    *bytes = buffer_text(&out);
    return n == 0;
}

static bool take_part(struct arena *arena, struct archive *archive, struct text name, struct parts *parts)
{
    if (text_is(name, "xl/workbook.xml"))
        return read_part(arena, archive, &parts->workbook);
    if (text_is(name, "xl/_rels/workbook.xml.rels"))
        return read_part(arena, archive, &parts->relations);
    if (text_is(name, "xl/sharedStrings.xml"))
        return read_part(arena, archive, &parts->strings);
    if (!text_starts(name, TEXT("xl/worksheets/")) || !text_ends(name, TEXT(".xml")) || parts->n_sheets == 64)
        return true;
    parts->names[parts->n_sheets] = text_copy(arena, name);
    return read_part(arena, archive, &parts->sheets[parts->n_sheets++]);
}

static bool unpack(struct arena *arena, struct text bytes, struct parts *parts, const char **reason)
{
    struct archive *archive = archive_read_new();
    struct archive_entry *entry;
    int status = ARCHIVE_FATAL;
    *reason = "it is no whole .xlsx file";
    if (archive && archive_read_support_format_zip(archive) == ARCHIVE_OK && archive_read_open_memory(archive, bytes.data, bytes.size) == ARCHIVE_OK)
        while ((status = archive_read_next_header(archive, &entry)) == ARCHIVE_OK) {
            const char *name = archive_entry_pathname(entry);
            if (name && !take_part(arena, archive, text_of(name), parts)) {
                *reason = "it is damaged, or too large when unpacked";
                status = ARCHIVE_FATAL;
                break;
            }
        }
    archive_read_free(archive);
    return status == ARCHIVE_EOF && parts->n_sheets > 0;
}

/* --- XML --- */

static xmlTextReaderPtr open_xml(struct text xml)
{
    xmlTextReaderPtr r = xmlReaderForMemory(xml.data ? xml.data : "", (int)xml.size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    return r;
}

static bool is_start(xmlTextReaderPtr r, const char *name)
{
    const xmlChar *here = xmlTextReaderConstLocalName(r);
    return xmlTextReaderNodeType(r) == XML_READER_TYPE_ELEMENT && here && strcmp((const char *)here, name) == 0;
}

static bool is_end(xmlTextReaderPtr r, const char *name)
{
    const xmlChar *here = xmlTextReaderConstLocalName(r);
    return xmlTextReaderNodeType(r) == XML_READER_TYPE_END_ELEMENT && here && strcmp((const char *)here, name) == 0;
}

static struct text attribute(struct arena *arena, xmlTextReaderPtr r, const char *name)
{
    xmlChar *value = xmlTextReaderGetAttribute(r, (const xmlChar *)name);
    struct text text = value ? text_copy(arena, text_of((const char *)value)) : (struct text){0};
    xmlFree(value);
    return text;
}

/* The text of all <t> below the element that R is at (rich text has several); phonetic guides (<rPh>) left out. Ends at its end. */
static struct text text_below(struct arena *arena, xmlTextReaderPtr r, const char *element)
{
    struct buffer out = buffer_new(arena);
    bool in_text = false;
    int phonetic = 0;
    if (xmlTextReaderIsEmptyElement(r))
        return TEXT("");
    while (xmlTextReaderRead(r) == 1 && !is_end(r, element)) {
        int type = xmlTextReaderNodeType(r);
        if (is_start(r, "rPh") && !xmlTextReaderIsEmptyElement(r))
            phonetic++;
        else if (is_end(r, "rPh"))
            phonetic--;
        else if (is_start(r, "t"))
            in_text = !xmlTextReaderIsEmptyElement(r);
        else if (is_end(r, "t"))
            in_text = false;
        else if (in_text && phonetic == 0 &&
                 (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_CDATA ||
                  type == XML_READER_TYPE_WHITESPACE))
            buffer_put(&out, text_of((const char *)xmlTextReaderConstValue(r)));
    }
    return buffer_text(&out);
}

/* The part that holds the first sheet that workbook.xml names. */
static struct text first_sheet(struct arena *arena, const struct parts *parts)
{
    struct text id = {0}, target = {0};
    xmlTextReaderPtr r = open_xml(parts->workbook);
    while (r && !id.data && xmlTextReaderRead(r) == 1)
        if (is_start(r, "sheet"))
            id = attribute(arena, r, "r:id");
    xmlFreeTextReader(r);
    r = open_xml(parts->relations);
    while (r && id.data && !target.data && xmlTextReaderRead(r) == 1)
        if (is_start(r, "Relationship") && text_equal(attribute(arena, r, "Id"), id))
            target = attribute(arena, r, "Target");
    xmlFreeTextReader(r);
    for (size_t i = 0; target.size && i < parts->n_sheets; i++)
        if (text_ends(target, text_slice(parts->names[i], strlen("xl/"), parts->names[i].size)))
            return parts->sheets[i];
    return parts->sheets[0];
}

static struct text *read_strings(struct arena *arena, struct text xml, size_t *n)
{
    struct text *strings = NULL;
    size_t room = 0;
    xmlTextReaderPtr r = open_xml(xml);
    *n = 0;
    while (r && xmlTextReaderRead(r) == 1) {
        if (!is_start(r, "si"))
            continue;
        strings = arena_more(arena, strings, *n, &room, sizeof *strings, 256);
        strings[(*n)++] = text_below(arena, r, "si");
    }
    xmlFreeTextReader(r);
    return strings;
}

/* --- cells --- */

/* "BC12": column 54 (from 0), row 11. False when it is no such place. */
static bool place_of(struct text name, size_t *row, size_t *column)
{
    size_t i = 0, c = 0, n = 0;
    for (; i < name.size && name.data[i] >= 'A' && name.data[i] <= 'Z' && c <= MOST_COLUMNS; i++)
        c = c * 26 + (size_t)(name.data[i] - 'A' + 1);
    for (; i < name.size && name.data[i] >= '0' && name.data[i] <= '9' && n <= MOST_ROWS; i++)
        n = n * 10 + (size_t)(name.data[i] - '0');
    if (i != name.size || c == 0 || n == 0 || c > MOST_COLUMNS || n > MOST_ROWS)
        return false;
    *row = n - 1;
    *column = c - 1;
    return true;
}

struct cell {
    size_t row, column;
    struct text text;
};

struct cells {
    struct arena *arena;
    struct cell *items;
    size_t n, room, n_rows, n_columns;
};

static void put_cell(struct cells *cells, size_t row, size_t column, struct text text)
{
    cells->items = arena_more(cells->arena, cells->items, cells->n, &cells->room, sizeof *cells->items, 1024);
    cells->items[cells->n++] = (struct cell){row, column, text};
    cells->n_rows = row + 1 > cells->n_rows ? row + 1 : cells->n_rows;
    cells->n_columns = column + 1 > cells->n_columns ? column + 1 : cells->n_columns;
}

/* What <v> says, by the cell's type: s, b, str, or a number. */
static struct text value_of(struct arena *arena, struct text type, struct text raw, const struct text *strings, size_t n_strings)
{
    int64_t index;
    if (text_is(type, "s"))
        return text_to_int(raw, &index) && index >= 0 && (size_t)index < n_strings ? strings[index] : TEXT("");
    if (text_is(type, "b"))
        return text_is(raw, "1") ? TEXT("true") : TEXT("false");
    if (type.size && !text_is(type, "n"))
        return raw;
    char *end;
    const char *string = text_cstr(arena, raw);
    double number = strtod(string, &end);
    return raw.size && *end == 0 ? text_format(arena, "%.15g", number) : raw;
}

static void read_cells(struct cells *cells, struct text xml, const struct text *strings, size_t n_strings)
{
    xmlTextReaderPtr r = open_xml(xml);
    struct text type = {0};
    size_t row = 0, column = 0;
    bool in_cell = false;
    while (r && cells->n < MOST_CELLS && xmlTextReaderRead(r) == 1) {
        if (is_start(r, "c")) {
            in_cell = place_of(attribute(cells->arena, r, "r"), &row, &column);
            type = attribute(cells->arena, r, "t");
        } else if (in_cell && is_start(r, "is")) {
            put_cell(cells, row, column, text_below(cells->arena, r, "is"));
        } else if (in_cell && is_start(r, "v") && !xmlTextReaderIsEmptyElement(r)) {
            xmlChar *raw = xmlTextReaderReadString(r);
            struct text value = raw ? text_copy(cells->arena, text_of((const char *)raw)) : TEXT("");
            xmlFree(raw);
            put_cell(cells, row, column, value_of(cells->arena, type, value, strings, n_strings));
        }
    }
    xmlFreeTextReader(r);
}

bool spreadsheet_read(struct arena *arena, struct text bytes, struct spreadsheet *sheet, const char **reason)
{
    struct parts parts = {0};
    struct cells cells = {.arena = arena};
    size_t n_strings, all;
    if (!unpack(arena, bytes, &parts, reason))
        return false;
    struct text *strings = read_strings(arena, parts.strings, &n_strings);
    read_cells(&cells, first_sheet(arena, &parts), strings, n_strings);
    *reason = "its first sheet is empty, or too large";
    if (cells.n == 0 || __builtin_mul_overflow(cells.n_rows, cells.n_columns, &all) || all > MOST_CELLS)
        return false;
    *sheet = (struct spreadsheet){arena_array(arena, struct text, all), cells.n_rows, cells.n_columns};
    for (size_t i = 0; i < cells.n; i++)
        sheet->cells[cells.items[i].row * cells.n_columns + cells.items[i].column] = cells.items[i].text;
    return true;
}
