/* document.c - one Markdown file: front matter, body, the links in it. */
#include "base/buffer.h"
#include "base/locale.h"
#include "catalog/load.h"
#include "catalog/recall.h"
#include "syntax/markdown.h"

struct run {
    struct catalog *catalog;
    struct diag_list *slots; /* one an item */
    const size_t *documents; /* one an item; NULL: all */
};

static void front_matter_finding(struct diag_list *findings, struct span where, struct text message, struct text help)
{
    diag_add(findings, (struct diag){.rule = "front-matter", .severity = SEVERITY_ERROR, .where = where, .message = message, .help = help});
}

/* The line that begins at FROM, without its end; *NEXT is where the following one begins. */
static struct text line_at(struct text bytes, size_t from, size_t *next)
{
    size_t to = text_line_end(bytes, from);
    *next = to + (to < bytes.size) + (to + 1 < bytes.size && bytes.data[to] == '\r' && bytes.data[to + 1] == '\n');
    struct text line = text_slice(bytes, from, to);
    while (line.size && (line.data[line.size - 1] == ' ' || line.data[line.size - 1] == '\t'))
        line.size--;
    return line;
}

/* Finds the YAML between the two lines "---". False, with a finding, when there is none. */
static bool find_front_matter(struct text bytes, uint32_t source, struct diag_list *findings, size_t *from, size_t *to, size_t *body)
{
    size_t start = text_starts(bytes, TEXT("\xEF\xBB\xBF")) ? 3 : 0, next;
    if (!text_is(line_at(bytes, start, &next), "---")) {
        front_matter_finding(findings, span_at(source, start, 0), TEXT("the file does not begin with front matter"),
                             TEXT("begin with a line ---, then title: and the other fields, then a line --- again"));
        return false;
    }
    *from = next;
    for (size_t at = next; at < bytes.size; at = next) {
        struct text line = line_at(bytes, at, &next);
        if (!text_is(line, "---") && !text_is(line, "..."))
            continue;
        *to = at;
        *body = next;
        return true;
    }
    front_matter_finding(findings, span_at(source, start, 3), TEXT("the front matter is not closed"), TEXT("write a line --- between the fields and the text"));
    *to = *body = bytes.size;
    return true;
}

/* Bytes that no UTF-8 text holds and characters that no page can show become '?', byte for byte, so that all places stay right. */
static void mend_encoding(struct arena *arena, struct source *source, uint32_t index, struct diag_list *findings)
{
    size_t bad = text_unshowable(source->bytes), at = bad, invalid;
    if (bad == TEXT_NOT_FOUND)
        return;
    uint32_t c = text_decode(source->bytes, &at);
    bool is_text = text_invalid(text_slice(source->bytes, bad, at)) == TEXT_NOT_FOUND;
    struct diag diag = {.rule = "file-encoding", .severity = SEVERITY_ERROR, .where = span_at(index, bad, at - bad)};
    diag.message = c == 0    ? TEXT("the file holds a NUL byte")
                   : is_text ? text_format(arena, _("the file holds U+%04X, a control character that no page can show"), c)
                             : TEXT("the file is not UTF-8 from here on");
    diag.help =
        is_text && c ? TEXT("remove it; it often comes along when text is copied from a terminal or a PDF") : TEXT("open it in an editor and save it as UTF-8");
    diag_add(findings, diag);
    char *copy = arena_alloc(arena, source->bytes.size + 1);
    memcpy(copy, source->bytes.data, source->bytes.size);
    for (struct text rest = {copy, source->bytes.size}; (invalid = text_unshowable(rest)) != TEXT_NOT_FOUND;) {
        size_t from = (size_t)(rest.data - copy) + invalid;
        text_decode(rest, &invalid);
        rest = text_slice(rest, invalid, rest.size);
        memset(copy + from, '?', (size_t)(rest.data - copy) - from);
    }
    source->bytes.data = copy;
}

static void percent_decode(char *out, struct text in, size_t *size)
{
    *size = 0;
    for (size_t i = 0; i < in.size; i++) {
        int digits[2] = {-1, -1};
        for (size_t k = 0; k < 2 && in.data[i] == '%' && i + 2 < in.size; k++) {
            char c = in.data[i + 1 + k];
            digits[k] = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        }
        bool escape = digits[0] >= 0 && digits[1] >= 0;
        out[(*size)++] = escape ? (char)(digits[0] * 16 + digits[1]) : in.data[i];
        i += escape ? 2 : 0;
    }
}

static bool has_scheme(struct text url)
{
    for (size_t i = 0; i < url.size; i++) {
        char c = url.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'));
        if (c == ':')
            return i > 0;
        if (!letter)
            return false;
    }
    return false;
}

bool link_resolve(const struct catalog *catalog, struct arena *arena, struct text from, struct text link, struct text *path, struct text *fragment,
                  bool *is_local)
{
    size_t hash = text_find_byte(link, '#', 0), query = text_find_byte(link, '?', 0);
    *fragment = hash == TEXT_NOT_FOUND ? TEXT("") : text_slice(link, hash, link.size);
    *path = TEXT("");
    *is_local = false;
    struct text file = text_slice(link, 0, hash < query ? hash : query);
    if (file.size == 0 || has_scheme(link) || text_starts(link, TEXT("//")))
        return false;
    *is_local = true;
    char *decoded = arena_alloc(arena, file.size + 1);
    size_t size;
    percent_decode(decoded, file, &size);
    struct text plain = {decoded, size}, found;
    if (text_starts(plain, TEXT("/")))
        plain = text_format(arena, "/content%.*s", TEXT_ARGS(plain));
    if (!path_resolve(arena, from, plain, &found))
        return false;
    for (size_t i = 0; i < 3; i++) { /* a file, a listing's folder, a name without its ".md" */
        static const char *const ends[] = {"", "/index.md", ".md"};
        struct text tried = text_format(arena, "%.*s%s", TEXT_ARGS(found), ends[i]);
        size_t at = map_find(&catalog->file_of, tried);
        if (at != MAP_NONE) {
            *path = catalog->files.items[at].path;
            return true;
        }
    }
    return false;
}

