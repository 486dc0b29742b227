/* Any bytes as an e-mail. */
#include "document/mail.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = arena_new("fuzz");
    struct text from, subject, text, bytes = text_copy(&arena, (struct text){(const char *)data, size});
    mail_read(&arena, bytes, &from, &subject, &text);
    arena_release(&arena);
    return 0;
}
