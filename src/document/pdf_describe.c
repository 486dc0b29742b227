/* pdf_describe.c */
#include "document/pdf_describe.h"

#include <qpdf/qpdf-c.h>

static bool failed(struct arena *arena, qpdf_data pdf, const char **reason)
{
    qpdf_error error = qpdf_get_error(pdf);
    *reason = text_format(arena, "the PDF cannot be finished: %s", error ? qpdf_get_error_full_text(pdf, error) : "unknown").data;
    return false;
}

static bool rewrite(struct arena *arena, qpdf_data pdf, int from, int into, const char *language, bool is_rtl, const char **reason)
{
    const char *source = text_format(arena, "/dev/fd/%d", from).data, *target = text_format(arena, "/dev/fd/%d", into).data;
    if (qpdf_read(pdf, source, NULL) & QPDF_ERRORS)
        return failed(arena, pdf, reason);
    qpdf_oh root = qpdf_get_root(pdf);
    qpdf_oh_replace_key(pdf, root, "/Lang", qpdf_oh_new_unicode_string(pdf, language));
    qpdf_oh_replace_key(pdf, root, "/PageMode", qpdf_oh_parse(pdf, "/UseOutlines"));
    qpdf_oh_replace_key(pdf, root, "/ViewerPreferences",
                        qpdf_oh_parse(pdf, is_rtl ? "<< /DisplayDocTitle true /Direction /R2L >>" : "<< /DisplayDocTitle true >>"));
    if (qpdf_has_error(pdf) || (qpdf_init_write(pdf, target) & QPDF_ERRORS))
        return failed(arena, pdf, reason);
    qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
    qpdf_set_object_stream_mode(pdf, qpdf_o_generate);
    qpdf_set_stream_data_mode(pdf, qpdf_s_preserve);
    return !(qpdf_write(pdf) & QPDF_ERRORS) || failed(arena, pdf, reason);
}

bool pdf_describe(struct arena *arena, int from, int into, const char *language, bool is_rtl, const char **reason)
{
    qpdf_data pdf = qpdf_init();
    qpdf_silence_errors(pdf);
    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    bool ok = rewrite(arena, pdf, from, into, language, is_rtl, reason);
    qpdf_cleanup(&pdf);
    return ok;
}
