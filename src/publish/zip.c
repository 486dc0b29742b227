/* zip.c */
#include "publish/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include "base/locale.h"
#include "publish/tree.h"

enum { LARGEST = 1024 * 1024 * 1024 };

static int by_path(const void *a, const void *b)
{
    return text_compare(((const struct tree_file *)a)->path, ((const struct tree_file *)b)->path);
}

/* Photos are packed already: deflating them again costs time and gains nothing. */
static bool is_packed(struct text path)
{
    return text_ends(path, TEXT(".jpg")) || text_ends(path, TEXT(".webp")) || text_ends(path, TEXT(".png")) || text_ends(path, TEXT(".pdf"));
}

static bool add_file(struct archive *archive, struct arena *arena, const struct folder *folder, const char *name, struct text path, const char **reason)
{
    struct text bytes;
    if (!folder_read(arena, folder, path, LARGEST, &bytes, reason))
        return false;
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, text_format(arena, "%s/%.*s", name, TEXT_ARGS(path)).data);
    archive_entry_set_size(entry, (la_int64_t)bytes.size);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_mtime(entry, 315619200, 0); /* 2 January 1980: the first day of ZIP in any time zone */
    if (is_packed(path))
        archive_write_zip_set_compression_store(archive);
    else
        archive_write_zip_set_compression_deflate(archive);
    bool ok = archive_write_header(archive, entry) == ARCHIVE_OK && archive_write_data(archive, bytes.data, bytes.size) == (la_ssize_t)bytes.size;
    archive_entry_free(entry);
    if (!ok)
        *reason = text_copy(arena, text_of(archive_error_string(archive) ? archive_error_string(archive) : "it cannot be packed")).data;
    return ok;
}

bool zip_write(struct arena *arena, const struct folder *folder, const char *name, const char *to, const char **reason)
{
    struct tree_files files;
    const char *beside = text_format(arena, "%s.new", to).data;
    if (!tree_list(arena, folder, &files, reason))
        return false;
    struct archive *archive = archive_write_new();
    if (files.n_items)
        qsort(files.items, files.n_items, sizeof *files.items, by_path);
    bool ok = archive && archive_write_set_format_zip(archive) == ARCHIVE_OK &&
              archive_write_set_options(archive, "zip:experimental=0,zip:hdrcharset=UTF-8") >= ARCHIVE_WARN &&
              archive_write_open_filename(archive, beside) == ARCHIVE_OK;
    if (!ok)
        *reason = archive && archive_error_string(archive) ? text_copy(arena, text_of(archive_error_string(archive))).data : "it cannot be begun";
    for (size_t i = 0; ok && i < files.n_items; i++) {
        struct arena scratch = arena_new("packing");
        const char *why = NULL;
        ok = add_file(archive, &scratch, folder, name, files.items[i].path, &why);
        if (!ok)
            *reason = text_format(arena, "%.*s: %s", TEXT_ARGS(files.items[i].path), _(why)).data;
        arena_release(&scratch);
    }
    ok = ok && archive_write_close(archive) == ARCHIVE_OK;
    if (archive)
        archive_write_free(archive);
    if (!ok || rename(beside, to) < 0) {
        unlink(beside);
        return false;
    }
    return true;
}
