// SPDX-License-Identifier: Apache-2.0
#include "core/io/file.h"

#include "core/base/error.h"

#include <algorithm>

namespace strata {

namespace {

constexpr std::size_t kCopyChunk = std::size_t{1} << 20U;

} // namespace

void File::copyFrom(File& source, std::uint64_t sourceOffset, std::uint64_t offset, std::uint64_t length) {
    std::vector<std::byte> buffer(static_cast<std::size_t>(std::min<std::uint64_t>(length, kCopyChunk)));
    while (length > 0) {
        const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(length, buffer.size()));
        const MutableByteSpan chunk = MutableByteSpan(buffer).first(step);
        source.readExactly(sourceOffset, chunk);
        writeAt(offset, chunk);
        sourceOffset += step;
        offset += step;
        length -= step;
    }
}

void File::beginWriteback(std::uint64_t, std::uint64_t) noexcept {}

void File::readExactly(std::uint64_t offset, MutableByteSpan out) {
    const std::size_t got = readAt(offset, out);
    if (got != out.size())
        throw Error(ErrorCode::Truncated, text("The file ends too early: %1 bytes are missing", out.size() - got))
            .at(path())
            .offset(offset + got);
}

} // namespace strata
