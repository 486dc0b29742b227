/* report.h - findings as bytes, for people and for machines. One form is one file and one row in reports.def. */
#ifndef VITRINE_CHECK_REPORT_H
#define VITRINE_CHECK_REPORT_H

#include "base/buffer.h"
#include "check/check.h"

struct report_input {
    const struct check *check;
    const struct diag_list *findings; /* sorted */
    bool colour; /* for text: on a terminal */
    size_t most; /* for text: so many are shown in full, the others counted; 0: all */
};

struct report_form {
    const char *name; /* as in --format */
    void (*write)(struct buffer *out, const struct report_input *input);
};

extern const struct report_form *const report_forms[];
extern const size_t n_report_forms;

const struct report_form *report_form_find(struct text name);

#endif
