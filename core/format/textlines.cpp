// SPDX-License-Identifier: Apache-2.0
#include "core/format/textlines.h"

#include "core/base/ascii.h"
#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/base/utf8.h"

namespace strata {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

[[noreturn]] void throwLimit(Text message) {
    throw Error(ErrorCode::LimitExceeded, std::move(message))
        .advice(text("No product writes such a file; it is damaged or was made to mislead."));
}

/// A carriage return that does not belong to the line end is as good as a blank.
bool isLineBlank(char c) { return isBlank(c) || c == '\r'; }

std::size_t skipBlanks(std::string_view raw, std::size_t from) {
    while (from < raw.size() && isLineBlank(raw[from]))
        ++from;
    return from;
}

std::size_t endWithoutBlanks(std::string_view raw, std::size_t from, std::size_t end) {
    while (end > from && isLineBlank(raw[end - 1]))
        --end;
    return end;
}

bool isKeyWord(std::string_view key) {
    for (const char c : key)
        if (static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) >= 0x7F || c == '"')
            return false;
    return !key.empty();
}

} // namespace

std::string takeByteOrderMark(std::string_view& text) {
    if (!text.starts_with(kByteOrderMark))
        return {};
    text.remove_prefix(kByteOrderMark.size());
    return std::string(kByteOrderMark);
}

std::vector<TextLine> splitLines(std::string_view text) {
    if (text.size() > kMaxTextBytes)
        throwLimit(strata::text("The text is longer than %1 bytes", kMaxTextBytes));
    std::vector<TextLine> lines;
    while (!text.empty()) {
        const std::size_t newline = text.find('\n');
        const bool ended = newline != std::string_view::npos;
        std::string_view raw = text.substr(0, newline);
        text.remove_prefix(ended ? newline + 1 : text.size());
        const bool carriageReturn = ended && raw.ends_with('\r');
        if (carriageReturn)
            raw.remove_suffix(1);
        if (raw.size() > kMaxTextLineBytes)
            throwLimit(strata::text("Line %1 is longer than %2 bytes", lines.size() + 1, kMaxTextLineBytes));
        if (lines.size() == kMaxTextLines)
            throwLimit(strata::text("The text has more than %1 lines", kMaxTextLines));
        lines.push_back({std::string(raw), carriageReturn ? "\r\n" : ended ? "\n" : ""});
    }
    return lines;
}

std::string usualLineEnd(std::string_view text) {
    return text.substr(0, text.find('\n')).ends_with('\r') ? "\r\n" : "\n";
}

std::string_view KeyValueSpan::separator(std::string_view raw) const {
    const std::size_t keyEnd = static_cast<std::size_t>(key.data() - raw.data()) + key.size();
    return raw.substr(keyEnd, valueStart - (quoted ? 1 : 0) - keyEnd);
}

std::optional<KeyValueSpan> scanKeyValue(std::string_view raw, ClosingQuote closing) {
    const std::size_t equals = raw.find('=');
    if (equals == std::string_view::npos)
        return std::nullopt;
    const std::size_t keyStart = skipBlanks(raw.substr(0, equals), 0);
    KeyValueSpan span;
    span.key = raw.substr(keyStart, endWithoutBlanks(raw, keyStart, equals) - keyStart);
    if (!isKeyWord(span.key))
        return std::nullopt;
    span.valueStart = skipBlanks(raw, equals + 1);
    span.valueEnd = endWithoutBlanks(raw, span.valueStart, raw.size());
    span.quoted = span.valueStart < raw.size() && raw[span.valueStart] == '"';
    if (span.quoted) {
        ++span.valueStart;
        const std::size_t quote = closing == ClosingQuote::Next ? raw.find('"', span.valueStart) : raw.rfind('"');
        span.closed = quote != std::string_view::npos && quote >= span.valueStart;
        if (span.closed)
            span.valueEnd = quote;
    }
    return span;
}

std::string replaceValue(std::string_view raw, const KeyValueSpan& span, std::string_view value) {
    std::string out(raw.substr(0, span.valueStart));
    const bool needsQuotes = value.empty() || value.find_first_of(" \t") != std::string_view::npos;
    const bool addQuotes = !span.quoted && needsQuotes;
    if (addQuotes)
        out += '"';
    out += value;
    if (addQuotes || (span.quoted && !span.closed))
        out += '"';
    out += raw.substr(span.valueEnd);
    return out;
}

std::string chooseEncoding(const std::optional<std::string>& declared, std::string_view text,
                           std::vector<Text>& warnings) {
    if (declared && isKnownEncoding(*declared))
        return *declared;
    if (declared && !declared->empty())
        warnings.push_back(strata::text("The text encoding “%1” is not known", *declared));
    return isValidUtf8(text) ? "UTF-8" : "windows-1252";
}

std::string decodeTolerantly(std::string_view bytes, const std::string& encoding, bool& damaged) {
    if (std::optional<std::string> decoded = toUtf8(bytes, encoding))
        return std::move(*decoded);
    damaged = true;
    return toUtf8(bytes, "windows-1252").value();
}

std::string encodeExactly(std::string_view value, const std::string& encoding) {
    if (std::optional<std::string> bytes = fromUtf8(value, encoding))
        return std::move(*bytes);
    if (!isValidUtf8(value))
        throw Error(ErrorCode::InvalidArgument, text("“%1” is not UTF-8 text", value));
    std::string_view rest = value;
    std::string_view character;
    do {
        character = rest.substr(0, utf8SequenceLength(rest));
        rest.remove_prefix(character.size());
    } while (!rest.empty() && fromUtf8(character, encoding));
    throw Error(
        ErrorCode::InvalidArgument,
        text("“%1” cannot be written: the file's text encoding, %2, does not have “%3”", value, encoding, character))
        .advice(text("Use characters of that encoding."));
}

} // namespace strata
