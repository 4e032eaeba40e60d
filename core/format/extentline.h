// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/units.h"
#include "core/format/disktypes.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace strata {

/// One extent line (vmdk-format 1.6): ACCESS SECTORS TYPE ["NAME" [OFFSET [extra]]].
struct ExtentLine {
    ExtentAccess access = ExtentAccess::ReadWrite;
    Sectors sectors;
    ExtentType type = ExtentType::Flat;
    std::string typeWord;    ///< as spelt in the file
    std::string fileName;    ///< UTF-8; empty for ZERO
    std::string rawFileName; ///< bytes as they stand in the file, before decoding
    Sectors offset;          ///< into the file; 0 where the line has none
    std::string extra;       ///< tokens after the offset, kept
};

/// nullopt if `raw` is no extent line. `fileName` stays empty: the caller decodes `rawFileName`.
/// Error(Corrupt) naming `lineNumber` for a line that is meant as an extent and cannot be read, since leaving it out
/// would make the disk shorter without a word.
std::optional<ExtentLine> parseExtentLine(std::string_view raw, std::size_t lineNumber);

/// The canonical spelling that VMware, qemu, VirtualBox and libvmdk all take (vmdk-format 6.3); `nameBytes` in the
/// encoding of the file. Error(InvalidArgument) for what cannot be written.
std::string formatExtentLine(const ExtentLine& line, std::string_view nameBytes);

/// True if `value` holds no quote and no control character, for which descriptors have no escape.
bool isWritable(std::string_view value);
/// Error(InvalidArgument) if it is not.
void requireWritable(std::string_view value);

} // namespace strata
