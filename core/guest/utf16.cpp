// SPDX-License-Identifier: Apache-2.0
#include "core/guest/utf16.h"

namespace strata {
namespace {

void append(std::string& text, std::uint32_t character) {
    const auto add = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (character < 0x80) {
        add(character);
    } else if (character < 0x800) {
        add(0xC0U | character >> 6U);
        add(0x80U | (character & 0x3FU));
    } else {
        if (character < 0x10000) {
            add(0xE0U | character >> 12U);
        } else {
            add(0xF0U | character >> 18U);
            add(0x80U | (character >> 12U & 0x3FU));
        }
        add(0x80U | (character >> 6U & 0x3FU));
        add(0x80U | (character & 0x3FU));
    }
}

bool isHigh(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool isLow(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

} // namespace

std::string utf16ToUtf8(ByteSpan bytes) {
    constexpr std::uint32_t kNoCharacter = 0xFFFD;
    std::string text;
    for (std::size_t at = 0; at + 2 <= bytes.size(); at += 2) {
        std::uint32_t unit = loadLe<std::uint16_t>(bytes, at);
        if (unit == 0)
            break;
        if (isHigh(unit) && at + 4 <= bytes.size() && isLow(loadLe<std::uint16_t>(bytes, at + 2))) {
            at += 2;
            unit = 0x10000 + ((unit - 0xD800) << 10U) + (loadLe<std::uint16_t>(bytes, at) - 0xDC00U);
        } else if (isHigh(unit) || isLow(unit)) {
            unit = kNoCharacter;
        }
        append(text, unit);
    }
    return text;
}

} // namespace strata
