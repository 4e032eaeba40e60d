// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/units.h"

#include <cstdint>
#include <vector>

namespace strata::test {

/// How a compressed file is laid out: every variant of vmdk-format 3.3, and some that only a test would make.
struct StreamLayout {
    enum class Directory {
        Behind,          ///< at the end, found by the footer
        BehindAndHeader, ///< at the end, and the header knows it, too
        Front,           ///< before the grains, without markers (VDDK, open-vmdk, qemu)
    };
    Directory directory = Directory::Behind;
    bool markers = true;      ///< flag 17; without it grains have a 4-byte size only
    bool footer = true;       ///< with Behind*
    bool endOfStream = true;  ///< the closing zero sector
    bool emptyTables = false; ///< write tables without grains, too
    bool progress = false;    ///< undocumented markers between the grains
    bool rawDeflate = false;  ///< no zlib wrapping
    bool padLastGrain = true; ///< compress a short last grain with zeros up to a whole one
    bool stored = false;      ///< level 0: the compressed grain is larger than the grain
    bool descending = false;  ///< grains in the file in descending order
    Sectors grain{128};
    std::uint64_t overHead = 128;
    std::uint32_t version = 3;
    std::size_t padding = 0; ///< zero bytes after everything
};

/// A file with these contents; grains of zeros are left out.
std::vector<std::byte> buildStream(ByteSpan contents, const StreamLayout& layout);

} // namespace strata::test
