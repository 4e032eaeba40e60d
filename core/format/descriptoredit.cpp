// SPDX-License-Identifier: Apache-2.0
// The part of Descriptor that changes it. Every edit builds the new bytes first and touches lines last, so that one
// which throws leaves the descriptor as it was.
#include "core/format/descriptor.h"

#include "core/base/ascii.h"
#include "core/base/encoding.h"
#include "core/base/error.h"

#include <algorithm>
#include <iterator>

namespace strata {
namespace {

constexpr std::string_view kDdbPrefix = "ddb.";

void requireFits(const std::string& raw) {
    if (raw.size() > kMaxTextLineBytes)
        throw Error(ErrorCode::InvalidArgument, text("The value is longer than %1 bytes", kMaxTextLineBytes));
}

bool isHexNumberKey(std::string_view key) {
    return equalsIgnoringCase(key, "CID") || equalsIgnoringCase(key, "parentCID")
           || equalsIgnoringCase(key, "version");
}

bool isSameExtent(const ExtentLine& a, const ExtentLine& b) {
    return a.access == b.access && a.sectors == b.sectors && a.type == b.type && a.fileName == b.fileName
           && a.offset == b.offset && a.extra == b.extra
           && (a.type != ExtentType::Unknown || a.typeWord == b.typeWord);
}

bool isHeading(std::string_view raw, std::string_view words) {
    while (!raw.empty() && (raw.front() == '#' || isBlank(raw.front())))
        raw.remove_prefix(1);
    return startsWithIgnoringCase(raw, words);
}

} // namespace

bool Descriptor::isKey(std::string_view key) {
    return !key.empty() && std::ranges::all_of(key, [](char c) {
        return isDigit(c) || (toLower(c) >= 'a' && toLower(c) <= 'z') || c == '.' || c == '_' || c == '-';
    });
}

void Descriptor::setCid(Cid cid) {
    Descriptor changed = *this;
    changed.setCidKey("CID", cid);
    std::string longId = ddb("longContentID").value_or("");
    const bool isHex = std::ranges::all_of(longId, [](char c) { return hexDigit(c) >= 0; });
    if (longId.size() >= 8 && isHex)
        changed.setDdb("longContentID", longId.replace(longId.size() - 8, 8, formatCid(cid)));
    *this = std::move(changed);
}

/// The same number in another spelling stays as it is.
void Descriptor::setCidKey(std::string_view key, Cid cid) {
    if (parseCid(header(key).value_or("")) != cid)
        setKey(LineKind::Header, key, formatCid(cid));
}

void Descriptor::setParent(Cid parentCid, const std::string& hint) {
    Descriptor changed = *this;
    changed.setCidKey("parentCID", parentCid);
    changed.setKey(LineKind::Header, "parentFileNameHint", hint);
    *this = std::move(changed);
}

void Descriptor::setParentCid(Cid parentCid) { setCidKey("parentCID", parentCid); }

void Descriptor::removeParent() {
    setCidKey("parentCID", kNoParentCid);
    removeHeader("parentFileNameHint");
}

void Descriptor::setCreateType(CreateType type) {
    if (type == CreateType::Unknown)
        throw Error(ErrorCode::InvalidArgument, text("A disk must be of a known type"));
    setKey(LineKind::Header, "createType", createTypeName(type));
}

void Descriptor::setHeader(std::string_view key, std::string_view value) { setKey(LineKind::Header, key, value); }

void Descriptor::removeHeader(std::string_view key) {
    std::erase_if(lines_, [key](const Line& line) {
        return line.kind == LineKind::Header && equalsIgnoringCase(line.key, key);
    });
}

void Descriptor::setDdb(std::string_view key, std::string_view value) {
    setKey(LineKind::Ddb, std::string(kDdbPrefix).append(key), value);
}

/// All lines of the key get the value: readers differ in whether the first or the last one counts.
void Descriptor::setKey(LineKind kind, std::string_view key, std::string_view value) {
    const bool isDdbKey = startsWithIgnoringCase(key, kDdbPrefix);
    if (!isKey(isDdbKey ? key.substr(kDdbPrefix.size()) : key) || isDdbKey != (kind == LineKind::Ddb))
        throw Error(ErrorCode::InvalidArgument, text("“%1” cannot be the name of a metadata key", key))
            .advice(text("Use letters, digits, dots, dashes and underscores."));
    requireWritable(value);
    const bool isEncoding = equalsIgnoringCase(key, "encoding") || equalsIgnoringCase(key, "ddb.encoding");
    if (isEncoding)
        requireEncodingChange(value);
    const std::string bytes = encodeExactly(value, encoding_);
    requireFits(bytes);
    bool found = false;
    for (Line& line : lines_) {
        if (line.kind != kind || !equalsIgnoringCase(line.key, key))
            continue;
        found = true;
        if (line.value == value)
            continue;
        line.raw = replaceValue(line.raw, scanKeyValue(line.raw, ClosingQuote::Last).value(), bytes);
        line.value = value;
    }
    if (!found) {
        std::vector<Line> added{makeLine(kind, key, bytes, value)};
        insert(kind == LineKind::Ddb ? placeForDdb() : placeForHeader(), std::move(added));
    }
    if (isEncoding)
        encoding_ = declaredEncoding().value_or(encoding_);
}

/// Another name over the same bytes would change what they say.
void Descriptor::requireEncodingChange(std::string_view name) const {
    if (equalsIgnoringCase(name, encoding_))
        return;
    if (!isKnownEncoding(name))
        throw Error(ErrorCode::InvalidArgument, text("The text encoding “%1” is not known", name));
    if (!isAscii(encode()))
        throw Error(ErrorCode::InvalidArgument,
                    text("The text encoding cannot be changed: the disk's description holds text in %1", encoding_));
}

/// A new line in the manner of its neighbours.
Descriptor::Line Descriptor::makeLine(LineKind kind, std::string_view key, const std::string& bytes,
                                      std::string_view value) const {
    std::string separator = kind == LineKind::Ddb ? " = " : "=";
    for (const Line& line : lines_)
        if (line.kind == kind)
            separator = scanKeyValue(line.raw, ClosingQuote::Last).value().separator(line.raw);
    const std::string_view quote = isHexNumberKey(key) ? "" : "\"";
    Line line;
    line.kind = kind;
    line.key = key;
    line.value = value;
    line.raw.append(key).append(separator).append(quote).append(bytes).append(quote);
    requireFits(line.raw);
    return line;
}

/// Behind the last header line of those that stand before the extents.
std::size_t Descriptor::placeForHeader() const {
    std::size_t place = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const LineKind kind = lines_[i].kind;
        if ((kind == LineKind::Extent || kind == LineKind::Ddb) && place != 0)
            break;
        if (kind == LineKind::Header)
            place = i + 1;
    }
    return place;
}

