// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"

#include "core/base/ascii.h"
#include "core/base/error.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>

namespace strata {
namespace {

struct Name {
    std::string_view plain; ///< lower case, without '-', '_' and ' '
    std::string_view iconv;
};

constexpr std::string_view kUtf8 = "UTF-8";
constexpr std::string_view kWindows1252 = "CP1252";

/// Names that are not a number behind "windows", "cp", "ibm", "ms" or "iso8859".
constexpr std::array kNames{
    Name{"utf8", kUtf8},
    Name{"ascii", "ASCII"},
    Name{"usascii", "ASCII"},
    Name{"latin1", "ISO-8859-1"},
    Name{"latin2", "ISO-8859-2"},
    Name{"latin9", "ISO-8859-15"},
    Name{"gbk", "GBK"},
    Name{"gb2312", "GBK"},
    Name{"euccn", "GBK"},
    Name{"gb18030", "GB18030"},
    Name{"big5", "CP950"},
    Name{"big5hkscs", "BIG5-HKSCS"},
    Name{"euctw", "EUC-TW"},
    Name{"shiftjis", "CP932"},
    Name{"sjis", "CP932"},
    Name{"windows31j", "CP932"},
    Name{"mskanji", "CP932"},
    Name{"eucjp", "EUC-JP"},
    Name{"euckr", "UHC"},
    Name{"uhc", "UHC"},
    Name{"ksc56011987", "UHC"},
    Name{"koi8r", "KOI8-R"},
    Name{"koi8u", "KOI8-U"},
    Name{"tis620", "TIS-620"},
    Name{"macintosh", "MACINTOSH"},
    Name{"macroman", "MACINTOSH"},
};

struct CodePage {
    std::string_view number;
    std::string_view iconv;
};
constexpr std::array kCodePages{
    CodePage{"437", "CP437"},   CodePage{"737", "CP737"},   CodePage{"775", "CP775"},     CodePage{"850", "CP850"},
    CodePage{"852", "CP852"},   CodePage{"855", "CP855"},   CodePage{"857", "CP857"},     CodePage{"858", "CP858"},
    CodePage{"860", "CP860"},   CodePage{"861", "CP861"},   CodePage{"862", "CP862"},     CodePage{"863", "CP863"},
    CodePage{"864", "CP864"},   CodePage{"865", "CP865"},   CodePage{"866", "CP866"},     CodePage{"869", "CP869"},
    CodePage{"874", "CP874"},   CodePage{"932", "CP932"},   CodePage{"936", "GBK"},       CodePage{"949", "UHC"},
    CodePage{"950", "CP950"},   CodePage{"1250", "CP1250"}, CodePage{"1251", "CP1251"},   CodePage{"1252", "CP1252"},
    CodePage{"1253", "CP1253"}, CodePage{"1254", "CP1254"}, CodePage{"1255", "CP1255"},   CodePage{"1256", "CP1256"},
    CodePage{"1257", "CP1257"}, CodePage{"1258", "CP1258"}, CodePage{"54936", "GB18030"}, CodePage{"65001", kUtf8},
};

constexpr std::array<std::string_view, 15> kIso8859{"ISO-8859-1",  "ISO-8859-2",  "ISO-8859-3",  "ISO-8859-4",
                                                    "ISO-8859-5",  "ISO-8859-6",  "ISO-8859-7",  "ISO-8859-8",
                                                    "ISO-8859-9",  "ISO-8859-10", "ISO-8859-11", "ISO-8859-13",
                                                    "ISO-8859-14", "ISO-8859-15", "ISO-8859-16"};

/// What stands behind one of the prefixes that are followed by a number; empty if none fits.
std::string_view numberBehind(std::string_view plain, std::initializer_list<std::string_view> prefixes) {
    for (const std::string_view prefix : prefixes)
        if (plain.starts_with(prefix))
            return plain.substr(prefix.size());
    return {};
}

/// The converter's name, empty if the encoding is not known.
std::string_view iconvName(std::string_view name) {
    std::string plain;
    for (const char c : name)
        if (c != '-' && c != '_' && c != ' ')
            plain += toLower(c);
    const auto named = std::ranges::find(kNames, plain, &Name::plain);
    if (named != kNames.end())
        return named->iconv;
    if (const std::string_view part = numberBehind(plain, {"iso8859"}); !part.empty()) {
        const auto found = std::ranges::find_if(kIso8859, [part](std::string_view iso) {
            return iso.substr(std::string_view("ISO-8859-").size()) == part;
        });
        return found == kIso8859.end() ? std::string_view{} : *found;
    }
    const std::string_view number = numberBehind(plain, {"windows", "cp", "ibm", "ms"});
    const auto page = std::ranges::find(kCodePages, number, &CodePage::number);
    return page == kCodePages.end() ? std::string_view{} : page->iconv;
}

std::string_view requireKnown(std::string_view encoding) {
    const std::string_view name = iconvName(encoding);
    if (name.empty())
        throw Error(ErrorCode::NotSupported, text("The text encoding “%1” is not known", encoding));
    return name;
}

class Converter {
public:
    Converter(std::string_view to, std::string_view from)
        : handle_(::iconv_open(std::string(to).c_str(), std::string(from).c_str())) {
        if (handle_ == invalid())
            throw Error(ErrorCode::NotSupported, text("This system has no converter from %1 to %2", from, to));
    }
    ~Converter() { ::iconv_close(handle_); }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    std::optional<std::string> convert(std::string_view text) {
        std::string out;
        std::string input(text);
        char* in = input.data();
        std::size_t inLeft = input.size();
        while (inLeft > 0)
            if (!step(&in, &inLeft, out))
                return std::nullopt;
        // Vietnamese windows-1258 holds a letter back until it knows that no accent follows.
        return step(nullptr, nullptr, out) ? std::optional(std::move(out)) : std::nullopt;
    }

private:
    /// Converts as much as fits the buffer; without input: what is held back. False if it cannot be done exactly.
    bool step(char** in, std::size_t* inLeft, std::string& out) {
        std::array<char, 512> buffer;
        char* next = buffer.data();
        std::size_t room = buffer.size();
        const std::size_t inexact = ::iconv(handle_, in, inLeft, &next, &room);
        out.append(buffer.data(), buffer.size() - room);
        return inexact == static_cast<std::size_t>(-1) ? errno == E2BIG : inexact == 0;
    }

