/* date.c */
#include "base/date.h"

static bool is_day(int64_t year, int64_t month, int64_t day)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (month == 2 && leap);
}

bool date_read(struct text text, struct date *date)
{
    int64_t year, month, day;
    if (text.size < 10 || (text.size > 10 && text.data[10] != 'T' && text.data[10] != ' '))
        return false;
    if (text.data[4] != '-' || text.data[7] != '-' || !text_to_int(text_slice(text, 0, 4), &year) || !text_to_int(text_slice(text, 5, 7), &month) ||
        !text_to_int(text_slice(text, 8, 10), &day))
        return false;
    if (!is_day(year, month, day))
        return false;
    *date = (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
    return true;
}

int date_compare(struct date a, struct date b)
{
    int32_t x = a.year * 512 + a.month * 32 + a.day, y = b.year * 512 + b.month * 32 + b.day;
    return x < y ? -1 : x > y;
}

struct text date_text(struct arena *arena, struct date date)
{
    enum { SIZE = 10 };
    unsigned numbers[] = {(unsigned)date.year / 100, (unsigned)date.year % 100, date.month, date.day};
    if (date.year <= 0)
        return TEXT("");
    char *out = arena_chars(arena, SIZE + 1); /* 2026-11-24 */
    memcpy(out, "0000-00-00", SIZE);
    for (size_t i = 0; i < 4; i++) {
        char *at = out + 2 * i + (i > 1) + (i > 2);
        at[0] = (char)('0' + numbers[i] / 10 % 10);
        at[1] = (char)('0' + numbers[i] % 10);
    }
    return (struct text){out, SIZE};
}

struct date date_today(void)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    int64_t seconds;
    struct tm tm;
    time_t now = epoch && text_to_int(text_of(epoch), &seconds) ? (time_t)seconds : time(NULL);
    if (!gmtime_r(&now, &tm))
        return (struct date){1970, 1, 1};
    return (struct date){(int16_t)(tm.tm_year + 1900), (uint8_t)(tm.tm_mon + 1), (uint8_t)tm.tm_mday};
}
