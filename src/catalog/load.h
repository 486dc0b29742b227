/* load.h - what the files of this folder share while a catalog is being made. */
#ifndef VITRINE_CATALOG_LOAD_H
#define VITRINE_CATALOG_LOAD_H

#include "catalog/catalog.h"

/* Reads the front matter of DOCUMENTS (NULL: of all) and the links of their bodies, on all processors. */
void documents_load(struct catalog *catalog, const size_t *documents, size_t n_documents, struct pool *pool, struct diag_list *findings);

/* Gives the translations of PRODUCT what they lack, from its first document. */
void product_inherit(struct catalog *catalog, struct product *product);

/* The language number of the tag NAME, or MAX_LANGUAGES. */
size_t language_find(const struct catalog *catalog, struct text name);

/* Makes products, pages, categories, pictures and redirects of the documents, and says what does not fit. */
void catalog_collate(struct catalog *catalog, const struct load_options *options, struct diag_list *findings);

/* What hangs on which listings are published: the categories' lists, neighbours, redirects. Again after that has changed. */
void catalog_join(struct catalog *catalog);

/* Makes the category tree of the first language's site. */
void categories_make(struct catalog *catalog, struct diag_list *findings);

/* The picture PATH (of the site), which is added when it is new; NO_PICTURE when no such file is there. */
size_t picture_add(struct catalog *catalog, struct text path, struct span where);

/* What LINK, written in the file FROM, means: a file of the site in PATH, with its FRAGMENT, both views (of the catalog's path, of LINK). False
 * when it points outside or nowhere within; IS_LOCAL tells which. ARENA takes what is tried, and may go afterwards. */
bool link_resolve(const struct catalog *catalog, struct arena *arena, struct text from, struct text link, struct text *path, struct text *fragment,
                  bool *is_local);

#endif
