// SPDX-License-Identifier: Apache-2.0
#include "core/format/extentline.h"

#include "core/base/ascii.h"
#include "core/base/error.h"

#include <algorithm>

namespace strata {
namespace {

constexpr bool isSeparator(char c) { return isBlank(c) || c == '\r'; }

/// Takes words and quoted names from the front of a line.
class Words {
public:
    explicit Words(std::string_view text) : rest_(text) { skipBlanks(); }

    std::string_view word() {
        std::size_t length = 0;
        while (length < rest_.size() && !isSeparator(rest_[length]) && rest_[length] != '"')
            ++length;
        return take(length, length);
    }
    /// A name in quotes, or up to the next blank; nullopt if the closing quote is missing.
    std::optional<std::string_view> name() {
        if (!rest_.starts_with('"'))
            return word();
        const std::size_t quote = rest_.find('"', 1);
        if (quote == std::string_view::npos)
            return std::nullopt;
        return take(quote + 1, quote).substr(1);
    }
    std::string_view rest() const {
        std::string_view text = rest_;
        while (!text.empty() && isSeparator(text.back()))
            text.remove_suffix(1);
        return text;
    }
    bool atEnd() const { return rest_.empty(); }

private:
    std::string_view take(std::size_t length, std::size_t used) {
        const std::string_view taken = rest_.substr(0, used);
        rest_.remove_prefix(length);
        skipBlanks();
        return taken;
    }
    void skipBlanks() {
        while (!rest_.empty() && isSeparator(rest_.front()))
            rest_.remove_prefix(1);
    }
    std::string_view rest_;
};

[[noreturn]] void throwBadLine(std::size_t lineNumber, std::string_view raw) {
    throw Error(ErrorCode::Corrupt,
                text("Line %1 of the disk's description is not a valid extent: %2", lineNumber, raw.substr(0, 200)));
}

Sectors requireSectors(std::string_view word, std::size_t lineNumber, std::string_view raw) {
    const std::optional<std::uint64_t> count = parseDecimal(word);
    if (!count || *count > kMaxSectors)
        throwBadLine(lineNumber, raw);
    return Sectors(*count);
}

/// The words behind the name. A flat extent's offset must be a number, since data would be read from the wrong place;
/// elsewhere it has no meaning and what is no number counts as extra.
void parseOffset(ExtentLine& line, Words& words, std::size_t lineNumber, std::string_view raw) {
    const bool numeric = !words.atEnd() && isDigit(words.rest().front());
    if (numeric || (!words.atEnd() && line.type == ExtentType::Flat))
        line.offset = requireSectors(words.word(), lineNumber, raw);
    line.extra = words.rest();
    if (checkedAdd(line.offset.count(), line.sectors.count()) > kMaxSectors)
        throwBadLine(lineNumber, raw);
}

bool isPlainWord(std::string_view word) {
    for (const char c : word)
        if (!isDigit(c) && (toLower(c) < 'a' || toLower(c) > 'z'))
            return false;
    return !word.empty();
}

/// An access word we do not know, but number and type as in an extent line.
bool looksLikeExtent(Words words) {
    words.word();
    const bool number = parseDecimal(words.word()).has_value();
    return number && parseExtentType(words.word()) != ExtentType::Unknown;
}

} // namespace

std::optional<ExtentLine> parseExtentLine(std::string_view raw, std::size_t lineNumber) {
    Words words(raw);
    const std::optional<ExtentAccess> access = parseExtentAccess(words.word());
    if (!access) {
        if (looksLikeExtent(Words(raw)))
            throwBadLine(lineNumber, raw);
        return std::nullopt;
    }
    if (words.rest().starts_with('='))
        return std::nullopt; // a key of that name
    ExtentLine line;
    line.access = *access;
    line.sectors = requireSectors(words.word(), lineNumber, raw);
    line.typeWord = words.word();
    line.type = parseExtentType(line.typeWord);
    if (line.sectors == Sectors(0) || line.typeWord.empty())
        throwBadLine(lineNumber, raw);
    if (line.type == ExtentType::Zero) {
        line.extra = words.rest();
        return line;
    }
    const std::optional<std::string_view> name = words.name();
    if (!name || name->empty())
        throwBadLine(lineNumber, raw);
    line.rawFileName = *name;
    parseOffset(line, words, lineNumber, raw);
    return line;
}

std::string formatExtentLine(const ExtentLine& line, std::string_view nameBytes) {
    const bool sameWord = !line.typeWord.empty() && parseExtentType(line.typeWord) == line.type;
    const std::string_view type = sameWord ? std::string_view(line.typeWord) : extentTypeName(line.type);
    const bool named = line.type != ExtentType::Zero;
    requireWritable(nameBytes);
    if (line.sectors == Sectors(0) || line.sectors.count() > kMaxSectors || line.offset.count() > kMaxSectors
        || !isPlainWord(type) || named == nameBytes.empty())
        throw Error(ErrorCode::InvalidArgument,
                    text("An extent of %1 sectors, type “%2” and file “%3” cannot be written", line.sectors.count(),
                         type, nameBytes));
    std::string out(extentAccessName(line.access));
    out.append(" ").append(std::to_string(line.sectors.count())).append(" ").append(type);
    if (named)
        out.append(" \"").append(nameBytes).append("\"");
    // qemu demands an offset for FLAT and forbids one for VMFS.
    if (named && (line.type == ExtentType::Flat || line.offset != Sectors(0) || !line.extra.empty()))
        out.append(" ").append(std::to_string(line.offset.count()));
    if (!line.extra.empty()) {
        if (line.extra.find_first_of("\r\n") != std::string::npos)
            throw Error(ErrorCode::InvalidArgument, text("“%1” does not fit on one line", line.extra));
        out.append(" ").append(line.extra);
    }
    return out;
}

bool isWritable(std::string_view value) {
    return std::ranges::none_of(value,
                                [](char c) { return c == '"' || static_cast<unsigned char>(c) < ' ' || c == 0x7F; });
}

void requireWritable(std::string_view value) {
    if (!isWritable(value))
        throw Error(ErrorCode::InvalidArgument, text("“%1” cannot be written: quotes and control characters have no "
                                                     "place in a disk's description",
                                                     value))
            .advice(text("Choose a name or value without them."));
}

} // namespace strata
