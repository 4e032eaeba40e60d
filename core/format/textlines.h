// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/text.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strata {

// What text descriptors and .vmx / .vmsd files have in common: lines of `key = "value"` whose bytes are kept, in an
// encoding that leaves ASCII as it is (see core/base/encoding.h), so that lines, '=' and quotes are found in the
// bytes.

inline constexpr std::size_t kMaxTextBytes = std::size_t{4} << 20U;
inline constexpr std::size_t kMaxTextLineBytes = std::size_t{64} << 10U;
inline constexpr std::size_t kMaxTextLines = 131072;

struct TextLine {
    std::string raw; ///< bytes without the line end
    std::string end; ///< "\n", "\r\n", or "" for a last line that has none
};

/// The UTF-8 byte order mark at the start of `text`, taken off it; empty if there is none.
std::string takeByteOrderMark(std::string_view& text);
/// Joined again, raw + end give `text`. Error(LimitExceeded) past one of the limits above.
std::vector<TextLine> splitLines(std::string_view text);
/// The line end that a new line of this text should have: that of its first line.
std::string usualLineEnd(std::string_view text);

/// Where the parts of a `key = value` line stand.
struct KeyValueSpan {
    std::string_view key;       ///< within the line
    std::size_t valueStart = 0; ///< behind the opening quote, if there is one
    std::size_t valueEnd = 0;   ///< before the closing quote
    bool quoted = false;
    bool closed = false; ///< the closing quote is there

    /// What stands between key and value: "=", " = ".
    std::string_view separator(std::string_view raw) const;
};

/// Which quote ends a value: a descriptor has no escapes, so a value may hold quotes (vmdk-format 1.2).
enum class ClosingQuote { Next, Last };

/// nullopt if `raw` is not of this form: the key must be a non-empty word of ASCII without blanks and quotes.
std::optional<KeyValueSpan> scanKeyValue(std::string_view raw, ClosingQuote closing);
/// `raw` with another value; keeps all that stands around it, and adds quotes only where `value` needs them.
std::string replaceValue(std::string_view raw, const KeyValueSpan& span, std::string_view value);

/// The encoding a text is read in: the declared one if it is known, else UTF-8 if the text is that, else windows-1252
/// (vmdk-format 1.2). An unknown name adds a warning.
std::string chooseEncoding(const std::optional<std::string>& declared, std::string_view text,
                           std::vector<Text>& warnings);
/// Decodes for reading; what is not well-formed in `encoding` is taken as windows-1252 and sets `damaged`.
std::string decodeTolerantly(std::string_view bytes, const std::string& encoding, bool& damaged);
/// Encodes for writing. Error(InvalidArgument) that names the first character which `encoding` does not have.
std::string encodeExactly(std::string_view value, const std::string& encoding);

} // namespace strata
