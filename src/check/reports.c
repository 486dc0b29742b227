/* reports.c - the table. */
#include "check/report.h"

#define REPORT(name) extern const struct report_form report_##name;
#include "check/reports.def"
#undef REPORT

#define REPORT(name) &report_##name,
const struct report_form *const report_forms[] = {
#include "check/reports.def"
};
#undef REPORT
const size_t n_report_forms = sizeof report_forms / sizeof *report_forms;

const struct report_form *report_form_find(struct text name)
{
    for (size_t i = 0; i < n_report_forms; i++)
        if (text_is(name, report_forms[i]->name))
            return report_forms[i];
    return NULL;
}
