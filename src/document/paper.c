/* paper.c */
#include "document/paper.h"

#include <cairo-pdf.h>
#include <qrencode.h>

#include "base/file.h"

static cairo_status_t put_bytes(void *context, const unsigned char *data, unsigned size)
{
    struct paper *paper = context;
    paper->written += size;
    if (paper->fd >= 0 && !file_write_all(paper->fd, (struct text){(const char *)data, size})) {
        paper->is_broken = true;
        return CAIRO_STATUS_WRITE_ERROR;
    }
    return CAIRO_STATUS_SUCCESS;
}

/* Crop marks outside the trimmed page, and its corner as the origin. */
static void begin_page(struct paper *paper)
{
    double b = paper->bleed, w = paper->width, h = paper->height;
    cairo_save(paper->cairo);
    cairo_translate(paper->cairo, b, b);
    if (b == 0)
        return;
    for (int i = 0; i < 4; i++) {
        double x = i % 2 ? w : 0, y = i / 2 ? h : 0, dx = i % 2 ? 1 : -1, dy = i / 2 ? 1 : -1;
        paper_line(paper, x + dx * 4, y, x + dx * b, y, 0.25, (struct colour){0, 0, 0});
        paper_line(paper, x, y + dy * 4, x, y + dy * b, 0.25, (struct colour){0, 0, 0});
    }
}

