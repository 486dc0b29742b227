/* date.h - days of the Gregorian calendar, without a time zone. */
#ifndef VITRINE_BASE_DATE_H
#define VITRINE_BASE_DATE_H

#include "base/text.h"

struct date {
    int16_t year; /* 0: no date */
    uint8_t month, day; /* from 1 */
};

/* "2026-11-24", with or without a time after it. False when there is no such day. */
bool date_read(struct text text, struct date *date);

/* <0, 0, >0. */
int date_compare(struct date a, struct date b);

/* "2026-11-24", in ARENA; "" for no date. */
struct text date_text(struct arena *arena, struct date date);

/* The day that counts as today: that of SOURCE_DATE_EPOCH when it is set, else the clock's (UTC). */
struct date date_today(void);

#endif