/// Behind the last entry, else behind the heading and its blank line; makes the heading if there is none, since
/// libvmdk insists on it.
std::size_t Descriptor::placeForDdb() {
    std::size_t place = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i)
        if (lines_[i].kind == LineKind::Ddb)
            place = i + 1;
    if (place != 0)
        return place;
    const auto heading = std::ranges::find_if(
        lines_, [](const Line& line) { return line.kind == LineKind::Comment && isHeading(line.raw, "DDB"); });
    if (heading != lines_.end()) {
        place = static_cast<std::size_t>(heading - lines_.begin()) + 1;
        while (place < lines_.size() && lines_[place].kind == LineKind::Blank)
            ++place;
        return place;
    }
    std::vector<Line> headings;
    for (const char* raw : {"", "# The Disk Data Base ", "#DDB", ""}) {
        Line& line = headings.emplace_back();
        line.kind = *raw == '\0' ? LineKind::Blank : LineKind::Comment;
        line.raw = raw;
    }
    insert(lines_.size(), std::move(headings));
    return lines_.size();
}

std::size_t Descriptor::placeForExtents() const {
    const auto heading = std::ranges::find_if(lines_, [](const Line& line) {
        return line.kind == LineKind::Comment && isHeading(line.raw, "Extent description");
    });
    return heading == lines_.end() ? placeForHeader() : static_cast<std::size_t>(heading - lines_.begin()) + 1;
}

/// A last line without a line end stays one: it gives its missing end on to the last of the new ones.
void Descriptor::insert(std::size_t index, std::vector<Line> lines) {
    if (lines.empty())
        return;
    const std::string end = index == 0 ? lineEnd_ : lines_[index - 1].end;
    for (Line& line : lines)
        line.end = end.empty() ? lineEnd_ : end;
    if (end.empty()) {
        lines_[index - 1].end = lineEnd_;
        lines.back().end.clear();
    }
    lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(index), std::make_move_iterator(lines.begin()),
                  std::make_move_iterator(lines.end()));
}

/// The bytes of a name as they stood in the file, if it is still the same name: they need not be in its encoding.
std::string Descriptor::extentNameBytes(const ExtentLine& extent) const {
    bool damaged = false;
    if (!extent.rawFileName.empty() && decodeTolerantly(extent.rawFileName, encoding_, damaged) == extent.fileName)
        return extent.rawFileName;
    return encodeExactly(extent.fileName, encoding_);
}

void Descriptor::setExtents(const std::vector<ExtentLine>& extents) {
    if (extents.size() > kMaxExtents)
        throw Error(ErrorCode::LimitExceeded, text("The disk would consist of more than %1 files", kMaxExtents));
    std::vector<Line> lines;
    for (std::size_t i = 0; i < extents.size(); ++i) {
        Line& line = lines.emplace_back();
        line.kind = LineKind::Extent;
        if (i >= extents_.size() || !isSameExtent(extents[i], extents_[i]))
            line.raw = formatExtentLine(extents[i], extentNameBytes(extents[i]));
        requireFits(line.raw);
    }
    Descriptor changed = *this;
    changed.replaceExtentLines(std::move(lines));
    changed.readExtents();
    *this = std::move(changed);
}

/// The n-th extent line gets the n-th text, or keeps its own where that is empty; the rest go, or come behind the
/// last.
void Descriptor::replaceExtentLines(std::vector<Line> lines) {
    std::size_t index = 0;
    std::erase_if(lines_, [&index, &lines](const Line& line) {
        return line.kind == LineKind::Extent && index++ >= lines.size();
    });
    std::size_t place = placeForExtents();
    std::size_t replaced = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (lines_[i].kind != LineKind::Extent)
            continue;
        if (!lines[replaced].raw.empty())
            lines_[i].raw = std::move(lines[replaced].raw);
        ++replaced;
        place = i + 1;
    }
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(replaced));
    insert(place, std::move(lines));
}

void Descriptor::readExtents() {
    extents_.clear();
    bool damaged = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (lines_[i].kind != LineKind::Extent)
            continue;
        ExtentLine extent = parseExtentLine(lines_[i].raw, i + 1).value();
        extent.fileName = decodeTolerantly(extent.rawFileName, encoding_, damaged);
        extents_.push_back(std::move(extent));
    }
    static_cast<void>(capacity());
}

} // namespace strata
