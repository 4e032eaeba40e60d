// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/functionref.h"
#include "core/base/text.h"
#include "core/format/textlines.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strata {

/// A file of `name = "value"` lines (.vmx, .vmsd; vmdk-format 5.2), without loss: every line keeps its bytes, order,
/// line end and encoding; an edit rewrites only the lines it concerns. All strings in and out are UTF-8 with |XX
/// escapes undone; names compare case-insensitively. Of duplicates the last one counts, as for VMware.
/// A value, no I/O; copies are independent. The only parse error is Error(LimitExceeded).
class DictFile {
public:
    static DictFile parse(ByteSpan bytes);
    /// parse(x).encode() == x for every x that parses.
    std::string encode() const;

    std::optional<std::string> value(std::string_view name) const;
    /// The value's bytes as they stand in the file, for file names that are not in the declared encoding.
    std::optional<std::string> rawValue(std::string_view name) const;
    /// "TRUE" in any case; anything else, or nothing, is false.
    bool isTrue(std::string_view name) const;
    /// In file order; each name once, spelt as at its first place, with the value that counts.
    std::vector<std::pair<std::string, std::string>> entries() const;

    /// Changes or appends. Error(InvalidArgument) for a name with blanks, quotes, '=', '#' or control characters, or
    /// a value that the file's encoding cannot hold.
    void set(std::string_view name, std::string_view value);
    void remove(std::string_view name);
    /// Gives every setting the name that `newName` returns for it and takes out those it returns nothing for; values,
    /// order and everything around them stay. Error(InvalidArgument) as set().
    void rename(FunctionRef<std::optional<std::string>(const std::string& name)> newName);

    /// As declared by ".encoding", or as found.
    const std::string& encoding() const { return encoding_; }
    const std::vector<Text>& warnings() const { return warnings_; }

private:
    struct Line : TextLine {
        std::string name;  ///< empty: comment, blank, or not understood
        std::string value; ///< decoded, escapes undone
    };
    const Line* find(std::string_view name) const;
    void append(std::string_view name, const std::string& bytes, std::string_view value);
    void requireEncodingChange(std::string_view name) const;

    std::string byteOrderMark_;
    std::vector<Line> lines_;
    std::vector<Text> warnings_;
    std::string encoding_ = "UTF-8";
    std::string lineEnd_ = "\n";
};

} // namespace strata
