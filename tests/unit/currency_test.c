/* Codes of currencies, and what else people write for them. */
#include "catalog/currency.h"
#include "test.h"

static bool means(const char *written, const char *code, bool is_certain)
{
    bool certain;
    return text_is(currency_meant(text_of(written), &certain), code) && certain == is_certain;
}

int main(void)
{
    EXPECT(currency_is_code(TEXT("USD")));
    EXPECT(currency_is_code(TEXT("ZWG")));
    EXPECT(!currency_is_code(TEXT("usd")));
    EXPECT(!currency_is_code(TEXT("RMB")));
    EXPECT(!currency_is_code(TEXT("SD ")));
    EXPECT(!currency_is_code(TEXT("")));
    EXPECT(means("eur", "EUR", true));
    EXPECT(means("rmb", "CNY", true));
    EXPECT(means("HK$", "HKD", true));
    EXPECT(means("$", "USD", false));
    EXPECT(means("¥", "CNY", false));
    EXPECT(means("shells", "", true));
    EXPECT(currency_is_written(TEXT("USD"), TEXT("$")));
    EXPECT(currency_is_written(TEXT("CAD"), TEXT("$")));
    EXPECT(currency_is_written(TEXT("JPY"), TEXT("¥")));
    EXPECT(currency_is_written(TEXT("CNY"), TEXT("￥")));
    EXPECT(!currency_is_written(TEXT("EUR"), TEXT("$")));
    EXPECT(!currency_is_written(TEXT("USD"), TEXT("")));
    EXPECT(!currency_is_written(TEXT("$"), TEXT("$")));
    return finish(__FILE__, NULL);
}
