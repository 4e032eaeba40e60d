// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/format/grainengines.h"

#ifdef STRATA_HAVE_LIBDEFLATE
#include <libdeflate.h>
#endif

namespace strata::detail {

#ifdef STRATA_HAVE_LIBDEFLATE
namespace {

class LibdeflateCompressor : public GrainCompressor {
public:
    explicit LibdeflateCompressor(int level) : compressor_(libdeflate_alloc_compressor(level)) {
        if (compressor_ == nullptr)
            throw std::bad_alloc();
    }
    ~LibdeflateCompressor() override { libdeflate_free_compressor(compressor_); }

    std::size_t bound(std::size_t grainBytes) const override {
        return libdeflate_zlib_compress_bound(compressor_, grainBytes);
    }
    std::size_t compress(ByteSpan grain, MutableByteSpan out) override {
        const std::size_t used =
            libdeflate_zlib_compress(compressor_, grain.data(), grain.size(), out.data(), out.size());
        if (used == 0)
            throw Error(ErrorCode::Internal, text("Compressing a grain failed: the output buffer is too small"));
        return used;
    }

private:
    libdeflate_compressor* compressor_;
};

class LibdeflateInflater : public InflateEngine {
public:
    LibdeflateInflater() : decompressor_(libdeflate_alloc_decompressor()) {
        if (decompressor_ == nullptr)
            throw std::bad_alloc();
    }
    ~LibdeflateInflater() override { libdeflate_free_decompressor(decompressor_); }

    std::optional<std::size_t> zlibStream(ByteSpan in, MutableByteSpan out) override {
        std::size_t made = 0;
        const auto result =
            libdeflate_zlib_decompress(decompressor_, in.data(), in.size(), out.data(), out.size(), &made);
        return result == LIBDEFLATE_SUCCESS ? std::optional(made) : std::nullopt;
    }
    std::optional<std::size_t> rawStream(ByteSpan in, MutableByteSpan out) override {
        std::size_t used = 0;
        std::size_t made = 0;
        const auto result = libdeflate_deflate_decompress_ex(decompressor_, in.data(), in.size(), out.data(),
                                                             out.size(), &used, &made);
        return result == LIBDEFLATE_SUCCESS && used == in.size() ? std::optional(made) : std::nullopt;
    }

private:
    libdeflate_decompressor* decompressor_;
};

} // namespace

std::unique_ptr<GrainCompressor> libdeflateCompressor(int level) {
    return std::make_unique<LibdeflateCompressor>(level);
}
std::unique_ptr<InflateEngine> libdeflateInflater() { return std::make_unique<LibdeflateInflater>(); }
#else
std::unique_ptr<GrainCompressor> libdeflateCompressor(int) { return nullptr; }
std::unique_ptr<InflateEngine> libdeflateInflater() { return nullptr; }
#endif

} // namespace strata::detail