bool paper_open(struct paper *paper, int fd, double width, double height, double bleed, const char *family, const char *language)
{
    *paper = (struct paper){.width = width, .height = height, .bleed = bleed, .family = family, .language = language, .fd = fd, .page = 1};
    paper->is_rtl = strcmp(language, "ar") == 0 || strcmp(language, "he") == 0 || strcmp(language, "fa") == 0 || strcmp(language, "ur") == 0;
    paper->surface = cairo_pdf_surface_create_for_stream(put_bytes, paper, width + 2 * bleed, height + 2 * bleed);
    cairo_pdf_surface_restrict_to_version(paper->surface, CAIRO_PDF_VERSION_1_4); /* with a plain table of objects: pdf_describe.h */
    paper->cairo = cairo_create(paper->surface);
    paper->pango = pango_cairo_create_context(paper->cairo);
    pango_context_set_language(paper->pango, pango_language_from_string(language));
    pango_context_set_base_dir(paper->pango, paper->is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_cairo_context_set_resolution(paper->pango, 72);
    cairo_tag_begin(paper->cairo, "Document", NULL); /* links are elements of the document's structure */
    begin_page(paper);
    return cairo_status(paper->cairo) == CAIRO_STATUS_SUCCESS;
}

bool paper_close(struct paper *paper, const char **reason)
{
    if (!paper->cairo)
        return !paper->is_broken;
    cairo_restore(paper->cairo);
    cairo_tag_end(paper->cairo, "Document");
    cairo_destroy(paper->cairo);
    cairo_surface_finish(paper->surface);
    cairo_status_t status = cairo_surface_status(paper->surface);
    cairo_surface_destroy(paper->surface);
    g_object_unref(paper->pango);
    paper->cairo = NULL;
    if (status != CAIRO_STATUS_SUCCESS)
        *reason = cairo_status_to_string(status);
    paper->is_broken |= status != CAIRO_STATUS_SUCCESS;
    return !paper->is_broken;
}

void paper_next_page(struct paper *paper)
{
    cairo_restore(paper->cairo);
    cairo_show_page(paper->cairo);
    paper->page++;
    paper->n_shown = 0;
    begin_page(paper);
}

static double mirrored(const struct paper *paper, double x, double width)
{
    return paper->is_rtl ? paper->width - x - width : x;
}

static void set_colour(struct paper *paper, struct colour c)
{
    cairo_set_source_rgb(paper->cairo, c.red, c.green, c.blue);
}

static PangoLayout *layout_of(struct paper *paper, const struct style *style, struct text text, double width)
{
    PangoLayout *layout = pango_layout_new(paper->pango);
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family(font, style->mono ? "DejaVu Sans Mono, monospace" : paper->family);
    pango_font_description_set_absolute_size(font, style->size * PANGO_SCALE);
    pango_font_description_set_weight(font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font, style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_text(layout, text.data ? text.data : "", (int)(text.size < 100000 ? text.size : 100000));
    /* Pango turns the alignment of a line around that runs against the page: a Latin line on an Arabic page begins at the right too. */
    bool against = paper->is_rtl && text.size && pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_LTR;
    bool at_right = ((style->align == ALIGN_END) != paper->is_rtl) != against;
    pango_layout_set_alignment(layout, style->align == ALIGN_CENTRE ? PANGO_ALIGN_CENTER : at_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_line_spacing(layout, 1.15F);
    if (width > 0) {
        pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    }
    if (style->most_lines) {
        pango_layout_set_height(layout, -style->most_lines);
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    }
    return layout;
}

double paper_text(struct paper *paper, double x, double y, double width, const struct style *style, struct text text)
{
    int h = 0;
    if (text.size == 0)
        return 0;
    PangoLayout *layout = layout_of(paper, style, text, width);
    pango_layout_get_size(layout, NULL, &h);
    if (!paper->is_measuring) {
        set_colour(paper, style->colour);
        cairo_move_to(paper->cairo, mirrored(paper, x, width), y);
        pango_cairo_show_layout(paper->cairo, layout);
    }
    g_object_unref(layout);
    return (double)h / PANGO_SCALE;
}

double paper_width(struct paper *paper, const struct style *style, struct text text)
{
    int w = 0;
    PangoLayout *layout = layout_of(paper, style, text, 0);
    pango_layout_get_size(layout, &w, NULL);
    g_object_unref(layout);
    return (double)w / PANGO_SCALE;
}

void paper_box(struct paper *paper, double x, double y, double width, double height, struct colour colour)
{
    if (paper->is_measuring)
        return;
    set_colour(paper, colour);
    cairo_rectangle(paper->cairo, mirrored(paper, x, width), y, width, height);
    cairo_fill(paper->cairo);
}

void paper_line(struct paper *paper, double x1, double y1, double x2, double y2, double thick, struct colour colour)
{
    if (paper->is_measuring)
        return;
    set_colour(paper, colour);
    cairo_set_line_width(paper->cairo, thick);
    cairo_move_to(paper->cairo, mirrored(paper, x1, 0), y1);
    cairo_line_to(paper->cairo, mirrored(paper, x2, 0), y2);
    cairo_stroke(paper->cairo);
}

/* Cairo 1.16 names a photo twice in the page's resources when it stands there twice: the second one gets a name of its own. */
static bool is_again(struct paper *paper, struct text id)
{
    uint64_t hash = text_hash(id);
    for (size_t i = 0; i < paper->n_shown; i++)
        if (paper->shown[i] == hash)
            return true;
    if (paper->n_shown < sizeof paper->shown / sizeof *paper->shown)
        paper->shown[paper->n_shown++] = hash;
    return false;
}

void paper_jpeg(struct paper *paper, double x, double y, double width, double height, struct text jpeg, uint32_t w, uint32_t h, struct text id)
{
    if (paper->is_measuring || w == 0 || h == 0 || w > 20000 || h > 20000)
        return;
    /* Cairo copies the file into the PDF; the surface lends only its size, in the smallest form there is. */
    cairo_surface_t *picture = cairo_image_surface_create(CAIRO_FORMAT_RGB16_565, (int)w, (int)h);
    unsigned char *bytes = malloc(jpeg.size ? jpeg.size : 1), *name = malloc(id.size ? id.size : 1);
    if (!bytes || !name || cairo_surface_status(picture) != CAIRO_STATUS_SUCCESS) {
        free(bytes);
        free(name);
        cairo_surface_destroy(picture);
        return;
    }
    memcpy(bytes, jpeg.data, jpeg.size);
    memcpy(name, id.data, id.size);
    cairo_surface_set_mime_data(picture, CAIRO_MIME_TYPE_JPEG, bytes, jpeg.size, free, bytes);
    if (is_again(paper, id))
        free(name);
    else
        cairo_surface_set_mime_data(picture, CAIRO_MIME_TYPE_UNIQUE_ID, name, id.size, free, name);
    double scale = width / w < height / h ? width / w : height / h;
    cairo_save(paper->cairo);
    cairo_translate(paper->cairo, mirrored(paper, x, width) + (width - w * scale) / 2, y + (height - h * scale) / 2);
    cairo_scale(paper->cairo, scale, scale);
    cairo_set_source_surface(paper->cairo, picture, 0, 0);
    cairo_paint(paper->cairo);
    cairo_restore(paper->cairo);
    cairo_surface_destroy(picture);
}

void paper_qr(struct paper *paper, double x, double y, double side, struct text text)
{
    if (paper->is_measuring || text.size == 0)
        return;
    QRcode *code = QRcode_encodeData((int)text.size, (const unsigned char *)text.data, 0, QR_ECLEVEL_M);
    if (!code)
        return;
    double module = side / code->width, left = mirrored(paper, x, side);
    set_colour(paper, (struct colour){0, 0, 0});
    for (int row = 0; row < code->width; row++)
        for (int from = 0, to; from < code->width; from = to) { /* runs: a rectangle each */
            bool dark = code->data[row * code->width + from] & 1;
            for (to = from + 1; to < code->width && (code->data[row * code->width + to] & 1) == dark;)
                to++;
            if (dark)
                cairo_rectangle(paper->cairo, left + from * module, y + row * module, (to - from) * module, module);
        }
    cairo_fill(paper->cairo);
    QRcode_free(code);
}

/* In attributes of tags quotes and backslashes are escaped. */
static void put_quoted(char *into, size_t room, const char *name, struct text value)
{
    size_t n = (size_t)snprintf(into, room, "%s='", name);
    for (size_t i = 0; i < value.size && n + 4 < room; i++) {
        if (value.data[i] == '\'' || value.data[i] == '\\')
            into[n++] = '\\';
        into[n++] = value.data[i];
    }
    into[n++] = '\'';
    into[n] = 0;
}

void paper_link(struct paper *paper, struct text destination, struct text uri)
{
    char attributes[2048];
    if (paper->is_measuring)
        return;
    put_quoted(attributes, sizeof attributes, destination.size ? "dest" : "uri", destination.size ? destination : uri);
    cairo_tag_begin(paper->cairo, CAIRO_TAG_LINK, attributes);
}

void paper_end_link(struct paper *paper)
{
    if (!paper->is_measuring)
        cairo_tag_end(paper->cairo, CAIRO_TAG_LINK);
}

void paper_place(struct paper *paper, struct text name)
{
    char attributes[512];
    if (paper->is_measuring)
        return;
    put_quoted(attributes, sizeof attributes, "name", name);
    cairo_tag_begin(paper->cairo, CAIRO_TAG_DEST, attributes);
    cairo_tag_end(paper->cairo, CAIRO_TAG_DEST);
}

int paper_bookmark(struct paper *paper, int parent, struct text title, struct text name)
{
    char attributes[512], *copy = strndup(title.data ? title.data : "", title.size);
    put_quoted(attributes, sizeof attributes, "dest", name);
    int number = copy ? cairo_pdf_surface_add_outline(paper->surface, parent, copy, attributes, parent ? 0 : CAIRO_PDF_OUTLINE_FLAG_OPEN) : 0;
    free(copy);
    return number;
}
