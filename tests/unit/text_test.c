/* Numbers out of texts: what is none is refused, whatever stands beside it. */
#include "base/text.h"
#include "test.h"

static void test_hex(void)
{
    uint64_t value;
    EXPECT(text_to_hex(TEXT("0"), &value) && value == 0);
    EXPECT(text_to_hex(TEXT("0123456789abcdef"), &value) && value == 0x0123456789abcdef);
    EXPECT(text_to_hex(TEXT("ffffffffffffffff"), &value) && value == UINT64_MAX);
    EXPECT(!text_to_hex(TEXT(""), &value) && !text_to_hex(TEXT("00000000000000000"), &value));
    size_t n = 0;
    for (int c = 0; c < 256; c++) {
        const char bytes[] = {'1', (char)c, '2'};
        bool is_digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        bool is_read = text_to_hex((struct text){bytes, sizeof bytes}, &value);
        n += is_read == is_digit && (!is_read || (value >> 8 == 1 && (value & 15) == 2));
    }
    EXPECT(n == 256);
}

static void test_next_hex(void)
{
    struct text rest = TEXT("1f 0 name of a file");
    uint64_t value;
    EXPECT(text_next_hex(&rest, &value) && value == 0x1f);
    EXPECT(text_next_hex(&rest, &value) && value == 0);
    EXPECT(!text_next_hex(&rest, &value));
}

int main(void)
{
    test_hex();
    test_next_hex();
    return finish(__FILE__, NULL);
}
