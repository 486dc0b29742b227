/* currency.c */
#include <unicode/ucurr.h>
#include <unicode/ustring.h>

#include "base/icu.h"
#include "catalog/currency.h"

enum { CODE = 3 };

static const char codes[] = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC "
                            "CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD "
                            "JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD "
                            "NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP "
                            "SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/* The code that TEXT is in capitals or small letters; NULL: none. */
static const char *find_code(struct text text)
{
    for (size_t i = 0; text.size == CODE && i + CODE < sizeof codes; i += CODE + 1)
        if (text_equal_fold((struct text){codes + i, CODE}, text))
            return codes + i;
    return NULL;
}

bool currency_is_code(struct text text)
{
    const char *code = find_code(text);
    return code && memcmp(code, text.data, CODE) == 0;
}

struct text currency_meant(struct text text, bool *is_certain)
{
    static const struct {
        const char *written, *code;
        bool is_certain;
    } table[] = {{"RMB", "CNY", true},  {"CNH", "CNY", true},  {"人民币", "CNY", true}, {"yuan", "CNY", true}, {"￥", "CNY", false},     {"¥", "CNY", false},
                 {"元", "CNY", false},  {"$", "USD", false},   {"US$", "USD", true},    {"USD$", "USD", true}, {"dollar", "USD", false}, {"美元", "USD", true},
                 {"美金", "USD", true}, {"€", "EUR", true},    {"euro", "EUR", true},   {"欧元", "EUR", true}, {"£", "GBP", true},       {"英镑", "GBP", true},
                 {"HK$", "HKD", true},  {"港币", "HKD", true}, {"A$", "AUD", true},     {"C$", "CAD", true},   {"CA$", "CAD", true},     {"R$", "BRL", true},
                 {"₹", "INR", true},    {"₩", "KRW", true},    {"₽", "RUB", true},    {"卢布", "RUB", true}, {"日元", "JPY", true},    {"zł", "PLN", true}};
    const char *code = find_code(text);
    *is_certain = true;
    for (size_t i = 0; !code && i < sizeof table / sizeof *table; i++)
        if (text_equal_fold(text, text_of(table[i].written))) {
            code = table[i].code;
            *is_certain = table[i].is_certain;
        }
    return code ? (struct text){code, CODE} : (struct text){0};
}

bool currency_is_written(struct text code, struct text sign)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar wide[CODE + 1] = {0};
    UBool is_choice;
    int32_t n_units, size;
    char narrow[32];
    if (!currency_is_code(code))
        return false;
    u_charsToUChars(code.data, wide, CODE);
    const UChar *name = ucurr_getName(wide, "en", UCURR_NARROW_SYMBOL_NAME, &is_choice, &n_units, &error);
    if (!icu_works(error))
        return false;
    u_strToUTF8(narrow, sizeof narrow, &size, name, n_units, &error);
    return icu_works(error) && text_equal((struct text){narrow, (size_t)size}, text_is(sign, "￥") ? TEXT("¥") : sign);
}