/* Where a line of the body begins in the file. */
struct line_start {
    uint32_t line; /* from 1 */
    size_t at;
};

/* How far from its block on an address is looked for: one that is written with escapes is found nowhere, and there may be many. */
#define FARTHEST_ADDRESS ((size_t)16 << 10)

/* Where in the file LINK's address stands: looked for from the start of its block on. START, a line before it, becomes the block's: links come in the
 * order of their blocks. */
static struct span link_span(const struct source *source, const struct document *document, const struct markdown_link *link, struct line_start *start)
{
    for (size_t next; start->line < link->line && start->at < source->bytes.size; start->line++, start->at = next)
        line_at(source->bytes, start->at, &next);
    struct text near = text_slice(source->bytes, 0, start->at + FARTHEST_ADDRESS);
    size_t found = text_find(near, link->url, start->at);
    if (link->url.size == 0 || found == TEXT_NOT_FOUND)
        return span_at(document->source, start->at + link->column - 1, 0);
    return span_at(document->source, found, link->url.size);
}

static void read_links(struct catalog *catalog, struct document *document, struct worker *worker)
{
    struct markdown doc = markdown_links(&worker->scratch, document->body);
    document->links = arena_array(&worker->keep, struct body_link, doc.n_links);
    const struct source *source = &catalog->sources[document->source];
    struct line_start start = {.line = 1, .at = document->body.data ? (size_t)(document->body.data - source->bytes.data) : 0};
    for (size_t i = 0; i < doc.n_links; i++) {
        struct body_link *link = &document->links[document->n_links++];
        struct text url = doc.links[i].url, there;
        struct span where = link_span(source, document, &doc.links[i], &start);
        there = text_slice(source->bytes, where.start, where.start + where.length);
        *link = (struct body_link){
            .url = text_equal(there, url) ? there : text_copy(&worker->keep, url), .is_image = doc.links[i].is_image, .where = where, .picture = NO_PICTURE};
        link_resolve(catalog, &worker->scratch, document->path, link->url, &link->path, &link->fragment, &link->is_local);
    }
}

static void parse(struct catalog *catalog, struct document *document, struct worker *worker, struct diag_list *findings)
{
    struct source *source = &catalog->sources[document->source];
    size_t from, to, body;
    if (!find_front_matter(source->bytes, document->source, findings, &from, &to, &body))
        return;
    struct yaml_node *root;
    struct yaml_error error;
    struct field_context context = {&worker->keep, findings, source, document->source};
    if (!yaml_read(&worker->scratch, &worker->keep, source, document->source, from, to - from, &root, &error)) {
        front_matter_finding(findings, error.where, error.message, error.help);
        struct text line = source_line(source, error.where.start);
        document->cut = span_at(document->source, (size_t)(line.data - source->bytes.data), line.size);
    }
    if (root)
        record_read(&context, root, &listing_record, &document->fields);
    document->is_readable = root != NULL;
    document->body = text_slice(source->bytes, body, source->bytes.size);
    document->body_line = source_position(source, (uint32_t)body).line;
    read_links(catalog, document, worker);
}

/* The document as the last run read it, when its file is as it was then. */
static bool restore(struct catalog *catalog, struct document *document, struct worker *worker)
{
    if (document->recalled && !recall_restore(&worker->keep, document->recalled, catalog, document))
        document->recalled = NULL;
    return document->recalled != NULL;
}

static struct diag_list load(struct catalog *catalog, struct document *document, struct worker *worker)
{
    if (restore(catalog, document, worker))
        return (struct diag_list){0};
    struct source *source = &catalog->sources[document->source];
    struct diag_list findings = {.arena = &worker->scratch};
    const char *reason = NULL;
    if (folder_read(&worker->keep, &catalog->root, document->path, SPAN_LARGEST_FILE, &source->bytes, &reason)) {
        document->hash = text_hash(source->bytes);
        mend_encoding(&worker->keep, source, document->source, &findings);
        parse(catalog, document, worker, &findings);
    } else {
        diag_add(&findings, (struct diag){.rule = "file-unreadable",
                                          .severity = SEVERITY_ERROR,
                                          .where = span_at(document->source, 0, 0),
                                          .subject = document->path,
                                          .message = text_format(&worker->keep, _("the file cannot be read: %s"), _(reason)),
                                          .help = TEXT("mend or delete it; the other files are read all the same")});
    }
    document->has_findings = findings.n_items > 0;
    return diag_list_kept(&worker->keep, &findings);
}

static void load_one(void *shared, size_t item, struct worker *worker)
{
    struct run *run = shared;
    struct document *document = &run->catalog->documents[run->documents ? run->documents[item] : item];
    run->slots[item] = load(run->catalog, document, worker);
    document->category = map_find(&run->catalog->category_of, document->fields.category.text);
}

void documents_load(struct catalog *catalog, const size_t *documents, size_t n_documents, struct pool *pool, struct diag_list *findings)
{
    struct run run = {catalog, arena_array(catalog->arena, struct diag_list, n_documents), documents};
    pool_run(pool, n_documents, load_one, &run);
    diag_list_join(findings, run.slots, n_documents);
}
