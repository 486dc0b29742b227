/* contact.c */
#include "document/contact.h"

size_t contact_lines(struct arena *arena, const struct company *company, struct text lines[CONTACT_MOST])
{
    const struct {
        const char *name; /* NULL: the text shows itself what it is */
        struct text text;
    } all[CONTACT_MOST] = {{NULL, company->legal_name.text}, {NULL, company->address.text}, {NULL, company->contact.name.text},
                           {NULL, company->email.text},      {NULL, company->phone.text},   {"WhatsApp", company->whatsapp.text},
                           {"WeChat", company->wechat.text}, {NULL, company->hours.text}};
    size_t n = 0;
    for (size_t i = 0; i < CONTACT_MOST; i++)
        if (all[i].text.size)
            lines[n++] = all[i].name ? text_format(arena, "%s: %.*s", all[i].name, TEXT_ARGS(all[i].text)) : all[i].text;
    return n;
}
