// SPDX-License-Identifier: Apache-2.0
#include "core/format/descriptor.h"

#include "core/base/ascii.h"
#include "core/base/encoding.h"
#include "core/base/error.h"

#include <algorithm>
#include <unordered_map>

namespace strata {
namespace {

constexpr std::string_view kDdbPrefix = "ddb.";
constexpr std::size_t kMaxWarnings = 100;

std::string_view firstWordOf(std::string_view raw) {
    while (!raw.empty() && (isBlank(raw.front()) || raw.front() == '\r'))
        raw.remove_prefix(1);
    return raw;
}

std::string_view valueIn(std::string_view raw, const KeyValueSpan& span) {
    return raw.substr(span.valueStart, span.valueEnd - span.valueStart);
}

/// Digits at the start: VMware takes "1 " and "1 and more" for 1.
std::optional<std::uint64_t> leadingNumber(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size() && isDigit(text[length]))
        ++length;
    return parseDecimal(text.substr(0, length));
}

bool isEncryptionKey(std::string_view key) {
    return equalsIgnoringCase(key, "keyID") || startsWithIgnoringCase(key, "encryption");
}

} // namespace

bool Descriptor::probe(ByteSpan head) {
    std::string_view text = asText(head);
    takeByteOrderMark(text);
    while (!text.empty()) {
        const std::size_t newline = text.find('\n');
        const std::string_view line = firstWordOf(text.substr(0, newline));
        text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
        if (line.find('\0') != std::string_view::npos)
            return false;
        if (line.empty() || line.front() == '#')
            continue;
        const std::optional<KeyValueSpan> span = scanKeyValue(line, ClosingQuote::Last);
        if (span && equalsIgnoringCase(span->key, "encoding"))
            continue;
        return span && equalsIgnoringCase(span->key, "version") && leadingNumber(valueIn(line, *span)).has_value();
    }
    return false;
}

Descriptor Descriptor::parse(ByteSpan bytes) {
    std::string_view text = asText(bytes);
    text = text.substr(0, text.find('\0'));
    Descriptor descriptor;
    descriptor.byteOrderMark_ = takeByteOrderMark(text);
    descriptor.lineEnd_ = usualLineEnd(text);
    std::vector<TextLine> lines = splitLines(text);
    descriptor.lines_.reserve(lines.size());
    for (TextLine& line : lines) {
        descriptor.lines_.push_back({std::move(line), LineKind::Other, {}, {}});
        descriptor.classify(descriptor.lines_.back(), descriptor.lines_.size());
    }
    descriptor.decode(text);
    descriptor.requireReadable();
    descriptor.warnOfOddities();
    descriptor.warnOfDuplicates();
    return descriptor;
}

/// Each line is judged on its own: section headings are comments and vary between writers (vmdk-format 1.2).
void Descriptor::classify(Line& line, std::size_t lineNumber) {
    const std::string_view content = firstWordOf(line.raw);
    if (content.empty()) {
        line.kind = LineKind::Blank;
    } else if (content.front() == '#') {
        line.kind = LineKind::Comment;
    } else if (std::optional<ExtentLine> extent = parseExtentLine(line.raw, lineNumber)) {
        if (extents_.size() == kMaxExtents)
            throw Error(ErrorCode::LimitExceeded, text("The disk consists of more than %1 files", kMaxExtents));
        line.kind = LineKind::Extent;
        extents_.push_back(std::move(*extent));
    } else if (const std::optional<KeyValueSpan> span = scanKeyValue(line.raw, ClosingQuote::Last)) {
        line.kind = startsWithIgnoringCase(span->key, kDdbPrefix) ? LineKind::Ddb : LineKind::Header;
        line.key = span->key;
        line.value = valueIn(line.raw, *span);
        if (span->quoted && !span->closed)
            warn(text("Line %1: the closing quote is missing", lineNumber));
    } else {
        warn(text("Line %1 is not understood and kept as it is", lineNumber));
    }
}

/// Keys are ASCII in every encoding, so the one that is declared can be found before anything is decoded.
void Descriptor::decode(std::string_view text) {
    encoding_ = chooseEncoding(declaredEncoding(), text, warnings_);
    bool damaged = false;
    for (Line& line : lines_)
        line.value = decodeTolerantly(line.value, encoding_, damaged);
    for (ExtentLine& extent : extents_)
        extent.fileName = decodeTolerantly(extent.rawFileName, encoding_, damaged);
    if (damaged)
        warn(strata::text("Some names or values are not text in %1, the encoding of the disk's description",
                          encoding_));
}

