// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/text.h"
#include "core/format/disktypes.h"
#include "core/format/extentline.h"
#include "core/format/textlines.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strata {

/// Limits of reliability.md 3.3.
inline constexpr std::uint64_t kMaxDescriptorBytes = kMaxTextBytes;
inline constexpr std::size_t kMaxExtents = 65536;

/// A descriptor's text, without loss: every line keeps its bytes, order, line end and encoding; an edit rewrites only
/// the lines it concerns. All strings in and out are UTF-8; keys compare case-insensitively, as whole words.
/// A value, no I/O; copies are independent. Parse errors are Error(NotADisk | Corrupt | LimitExceeded | Encrypted).
class Descriptor {
public:
    /// True if the bytes begin like a stand-alone descriptor (tolerant probe of 1.1).
    static bool probe(ByteSpan head);
    /// Parses a stand-alone or embedded text; an embedded one ends at its first NUL.
    static Descriptor parse(ByteSpan text);

    /// What a new descriptor says; written in the canonical layout of 1.3, UTF-8, LF.
    struct New {
        CreateType type = CreateType::MonolithicSparse;
        Cid cid = 0;
        Cid parentCid = kNoParentCid;
        std::string parentHint;                               ///< empty: none
        std::vector<ExtentLine> extents;                      ///< typeWord may be empty
        std::vector<std::pair<std::string, std::string>> ddb; ///< keys without "ddb.", order kept
    };
    /// Error(InvalidArgument) for a name that cannot be written (quote, control character).
    static Descriptor create(const New& fields);

    /// The whole text in its own encoding. parse(x).encode() == x for every x that parses (up to the first NUL).
    std::string encode() const;

    std::uint32_t version() const;
    Cid cid() const;
    Cid parentCid() const;
    bool hasParent() const { return parentCid() != kNoParentCid; }
    CreateType createType() const;
    std::string createTypeText() const;
    std::optional<std::string> parentHint() const;
    /// Name of the text's encoding as declared ("GBK"), or as found: "UTF-8", "windows-1252".
    const std::string& encoding() const { return encoding_; }
    const std::vector<ExtentLine>& extents() const { return extents_; }
    Sectors capacity() const; ///< checked sum of the extent lines

    void setCid(Cid cid); ///< keeps ddb.longContentID consistent where it is present
    void setParent(Cid parentCid, const std::string& hint);
    void setParentCid(Cid parentCid); ///< the hint keeps its bytes
    void removeParent();
    void setCreateType(CreateType type);
    void setExtents(const std::vector<ExtentLine>& extents);

    /// The parent hint's bytes as they stand in the file, for file names that are not in the declared encoding.
    std::optional<std::string> rawParentHint() const;

    /// Any header key (CID, createType, changeTrackPath ...), first occurrence.
    std::optional<std::string> header(std::string_view key) const;
    void setHeader(std::string_view key, std::string_view value);
    void removeHeader(std::string_view key);

    /// True for a word that may be a key: [A-Za-z0-9._-]+.
    static bool isKey(std::string_view key);

    /// The disk data base, in file order, keys without the "ddb." prefix, spelt as in the file.
    std::vector<std::pair<std::string, std::string>> ddb() const;
    std::optional<std::string> ddb(std::string_view key) const;
    /// Changes or appends. Error(InvalidArgument) for a key that fails isKey() or a value with a line break
    /// or a quote, or that the file's encoding cannot hold.
    void setDdb(std::string_view key, std::string_view value);

    /// Everything odd but tolerated that was met while parsing.
    const std::vector<Text>& warnings() const { return warnings_; }

private:
    enum class LineKind { Blank, Comment, Extent, Header, Ddb, Other };
    struct Line : TextLine {
        LineKind kind = LineKind::Other;
        std::string key;   ///< Header, Ddb: as spelt, with "ddb."
        std::string value; ///< Header, Ddb: decoded
    };
    Descriptor() = default;

    void classify(Line& line, std::size_t lineNumber);
    void decode(std::string_view text);
    void requireReadable() const;
    void warnOfOddities();
    void warnOfDuplicates();
    void warn(Text warning);
    const Line* find(std::string_view key) const;
    std::optional<std::string> declaredEncoding() const;
    void requireEncodingChange(std::string_view name) const;
    Line makeLine(LineKind kind, std::string_view key, const std::string& bytes, std::string_view value) const;
    std::size_t placeForHeader() const;
    std::size_t placeForDdb();
    std::size_t placeForExtents() const;
    void insert(std::size_t index, std::vector<Line> lines);
    void setCidKey(std::string_view key, Cid cid);
    void setKey(LineKind kind, std::string_view key, std::string_view value);
    std::string extentNameBytes(const ExtentLine& extent) const;
    void replaceExtentLines(std::vector<Line> lines);
    void readExtents();

    std::string byteOrderMark_;
    std::vector<Line> lines_;
    std::vector<ExtentLine> extents_; ///< of the Extent lines, in order
    std::vector<Text> warnings_;
    std::string encoding_ = "UTF-8";
    std::string lineEnd_ = "\n"; ///< for new lines
};

} // namespace strata