    // iconv_t is a pointer that is -1 on failure.
    static iconv_t invalid() {
        return reinterpret_cast<iconv_t>(static_cast<std::intptr_t>(-1)); // NOLINT(performance-no-int-to-ptr)
    }
    iconv_t handle_;
};

/// windows-1252 from 0x80 to 0x9F in UTF-8; its five open bytes are the C1 controls of the same value. By table,
/// since it is the last resort for every text that is not what it says.
constexpr std::array<std::string_view, 32> kWindows1252High{
    "\xE2\x82\xAC", "\xC2\x81",     "\xE2\x80\x9A", "\xC6\x92",     "\xE2\x80\x9E", "\xE2\x80\xA6", "\xE2\x80\xA0",
    "\xE2\x80\xA1", "\xCB\x86",     "\xE2\x80\xB0", "\xC5\xA0",     "\xE2\x80\xB9", "\xC5\x92",     "\xC2\x8D",
    "\xC5\xBD",     "\xC2\x8F",     "\xC2\x90",     "\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C", "\xE2\x80\x9D",
    "\xE2\x80\xA2", "\xE2\x80\x93", "\xE2\x80\x94", "\xCB\x9C",     "\xE2\x84\xA2", "\xC5\xA1",     "\xE2\x80\xBA",
    "\xC5\x93",     "\xC2\x9D",     "\xC5\xBE",     "\xC5\xB8"};

std::string windows1252ToUtf8(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) {
        const auto value = static_cast<unsigned char>(c);
        if (value < 0x80)
            out += c;
        else if (value < 0xA0)
            out += kWindows1252High[value - 0x80U];
        else
            out.append({static_cast<char>(0xC0U | (value >> 6U)), static_cast<char>(0x80U | (value & 0x3FU))});
    }
    return out;
}

std::optional<std::string> utf8ToWindows1252(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::string_view sequence = text.substr(0, utf8SequenceLength(text));
        text.remove_prefix(sequence.size());
        const auto high = std::ranges::find(kWindows1252High, sequence);
        if (sequence.size() == 1)
            out += sequence;
        else if (high != kWindows1252High.end())
            out += static_cast<char>(0x80 + (high - kWindows1252High.begin()));
        else if (sequence.size() == 2 && (sequence[0] == '\xC3' || (sequence[0] == '\xC2' && sequence[1] >= '\xA0')))
            out += static_cast<char>(((static_cast<unsigned char>(sequence[0]) & 3U) << 6U)
                                     | (static_cast<unsigned char>(sequence[1]) & 0x3FU));
        else
            return std::nullopt;
    }
    return out;
}

} // namespace

bool isKnownEncoding(std::string_view name) { return !iconvName(name).empty(); }

bool isAscii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::optional<std::string> toUtf8(std::string_view bytes, std::string_view encoding) {
    const std::string_view name = requireKnown(encoding);
    if (isAscii(bytes))
        return std::string(bytes);
    if (name == kUtf8)
        return isValidUtf8(bytes) ? std::optional(std::string(bytes)) : std::nullopt;
    if (name == kWindows1252)
        return windows1252ToUtf8(bytes);
    return Converter(kUtf8, name).convert(bytes);
}

std::optional<std::string> fromUtf8(std::string_view text, std::string_view encoding) {
    const std::string_view name = requireKnown(encoding);
    if (!isValidUtf8(text))
        return std::nullopt;
    if (name == kUtf8 || isAscii(text))
        return std::string(text);
    return name == kWindows1252 ? utf8ToWindows1252(text) : Converter(name, kUtf8).convert(text);
}

} // namespace strata
