/* embedded.c */
#include "base/embedded.h"

bool embedded_find(struct text path, struct text *bytes)
{
    for (size_t i = 0; i < n_embedded_files; i++)
        if (text_is(path, embedded_files[i].path)) {
            *bytes = (struct text){(const char *)embedded_files[i].bytes, embedded_files[i].size};
            return true;
        }
    return false;
}