void Descriptor::requireReadable() const {
    const Line* versionLine = find("version");
    if (versionLine == nullptr || !leadingNumber(versionLine->value))
        throw Error(ErrorCode::NotADisk,
                    text("This is no description of a VMware disk: it does not say its version"));
    if (std::ranges::any_of(
            lines_, [](const Line& line) { return line.kind == LineKind::Header && isEncryptionKey(line.key); }))
        throw Error(ErrorCode::Encrypted, text("The disk is encrypted"))
            .advice(text("Remove the encryption with VMware, then open it again."));
    const Line* parentLine = find("parentCID");
    if (parentLine != nullptr && !parseCid(parentLine->value))
        throw Error(ErrorCode::Corrupt, text("The parent's content ID, “%1”, is not a hexadecimal number of up to "
                                             "8 digits",
                                             parentLine->value));
    // Taken for a disk of its own, a child would read as zeros wherever its parent holds the data.
    if (parentLine == nullptr && !parentHint().value_or("").empty())
        throw Error(ErrorCode::Corrupt, text("The disk names a parent but not the parent's content ID (parentCID)"));
    static_cast<void>(capacity());
}

void Descriptor::warnOfOddities() {
    const std::uint32_t number = version();
    if (number != 1 && number != 3)
        warn(text("Version %1 of the description is not one that is known", number));
    const std::optional<std::string> cidText = header("CID");
    if (!cidText || !parseCid(*cidText))
        warn(text("The content ID (CID) is missing or not a number"));
    if (createType() == CreateType::Unknown)
        warn(text("The type “%1” is not known", createTypeText()));
    if (extents_.empty())
        warn(text("The description names no extents"));
    if (!hasParent() && !parentHint().value_or("").empty())
        warn(text("A parent file is named although the disk has none (parentCID is ffffffff)"));
}

void Descriptor::warnOfDuplicates() {
    std::unordered_map<std::string, const Line*> seen;
    for (const Line& line : lines_) {
        if (line.kind != LineKind::Header && line.kind != LineKind::Ddb)
            continue;
        const auto [first, isNew] = seen.emplace(toLower(line.key), &line);
        if (!isNew && first->second->value != line.value)
            warn(text("“%1” is there more than once; the first value, “%2”, counts", line.key, first->second->value));
    }
}

void Descriptor::warn(Text warning) {
    if (warnings_.size() < kMaxWarnings)
        warnings_.push_back(std::move(warning));
    else if (warnings_.size() == kMaxWarnings)
        warnings_.push_back(text("There are more such remarks; they are left out"));
}

std::string Descriptor::encode() const {
    std::string out = byteOrderMark_;
    for (const Line& line : lines_)
        out.append(line.raw).append(line.end);
    return out;
}

const Descriptor::Line* Descriptor::find(std::string_view key) const {
    const auto found = std::ranges::find_if(lines_, [key](const Line& line) {
        return (line.kind == LineKind::Header || line.kind == LineKind::Ddb) && equalsIgnoringCase(line.key, key);
    });
    return found == lines_.end() ? nullptr : &*found;
}

std::uint32_t Descriptor::version() const {
    const std::uint64_t number = leadingNumber(header("version").value_or("")).value_or(0);
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(number, 0xFFFFFFFFU));
}

Cid Descriptor::cid() const { return parseCid(header("CID").value_or("")).value_or(0); }

Cid Descriptor::parentCid() const { return parseCid(header("parentCID").value_or("")).value_or(kNoParentCid); }

CreateType Descriptor::createType() const { return parseCreateType(createTypeText()); }

std::string Descriptor::createTypeText() const { return header("createType").value_or(""); }

std::optional<std::string> Descriptor::parentHint() const { return header("parentFileNameHint"); }

std::optional<std::string> Descriptor::rawParentHint() const {
    const Line* line = find("parentFileNameHint");
    if (line == nullptr)
        return std::nullopt;
    return std::string(valueIn(line->raw, scanKeyValue(line->raw, ClosingQuote::Last).value()));
}

std::optional<std::string> Descriptor::declaredEncoding() const {
    const std::optional<std::string> declared = header("encoding");
    return declared ? declared : ddb("encoding");
}

Sectors Descriptor::capacity() const {
    Sectors sum;
    for (const ExtentLine& extent : extents_) {
        sum += extent.sectors;
        if (sum.count() > kMaxSectors)
            throwOverflow();
    }
    return sum;
}

std::optional<std::string> Descriptor::header(std::string_view key) const {
    const Line* line = find(key);
    return line == nullptr ? std::nullopt : std::optional(line->value);
}

std::vector<std::pair<std::string, std::string>> Descriptor::ddb() const {
    std::vector<std::pair<std::string, std::string>> entries;
    std::unordered_map<std::string, bool> seen;
    for (const Line& line : lines_)
        if (line.kind == LineKind::Ddb && seen.emplace(toLower(line.key), true).second)
            entries.emplace_back(line.key.substr(kDdbPrefix.size()), line.value);
    return entries;
}

std::optional<std::string> Descriptor::ddb(std::string_view key) const {
    return header(std::string(kDdbPrefix).append(key));
}

} // namespace strata
