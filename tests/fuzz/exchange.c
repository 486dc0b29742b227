/* Any bytes as a foreign table or feed, and as HTML. */
#include "exchange/exchange.h"
#include "fuzz.h"
#include "syntax/html.h"
#include "syntax/xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool ready;
    struct arena arena = arena_new("fuzz");
    struct text bytes = text_copy(&arena, (struct text){(const char *)data, size});
    const char *reason;
    if (!ready)
        xml_set_up();
    ready = true;
    for (size_t i = 0; i < n_exchange_forms; i++) {
        struct exchanged_list list = {0};
        if (exchange_forms[i]->read)
            exchange_forms[i]->read(&arena, bytes, &list, &reason);
    }
    html_markdown(&arena, bytes);
    html_text(&arena, bytes);
    arena_release(&arena);
    return 0;
}
