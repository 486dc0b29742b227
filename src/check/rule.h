/* rule.h - what a rule is. One rule is one file with one `const struct rule`, and one row in
 * rules.def. Nothing else has to know it: reports, `explain`, tests and manual iterate the table.
 */
#ifndef VITRINE_CHECK_RULE_H
#define VITRINE_CHECK_RULE_H

#include "base/diag.h"
#include "base/locale.h"
#include "base/pool.h"
#include "catalog/catalog.h"
#include "check/profile.h"
#include "image/facts.h"
#include "language/phrase.h"

enum { MAX_PROFILES = 8 };

/* All that the checker looks at. Rules know nothing of output. */
struct check {
    const struct catalog *catalog;
    const struct lexicon *lexicon;
    const struct picture_facts *facts; /* one a picture of the catalog; NULL: pictures are not looked at */
    const struct profile *profiles[MAX_PROFILES];
    size_t n_profiles;
    uint64_t notes_common; /* what all findings hang on (notes.h); 0: none are remembered */
    struct noted *noted; /* one a document of the catalog */
};

/* What the rules found in one document, as they said it, and what those that compare listings need of it. */
struct noted {
    struct diag *found;
    uint32_t n_found;
    bool is_recalled; /* from the last run */
    struct text title_words; /* of its own title, in singular and in alphabetical order: near-duplicates have the same */
    uint64_t key; /* what it hangs on (notes.h); 0: not known */
};

/* One listing in one language, as a rule sees it. */
struct subject {
    const struct check *check;
    const struct document *document;
    const struct listing_fields *fields;
    const struct product *product;
    bool is_english;
    struct phrase title, description; /* read as English whatever the language: numbers and names are the same */
    struct phrase *keywords; /* one a term; empty unless English */
    struct phrase own; /* all that the listing says of itself: title, description, category, specifications */
    const struct rule *rule; /* the one that is running */
    struct arena *arena; /* for messages; what else a finding names is copied when the rules are through */
    struct arena *scratch; /* for what a rule needs while it runs */
    struct diag_list *findings;
};

/* The whole catalog, for rules that compare listings. */
struct overview {
    const struct check *check;
    const struct rule *rule;
    struct arena *arena;
    struct diag_list *findings;
};

enum rule_needs { NEEDS_NOTHING, NEEDS_ENGLISH, NEEDS_WORDNET, NEEDS_PICTURES };

struct rule {
    const char *id; /* "title-missing": what users write to switch it off; never renamed */
    const char *clause; /* the paragraph of the guidance that it enforces */
    enum severity severity; /* unless the site says otherwise */
    enum rule_needs needs;
    const char *explain; /* shown by `vitrine explain`: why a buyer cares, what to do */
    const char *bad, *good; /* front matter; `make check` runs them. After a line "%%": a second listing.
                                   A line that begins with "(" is prose: the example is a picture */
    void (*listing)(struct subject *subject); /* either may be NULL; both: found while loading */
    void (*catalog)(struct overview *overview);
};

extern const struct rule *const rules[];
extern const size_t n_rules;

/* The rule ID, or NULL. */
const struct rule *rule_find(struct text id);

/* Reports the running rule at WHERE. SUBJECT_TEXT, MESSAGE and HELP must live as long as the arena. A value that
 * the document inherits from another language is that file's affair: nothing is reported then. Nor what a mistake in
 * the front matter hides: what seems to be missing (whole_file), and what stands in the mistake's line. */
void report(struct subject *subject, struct span where, struct text subject_text, struct text message, struct text help);

/* The same with what the span is to be replaced by. */
void report_fix(struct subject *subject, struct span where, struct text subject_text, struct text message, struct text help, struct text fix);

/* The same as a hint, whatever the rule's severity: for what will be wrong on a later day. */
void report_hint(struct subject *subject, struct span where, struct text subject_text, struct text message, struct text help);

/* The same for a rule over the whole catalog. */
void report_at(struct overview *overview, struct span where, struct text subject_text, struct text message, struct text help);

/* How many names of a list of rules are read: each finding is looked up in it, and what is longer names some many times. */
enum { RULE_MOST_NAMES = 1000 };

/* Is the rule ID one of NAMES, which are switched off? */
bool rule_is_listed(const struct values *names, const char *id);

/* Did the rule ID, which stands further up in rules.def, report anything of this listing? */
bool was_reported(const struct subject *subject, const char *id);

/* Did a rule further up in rules.def say of the keyword TERM that it is to go? */
bool is_rejected(const struct subject *subject, struct value term);

/* Do the keywords show that capitals mean something: are most of them in small letters? */
bool capitals_matter(const struct subject *subject);

/* The line of keywords without the term number SKIP, for a repair. Lives as long as messages do. */
struct text keywords_without(const struct subject *subject, size_t skip);

/* Where PART, a view into VALUE, stands. */
struct span where_in(const struct subject *subject, struct value value, struct text part);

/* The span of the file as a whole. */
struct span whole_file(const struct subject *subject);

/* The facts of the listing's picture number I, or NULL. */
const struct picture_facts *facts_of(const struct subject *subject, size_t i);

/* Has DOCUMENT a title that stands in its own file? */
static inline bool has_own_title(const struct document *document)
{
    return value_is_set(document->fields.title) && document->fields.title.where.source == document->source;
}

/* What `noted` has of TITLE, in ARENA. */
struct text title_words(struct arena *arena, struct arena *scratch, const struct phrase *title);

/* "4,200 KiB"-like texts and the names of the profiles that a limit comes from are built by callers with text_format. */
#define SAY(subject, ...) text_format((subject)->arena, __VA_ARGS__)

#endif
