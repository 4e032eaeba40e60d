// SPDX-License-Identifier: Apache-2.0
#include "core/format/grainengines.h"

#include <algorithm>
#include <array>
#include <vector>

#ifdef STRATA_HAVE_LIBDEFLATE
#include <libdeflate.h>
#else
#include <zlib.h>
#endif

namespace strata::detail {
namespace {

constexpr std::size_t kStoredBlockBytes = 65535; ///< RFC 1951, 3.2.4
constexpr std::size_t kSampleBytes = 4096;
/// A sample that shrinks to no less than this part of it will not repay the work.
constexpr std::size_t kHopelessPercent = 98;

std::uint32_t adler32Of(ByteSpan data) {
#ifdef STRATA_HAVE_LIBDEFLATE
    return libdeflate_adler32(1, data.data(), data.size());
#else
    return static_cast<std::uint32_t>(
        ::adler32_z(1, reinterpret_cast<const unsigned char*>(data.data()), data.size()));
#endif
}

/// Whether all byte values are about equally frequent, as in compressed and encrypted data: a hundredth of the price
/// of compressing the sample, and enough to let everything else pass.
bool looksRandom(ByteSpan sample) {
    std::array<std::uint32_t, 256> counts{};
    for (const std::byte value : sample)
        ++counts[std::to_integer<std::size_t>(value)];
    std::uint64_t squares = 0;
    for (const std::uint64_t count : counts)
        squares += count * count;
    const std::uint64_t n = sample.size();
    const std::uint64_t expected = n + n * (n - 1) / counts.size();
    return squares * 4 < expected * 5;
}

/// Looks at the beginning of a grain and, only if that seems hopeless, at its middle and its end.
class StoringCompressor : public GrainCompressor {
public:
    explicit StoringCompressor(std::unique_ptr<GrainCompressor> engine)
        : engine_(std::move(engine)), probe_(quickEngine()), scratch_(probe_->bound(kSampleBytes)) {}

    std::size_t bound(std::size_t grainBytes) const override {
        return std::max(engine_->bound(grainBytes), storedSize(grainBytes));
    }

    std::size_t compress(ByteSpan grain, MutableByteSpan out) override {
        if (isHopeless(grain))
            return storeGrain(grain, out);
        const std::size_t used = engine_->compress(grain, out);
        return used < storedSize(grain.size()) ? used : storeGrain(grain, out);
    }

private:
    static std::unique_ptr<GrainCompressor> quickEngine() {
        auto engine = libdeflateCompressor(1);
        return engine ? std::move(engine) : zlibCompressor(1);
    }

    bool isHopeless(ByteSpan grain) {
        if (grain.size() < 3 * kSampleBytes)
            return false;
        const std::size_t middle = grain.size() / 2 - kSampleBytes / 2;
        return isHopelessSample(grain.first(kSampleBytes)) && isHopelessSample(grain.subspan(middle, kSampleBytes))
               && isHopelessSample(grain.last(kSampleBytes));
    }

    bool isHopelessSample(ByteSpan sample) {
        return looksRandom(sample) && probe_->compress(sample, scratch_) * 100 >= kHopelessPercent * kSampleBytes;
    }

    std::unique_ptr<GrainCompressor> engine_;
    std::unique_ptr<GrainCompressor> probe_;
    std::vector<std::byte> scratch_;
};

} // namespace

std::size_t storedSize(std::size_t bytes) {
    const std::size_t blocks = std::max<std::size_t>(1, (bytes + kStoredBlockBytes - 1) / kStoredBlockBytes);
    return 2 + blocks * 5 + bytes + 4; // header, blocks, checksum
}

std::size_t storeGrain(ByteSpan data, MutableByteSpan out) {
    std::size_t at = 0;
    const auto put = [&](unsigned value) { out[at++] = static_cast<std::byte>(value & 0xFFU); };
    put(0x78); // deflate, 32 KiB window
    put(0x01); // as VMware writes it (vmdk-format 3.1)
    ByteSpan rest = data;
    do {
        const ByteSpan block = rest.first(std::min(rest.size(), kStoredBlockBytes));
        rest = rest.subspan(block.size());
        const auto length = static_cast<unsigned>(block.size());
        put(rest.empty() ? 1 : 0);
        put(length);
        put(length >> 8U);
        put(~length);
        put(~length >> 8U);
        std::copy(block.begin(), block.end(), out.begin() + static_cast<std::ptrdiff_t>(at));
        at += block.size();
    } while (!rest.empty());
    const std::uint32_t checksum = adler32Of(data);
    for (const unsigned shift : {24U, 16U, 8U, 0U}) // big-endian, unlike all else here
        put(checksum >> shift);
    return at;
}

std::unique_ptr<GrainCompressor> storingCompressor(std::unique_ptr<GrainCompressor> engine) {
    return std::make_unique<StoringCompressor>(std::move(engine));
}

} // namespace strata::detail
