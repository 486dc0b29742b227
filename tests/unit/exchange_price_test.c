/* Prices as spreadsheets of many countries write them. */
#include "exchange/exchange.h"
#include "test.h"

static bool reads(const char *cell, const char *number, const char *code)
{
    struct arena arena = arena_new("price");
    struct text currency, price = exchange_price(&arena, text_of(cell), &currency);
    bool ok = number ? text_is(price, number) && text_is(currency, code) : !price.data;
    if (!ok)
        fprintf(stderr, "\"%s\" is \"%.*s\" in \"%.*s\"\n", cell, TEXT_ARGS(price), TEXT_ARGS(currency));
    arena_release(&arena);
    return ok;
}

int main(void)
{
    static const char *const good[][3] = {{"3", "3", ""},
                                          {" 4.50 ", "4.50", ""},
                                          {"4,50", "4.50", ""},
                                          {"4,5", "4.5", ""},
                                          {"0,125", "0.125", ""},
                                          {"1,299", "1299", ""},
                                          {"1.299", "1.299", ""},
                                          {"1,299.00", "1299.00", ""},
                                          {"1.299,00", "1299.00", ""},
                                          {"1.299.000", "1299000", ""},
                                          {"1 299,50", "1299.50", ""},
                                          {"1\xC2\xA0"
                                           "299,50",
                                           "1299.50", ""},
                                          {"1'299.50", "1299.50", ""},
                                          {".5", "0.5", ""},
                                          {"$4.50", "4.50", "$"},
                                          {"US$ 4.50", "4.50", "US$"},
                                          {"4,50 €", "4.50", "€"},
                                          {"EUR 4,50", "4.50", "EUR"},
                                          {"4.50 USD", "4.50", "USD"},
                                          {"HK$28", "28", "HK$"},
                                          {"28 yuan", "28", "yuan"},
                                          {"￥28", "28", "￥"}};
    static const char *const bad[] = {"",     "abc",      "4.50 - 6.00", "-3",     "1e5",       "4.",        "1,29,900.00",         "12 34",
                                      "from", "from 4.5", "1.2.3",       "1,,000", "USD 4 EUR", "4.50 each", "1234567890123456789", "1,299.0.0"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        EXPECT(reads(good[i][0], good[i][1], good[i][2]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        EXPECT(reads(bad[i], NULL, NULL));
    return finish(__FILE__, NULL);
}
