// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/format/grainengines.h"

#ifdef STRATA_HAVE_ISAL
#include <isa-l/igzip_lib.h>

#include <vector>
#endif

namespace strata::detail {

#ifdef STRATA_HAVE_ISAL
namespace {

/// Level 2 measured as ISA-L's best trade: ten times zlib's speed for a tenth more bytes (performance figures, 3).
constexpr std::uint32_t kIsalLevel = 2;

class IsalCompressor : public GrainCompressor {
public:
    IsalCompressor() : stream_(std::make_unique<isal_zstream>()), work_(ISAL_DEF_LVL2_DEFAULT) {}

    /// Stored blocks cost 5 bytes per 65535; zlib's frame 6; the rest is room for ISA-L's own headers.
    std::size_t bound(std::size_t grainBytes) const override { return grainBytes + grainBytes / 1024 + 512; }

    std::size_t compress(ByteSpan grain, MutableByteSpan out) override {
        isal_zstream& stream = *stream_;
        isal_deflate_stateless_init(&stream);
        stream.level = kIsalLevel;
        stream.level_buf = work_.data();
        stream.level_buf_size = static_cast<std::uint32_t>(work_.size());
        stream.gzip_flag = IGZIP_ZLIB;
        stream.end_of_stream = 1;
        stream.flush = NO_FLUSH;
        stream.next_in = const_cast<std::uint8_t*>(reinterpret_cast<const std::uint8_t*>(grain.data()));
        stream.avail_in = static_cast<std::uint32_t>(grain.size());
        stream.next_out = reinterpret_cast<std::uint8_t*>(out.data());
        stream.avail_out = static_cast<std::uint32_t>(out.size());
        if (isal_deflate_stateless(&stream) != COMP_OK)
            throw Error(ErrorCode::Internal, text("Compressing a grain failed: the output buffer is too small"));
        return out.size() - stream.avail_out;
    }

private:
    std::unique_ptr<isal_zstream> stream_; ///< far too large for a stack
    std::vector<std::uint8_t> work_;
};

} // namespace

std::unique_ptr<GrainCompressor> isalCompressor() { return std::make_unique<IsalCompressor>(); }
#else
std::unique_ptr<GrainCompressor> isalCompressor() { return nullptr; }
#endif

} // namespace strata::detail
