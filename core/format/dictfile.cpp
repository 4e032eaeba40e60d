// SPDX-License-Identifier: Apache-2.0
#include "core/format/dictfile.h"

#include "core/base/ascii.h"
#include "core/base/encoding.h"
#include "core/base/error.h"

#include <algorithm>
#include <unordered_map>

namespace strata {
namespace {

constexpr std::string_view kEncodingName = ".encoding";

constexpr bool needsEscape(char c) {
    return c == '"' || c == '|' || static_cast<unsigned char>(c) < ' ' || c == 0x7F;
}

/// Only ASCII is ever escaped; anything else behind a '|' stands for itself.
std::string unescape(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool complete = text[i] == '|' && i + 2 < text.size();
        const int high = complete ? hexDigit(text[i + 1]) : -1;
        const int low = complete ? hexDigit(text[i + 2]) : -1;
        if (high >= 0 && high < 8 && low >= 0 && high + low > 0) {
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string escape(std::string_view text) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto value = static_cast<unsigned char>(c);
        if (needsEscape(c))
            out.append("|").append(1, digits[value >> 4U]).append(1, digits[value & 0x0FU]);
        else
            out += c;
    }
    return out;
}

std::string_view valueIn(std::string_view raw, const KeyValueSpan& span) {
    return raw.substr(span.valueStart, span.valueEnd - span.valueStart);
}

KeyValueSpan spanOf(std::string_view raw) { return scanKeyValue(raw, ClosingQuote::Next).value(); }

void requireName(std::string_view name) {
    const bool valid = !name.empty() && std::ranges::all_of(name, [](char c) {
        return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x7F && c != '"' && c != '='
               && c != '#';
    });
    if (!valid)
        throw Error(ErrorCode::InvalidArgument, text("“%1” cannot be the name of a setting", name));
}

void requireFits(const std::string& raw) {
    if (raw.size() > kMaxTextLineBytes)
        throw Error(ErrorCode::InvalidArgument, text("The value is longer than %1 bytes", kMaxTextLineBytes));
}

} // namespace

DictFile DictFile::parse(ByteSpan bytes) {
    std::string_view text = asText(bytes);
    DictFile dict;
    dict.byteOrderMark_ = takeByteOrderMark(text);
    dict.lineEnd_ = usualLineEnd(text);
    for (TextLine& plain : splitLines(text)) {
        Line& line = dict.lines_.emplace_back(Line{std::move(plain), {}, {}});
        const std::string_view content = trimBlanks(line.raw);
        const std::optional<KeyValueSpan> span =
            content.starts_with('#') ? std::nullopt : scanKeyValue(line.raw, ClosingQuote::Next);
        if (span) {
            line.name = span->key;
            line.value = valueIn(line.raw, *span);
        }
    }
    dict.encoding_ = chooseEncoding(dict.value(kEncodingName), text, dict.warnings_);
    bool damaged = false;
    for (Line& line : dict.lines_)
        line.value = unescape(decodeTolerantly(line.value, dict.encoding_, damaged));
    if (damaged)
        dict.warnings_.push_back(
            strata::text("Some values are not text in %1, the encoding of the file", dict.encoding_));
    return dict;
}

std::string DictFile::encode() const {
    std::string out = byteOrderMark_;
    for (const Line& line : lines_)
        out.append(line.raw).append(line.end);
    return out;
}

const DictFile::Line* DictFile::find(std::string_view name) const {
    const auto found = std::find_if(lines_.rbegin(), lines_.rend(), [name](const Line& line) {
        return !line.name.empty() && equalsIgnoringCase(line.name, name);
    });
    return found == lines_.rend() ? nullptr : &*found;
}

std::optional<std::string> DictFile::value(std::string_view name) const {
    const Line* line = find(name);
    return line == nullptr ? std::nullopt : std::optional(line->value);
}

std::optional<std::string> DictFile::rawValue(std::string_view name) const {
    const Line* line = find(name);
    return line == nullptr ? std::nullopt : std::optional(std::string(valueIn(line->raw, spanOf(line->raw))));
}

bool DictFile::isTrue(std::string_view name) const { return equalsIgnoringCase(value(name).value_or(""), "TRUE"); }

std::vector<std::pair<std::string, std::string>> DictFile::entries() const {
    std::vector<std::pair<std::string, std::string>> entries;
    std::unordered_map<std::string, std::size_t> places;
    for (const Line& line : lines_) {
        if (line.name.empty())
            continue;
        const auto [place, isNew] = places.emplace(toLower(line.name), entries.size());
        if (isNew)
            entries.emplace_back(line.name, line.value);
        else
            entries[place->second].second = line.value;
    }
    return entries;
}

/// All lines of the name get the value, so that every reader sees the same.
void DictFile::set(std::string_view name, std::string_view value) {
    requireName(name);
    const bool isEncoding = equalsIgnoringCase(name, kEncodingName);
    if (isEncoding)
        requireEncodingChange(value);
    const std::string bytes = encodeExactly(escape(value), encoding_);
    requireFits(bytes);
    bool found = false;
    for (Line& line : lines_) {
        if (line.name.empty() || !equalsIgnoringCase(line.name, name))
            continue;
        found = true;
        if (line.value == value)
            continue;
        line.raw = replaceValue(line.raw, spanOf(line.raw), bytes);
        line.value = value;
    }
    if (!found)
        append(name, bytes, value);
    if (isEncoding)
        encoding_ = value;
}

void DictFile::append(std::string_view name, const std::string& bytes, std::string_view value) {
    Line line;
    line.name = name;
    line.value = value;
    line.raw.append(name).append(" = \"").append(bytes).append("\"");
    requireFits(line.raw);
    line.end = lineEnd_;
    if (equalsIgnoringCase(name, kEncodingName)) { // the first entry, for readers that go through the file once
        const auto first = std::ranges::find_if(lines_, [](const Line& other) { return !other.name.empty(); });
        if (first != lines_.end()) {
            lines_.insert(first, std::move(line));
            return;
        }
    }
    // A last line without a line end stays one.
    if (!lines_.empty() && lines_.back().end.empty())
        std::swap(line.end, lines_.back().end);
    lines_.push_back(std::move(line));
}

void DictFile::remove(std::string_view name) {
    std::erase_if(lines_,
                  [name](const Line& line) { return !line.name.empty() && equalsIgnoringCase(line.name, name); });
}

void DictFile::rename(FunctionRef<std::optional<std::string>(const std::string& name)> newName) {
    std::vector<Line> lines = lines_; // all or nothing
    std::erase_if(lines, [&newName](Line& line) {
        if (line.name.empty())
            return false;
        const std::optional<std::string> name = newName(line.name);
        if (!name)
            return true;
        if (*name == line.name)
            return false;
        requireName(*name);
        const auto place = static_cast<std::size_t>(spanOf(line.raw).key.data() - line.raw.data());
        line.raw.replace(place, line.name.size(), *name);
        line.name = *name;
        requireFits(line.raw);
        return false;
    });
    lines_ = std::move(lines);
}

void DictFile::requireEncodingChange(std::string_view name) const {
    if (equalsIgnoringCase(name, encoding_))
        return;
    if (!isKnownEncoding(name))
        throw Error(ErrorCode::InvalidArgument, text("The text encoding “%1” is not known", name));
    if (!isAscii(encode()))
        throw Error(ErrorCode::InvalidArgument,
                    text("The text encoding cannot be changed: the file holds text in %1", encoding_));
}

} // namespace strata
