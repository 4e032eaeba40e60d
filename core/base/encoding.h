// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace strata {

/// Text encodings that VMware's files declare: UTF-8, windows-125x, ISO-8859-x, GBK, GB18030, Big5, Shift_JIS, EUC-x,
/// KOI8-x, the DOS code pages, with their usual spellings (case, '-', '_' and ' ' do not matter).
/// The list is closed: all of them leave ASCII as it is and carry no state, so that lines, quotes and '=' can be
/// found in the bytes; and a name that came from a file never reaches the system's converter loader. Names shared by
/// a standard and a Windows code page mean the code page, which is what VMware on Windows wrote: Shift_JIS is CP932
/// (0x5C is a backslash, not a yen sign), Big5 is CP950, EUC-KR is CP949.
bool isKnownEncoding(std::string_view name);

/// Exact or nothing: nullopt if `bytes` are not well-formed in that encoding.
/// windows-1252 decodes every byte (the five that it leaves open become C1 controls), so that it can be the last
/// resort. Error(NotSupported) for a name that is not known.
std::optional<std::string> toUtf8(std::string_view bytes, std::string_view encoding);

/// Exact or nothing: nullopt if `text` is not UTF-8 or holds a character that the encoding does not have.
/// Error(NotSupported) for a name that is not known.
std::optional<std::string> fromUtf8(std::string_view text, std::string_view encoding);

bool isAscii(std::string_view text);

} // namespace strata
