// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"

#include <array>

namespace strata {
namespace {

unsigned char byteAt(std::string_view text, std::size_t index) { return static_cast<unsigned char>(text[index]); }

bool isContinuation(std::string_view text, std::size_t index) {
    return index < text.size() && (byteAt(text, index) & 0xC0U) == 0x80U;
}

/// C0 and C1 controls, DEL, and U+200E/F, U+202A..E, U+2066..9 (bidirectional marks).
bool disturbsDisplay(std::string_view sequence) {
    const unsigned char first = byteAt(sequence, 0);
    if (sequence.size() == 1)
        return first < 0x20 || first == 0x7F;
    if (sequence.size() == 2)
        return first == 0xC2 && byteAt(sequence, 1) < 0xA0;
    if (sequence.size() == 3 && first == 0xE2) {
        const unsigned char second = byteAt(sequence, 1);
        const unsigned char third = byteAt(sequence, 2);
        return (second == 0x80 && (third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE)))
               || (second == 0x81 && third >= 0xA6 && third <= 0xA9);
    }
    return false;
}

void appendEscaped(std::string& out, std::string_view bytes) {
    static constexpr std::array<char, 17> digits{"0123456789abcdef"};
    for (const char c : bytes) {
        const auto value = static_cast<unsigned char>(c);
        out += "\\x";
        out += digits[value >> 4U];
        out += digits[value & 15U];
    }
}

} // namespace

std::size_t utf8SequenceLength(std::string_view text) {
    if (text.empty())
        return 0;
    const unsigned char first = byteAt(text, 0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return isContinuation(text, 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        if (!isContinuation(text, 1) || !isContinuation(text, 2))
            return 0;
        const unsigned char second = byteAt(text, 1);
        const bool overlong = first == 0xE0 && second < 0xA0;
        const bool surrogate = first == 0xED && second > 0x9F;
        return overlong || surrogate ? 0 : 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (!isContinuation(text, 1) || !isContinuation(text, 2) || !isContinuation(text, 3))
            return 0;
        const unsigned char second = byteAt(text, 1);
        const bool overlong = first == 0xF0 && second < 0x90;
        const bool pastEnd = first == 0xF4 && second > 0x8F;
        return overlong || pastEnd ? 0 : 4;
    }
    return 0;
}

bool isValidUtf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = utf8SequenceLength(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string escapeForDisplay(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = utf8SequenceLength(text);
        const std::string_view sequence = text.substr(0, length == 0 ? 1 : length);
        if (length == 0 || disturbsDisplay(sequence))
            appendEscaped(out, sequence);
        else
            out += sequence;
        text.remove_prefix(sequence.size());
    }
    return out;
}

} // namespace strata
