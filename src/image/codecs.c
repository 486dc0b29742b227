/* codecs.c - the table. */
#include "image/codec.h"

#define CODEC(name) extern const struct codec codec_##name;
#include "image/codecs.def"
#undef CODEC

#define CODEC(name) &codec_##name,
const struct codec *const codecs[] = {
#include "image/codecs.def"
};
#undef CODEC
const size_t n_codecs = sizeof codecs / sizeof *codecs;

const struct codec *codec_find(struct text file)
{
    for (size_t i = 0; i < n_codecs; i++)
        if (codecs[i]->matches(file))
            return codecs[i];
    return NULL;
}

const struct codec *codec_named(struct text name)
{
    for (size_t i = 0; i < n_codecs; i++)
        if (text_is(name, codecs[i]->name))
            return codecs[i];
    return NULL;
}
