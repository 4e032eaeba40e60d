// SPDX-License-Identifier: Apache-2.0
// Every binary header: refused with an Error, or encoded back to a header that says the same.
#include "core/base/error.h"
#include "core/format/cowdheader.h"
#include "core/format/sesparse.h"
#include "core/format/sparseheader.h"
#include "core/format/streammarker.h"

#include <cstdlib>
#include <vector>

using namespace strata;

namespace {

template<class F>
void refusedOr(F&& check) {
    try {
        check();
    } catch (const Error&) {
        return;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::vector<std::byte> bytes(kCowdHeaderBytes);
    std::memcpy(bytes.data(), data, std::min(size, bytes.size()));
    const ByteSpan sector = ByteSpan(bytes).first(kSectorSize);
    constexpr std::uint64_t kFileSize = std::uint64_t{1} << 40U;
    refusedOr([&] {
        const SparseHeader header = parseSparseHeader(sector, kFileSize);
        const auto again = encodeSparseHeader(header);
        if (!header.newlineDamaged && !(parseSparseHeader(again, kFileSize) == header))
            std::abort();
    });
    refusedOr([&] {
        const CowdHeader header = parseCowdHeader(bytes, kFileSize);
        if (!(parseCowdHeader(encodeCowdHeader(header), kFileSize) == header))
            std::abort();
    });
    refusedOr([&] { (void)parseSeSparseHeader(sector, kFileSize); });
    refusedOr([&] { (void)parseStreamMarker(sector).extentInFile(); });
    refusedOr([&] { (void)decodeSeEntry(loadLe<std::uint64_t>(sector, 0)); });
    refusedOr([&] { (void)decodeSeDirectoryEntry(loadLe<std::uint64_t>(sector, 8)); });
    return 0;
}
