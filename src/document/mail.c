/* mail.c */
#include "document/mail.h"

#include <gmime/gmime.h>

#include "syntax/xml.h"

static void set_up(void)
{
    static bool done;
    if (!done)
        g_mime_init();
    done = true;
}

static GMimeObject *text_part(struct arena *arena, const char *subtype, struct text text)
{
    GMimeTextPart *part = g_mime_text_part_new_with_subtype(subtype);
    g_mime_text_part_set_charset(part, "utf-8");
    g_mime_text_part_set_text(part, text_cstr(arena, text));
    g_mime_part_set_content_encoding(GMIME_PART(part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return GMIME_OBJECT(part);
}

static GMimeObject *file_part(struct arena *arena, const struct mail_part *file, bool is_inlined)
{
    struct text type = file->type.size ? file->type : TEXT("application/octet-stream");
    size_t slash = text_find_byte(type, '/', 0);
    GMimePart *part = g_mime_part_new_with_type(text_cstr(arena, text_slice(type, 0, slash)), text_cstr(arena, text_slice(type, slash + 1, type.size)));
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(file->bytes.data ? file->bytes.data : "", file->bytes.size);
    GMimeDataWrapper *wrapper = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
    g_mime_part_set_content(part, wrapper);
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
    g_object_unref(wrapper);
    g_object_unref(stream);
    g_mime_object_set_disposition(GMIME_OBJECT(part), is_inlined ? "inline" : "attachment");
    if (is_inlined)
        g_mime_part_set_content_id(part, text_cstr(arena, file->name));
    else
        g_mime_part_set_filename(part, text_cstr(arena, file->name));
    return GMIME_OBJECT(part);
}

/* Adds PART, and lets go of it. */
static void add(GMimeMultipart *into, GMimeObject *part)
{
    g_mime_multipart_add(into, part);
    g_object_unref(part);
}

static GMimeMultipart *multipart(struct arena *arena, const struct mail *mail, const char *subtype)
{
    GMimeMultipart *parts = g_mime_multipart_new_with_subtype(subtype);
    uint64_t hash = text_hash(mail->text) ^ text_hash(mail->subject) ^ mail->n_attachments;
    g_mime_multipart_set_boundary(parts, text_format(arena, "=-%s-%016llx", subtype, (unsigned long long)hash).data);
    return parts;
}

/* The text, and the HTML with its pictures beside it. */
static GMimeObject *body(struct arena *arena, const struct mail *mail)
{
    if (mail->html.size == 0)
        return text_part(arena, "plain", mail->text);
    GMimeMultipart *either = multipart(arena, mail, "alternative"), *related = multipart(arena, mail, "related");
    add(either, text_part(arena, "plain", mail->text));
    add(related, text_part(arena, "html", mail->html));
    for (size_t i = 0; i < mail->n_inlined; i++)
        add(related, file_part(arena, &mail->inlined[i], true));
    add(either, GMIME_OBJECT(related));
    return GMIME_OBJECT(either);
}

struct text mail_write(struct arena *arena, const struct mail *mail)
{
    set_up();
    GMimeMessage *message = g_mime_message_new(FALSE);
    GMimeObject *content = body(arena, mail);
    g_mime_message_set_subject(message, text_cstr(arena, mail->subject), "utf-8");
    if (mail->from.size)
        g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, text_cstr(arena, mail->from_name), text_cstr(arena, mail->from));
    if (mail->to.size)
        g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, text_cstr(arena, mail->to_name), text_cstr(arena, mail->to));
    g_mime_object_set_header(GMIME_OBJECT(message), "X-Unsent", "1", "utf-8");
    if (mail->n_attachments) {
        GMimeMultipart *mixed = multipart(arena, mail, "mixed");
        add(mixed, content);
        for (size_t i = 0; i < mail->n_attachments; i++)
            add(mixed, file_part(arena, &mail->attachments[i], false));
        content = GMIME_OBJECT(mixed);
    }
    g_mime_message_set_mime_part(message, content);
    g_object_unref(content);
    char *bytes = g_mime_object_to_string(GMIME_OBJECT(message), NULL);
    struct text copy = text_copy(arena, text_of(bytes));
    g_free(bytes);
    g_object_unref(message);
    return copy;
}

/* Does it begin like an e-mail: a name, a colon? */
static bool has_headers(struct text bytes)
{
    struct text line = text_slice(bytes, 0, text_find_byte(bytes, '\n', 0)), name = text_slice(line, 0, text_find_byte(line, ':', 0));
    if (name.size == 0 || name.size == line.size || name.size > 60)
        return false;
    for (size_t i = 0; i < name.size; i++)
        if (!((name.data[i] >= 'a' && name.data[i] <= 'z') || (name.data[i] >= 'A' && name.data[i] <= 'Z') || name.data[i] == '-'))
            return false;
    return text_find(bytes, TEXT("\n\n"), 0) != TEXT_NOT_FOUND || text_find(bytes, TEXT("\r\n\r\n"), 0) != TEXT_NOT_FOUND;
}

void mail_read(struct arena *arena, struct text bytes, struct text *from, struct text *subject, struct text *text)
{
    *from = *subject = TEXT("");
    *text = bytes;
    if (!has_headers(bytes))
        return;
    set_up();
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes.data, bytes.size);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    if (message) {
        const char *given = g_mime_message_get_subject(message);
        char *sender = internet_address_list_to_string(g_mime_message_get_from(message), NULL, FALSE);
        GMimeObject *part = g_mime_message_get_body(message);
        char *words = part && GMIME_IS_TEXT_PART(part) ? g_mime_text_part_get_text(GMIME_TEXT_PART(part)) : NULL;
        *subject = text_copy(arena, text_of(given ? given : ""));
        *from = text_copy(arena, text_of(sender ? sender : ""));
        *text = text_copy(arena, text_of(words ? words : ""));
        if (words && g_mime_content_type_is_type(g_mime_object_get_content_type(part), "text", "html"))
            *text = html_text(arena, *text);
        g_free(words);
        g_free(sender);
        g_object_unref(message);
    }
    g_object_unref(parser);
    g_object_unref(stream);
}
