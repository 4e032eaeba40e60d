// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <array>
#include <cstdint>

namespace strata {

using Sha256Digest = std::array<std::byte, 32>;

/// SHA-256 (FIPS 180-4), fed piece by piece.
class Sha256 {
public:
    void update(ByteSpan data);
    /// Ends the computation; the object is used up.
    Sha256Digest finish();

private:
    void block(const std::byte* data);

    std::array<std::uint32_t, 8> state_ = {0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A,
                                           0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19};
    std::array<std::byte, 64> pending_{};
    std::size_t pendingSize_ = 0;
    std::uint64_t length_ = 0;
};

inline Sha256Digest sha256(ByteSpan data) {
    Sha256 hash;
    hash.update(data);
    return hash.finish();
}

} // namespace strata
