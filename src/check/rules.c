/* rules.c - the table, and what rules report with. */
#include "check/rule.h"

#include "base/buffer.h"

#define RULE(name) extern const struct rule rule_##name;
#include "check/rules.def"
#undef RULE

#define RULE(name) &rule_##name,
const struct rule *const rules[] = {
#include "check/rules.def"
};
#undef RULE
const size_t n_rules = sizeof rules / sizeof *rules;

const struct rule *rule_find(struct text id)
{
    for (size_t i = 0; i < n_rules; i++)
        if (text_is(id, rules[i]->id))
            return rules[i];
    return NULL;
}

/* Does WHERE tell of what a mistake in the front matter hides? */
static bool is_hidden(const struct subject *subject, struct span where)
{
    struct span cut = subject->document->cut, whole = whole_file(subject);
    bool says_missing = where.start == whole.start && where.length == whole.length;
    return cut.start && (says_missing || (where.start >= cut.start && where.start <= cut.start + cut.length));
}

void report_fix(struct subject *subject, struct span where, struct text subject_text, struct text message, struct text help, struct text fix)
{
    if (where.source != subject->document->source || is_hidden(subject, where))
        return;
    diag_add(subject->findings, (struct diag){subject->rule->id, subject->rule->severity, where, subject_text, message, help, fix});
}

void report(struct subject *subject, struct span where, struct text subject_text, struct text message, struct text help)
{
    report_fix(subject, where, subject_text, message, help, (struct text){NULL, 0});
}

void report_hint(struct subject *subject, struct span where, struct text subject_text, struct text message, struct text help)
{
    size_t before = subject->findings->n_items;
    report(subject, where, subject_text, message, help);
    if (subject->findings->n_items > before)
        subject->findings->items[before].severity = SEVERITY_HINT;
}

void report_at(struct overview *overview, struct span where, struct text subject_text, struct text message, struct text help)
{
    diag_add(overview->findings, (struct diag){overview->rule->id, overview->rule->severity, where, subject_text, message, help, {NULL, 0}});
}

bool rule_is_listed(const struct values *names, const char *id)
{
    for (size_t i = 0; i < names->n_items && i < RULE_MOST_NAMES; i++)
        if (text_is(names->items[i].text, id))
            return true;
    return false;
}

/* Has the listing switched RULE off for itself? What it reports goes in the end. */
static bool is_off(const struct subject *subject, const char *rule)
{
    return rule_is_listed(&subject->document->fields.check.off, rule);
}

bool was_reported(const struct subject *subject, const char *id)
{
    for (size_t i = 0; i < subject->findings->n_items; i++)
        if (strcmp(subject->findings->items[i].rule, id) == 0 && !is_off(subject, id))
            return true;
    return false;
}

bool is_rejected(const struct subject *subject, struct value term)
{
    for (size_t i = 0; i < subject->findings->n_items; i++) {
        const struct diag *diag = &subject->findings->items[i];
        bool is_of_term = diag->where.start == term.where.start && diag->where.length == term.where.length;
        if (is_of_term && text_starts(text_of(diag->rule), TEXT("keywords-")) && !is_off(subject, diag->rule))
            return true;
    }
    return false;
}

bool capitals_matter(const struct subject *subject)
{
    size_t small = 0, n = subject->fields->keywords.terms.n_items;
    for (size_t i = 0; i < n; i++) {
        bool any = false;
        for (size_t k = 0; k < subject->keywords[i].n_words; k++)
            any = any || (word_is_capital(&subject->keywords[i].words[k]) && !(subject->keywords[i].words[k].flags & (WORD_CAPITALS | WORD_DIGIT)));
        small += !any;
    }
    return small * 2 > n;
}

struct text keywords_without(const struct subject *subject, size_t skip)
{
    const struct values *terms = &subject->fields->keywords.terms;
    struct buffer line = buffer_new(subject->arena);
    for (size_t i = 0; i < terms->n_items; i++) {
        if (i == skip)
            continue;
        buffer_put(&line, line.size ? TEXT(", ") : TEXT(""));
        buffer_put(&line, terms->items[i].text);
    }
    return buffer_text(&line);
}

struct span where_in(const struct subject *subject, struct value value, struct text part)
{
    return value_span(&subject->check->catalog->sources[value.where.source], value, part);
}

struct span whole_file(const struct subject *subject)
{
    return span_at(subject->document->source, 0, 0);
}

const struct picture_facts *facts_of(const struct subject *subject, size_t i)
{
    size_t picture = i < subject->product->n_pictures ? subject->product->pictures[i] : NO_PICTURE;
    return picture == NO_PICTURE ? NULL : &subject->check->facts[picture];
}
