// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/format/grainengines.h"

#include <zlib.h>

namespace strata::detail {
namespace {

unsigned char* bytesOf(MutableByteSpan span) { return reinterpret_cast<unsigned char*>(span.data()); }
// zlib's interface is not const-correct; it does not write to its input.
unsigned char* bytesOf(ByteSpan span) {
    return const_cast<unsigned char*>(reinterpret_cast<const unsigned char*>(span.data()));
}

class ZlibCompressor : public GrainCompressor {
public:
    explicit ZlibCompressor(int level) {
        if (deflateInit(&stream_, level) != Z_OK)
            throw Error(ErrorCode::Internal, text("zlib could not be set up"));
    }
    ~ZlibCompressor() override { deflateEnd(&stream_); }

    std::size_t bound(std::size_t grainBytes) const override { return compressBound(grainBytes) + 16; }

    std::size_t compress(ByteSpan grain, MutableByteSpan out) override {
        deflateReset(&stream_);
        stream_.next_in = bytesOf(grain);
        stream_.avail_in = static_cast<uInt>(grain.size());
        stream_.next_out = bytesOf(out);
        stream_.avail_out = static_cast<uInt>(out.size());
        if (deflate(&stream_, Z_FINISH) != Z_STREAM_END)
            throw Error(ErrorCode::Internal, text("Compressing a grain failed: the output buffer is too small"));
        return out.size() - stream_.avail_out;
    }

private:
    z_stream stream_{};
};

class ZlibInflater : public InflateEngine {
public:
    ZlibInflater() {
        if (inflateInit2(&zlib_, MAX_WBITS) != Z_OK || inflateInit2(&raw_, -MAX_WBITS) != Z_OK)
            throw Error(ErrorCode::Internal, text("zlib could not be set up"));
    }
    ~ZlibInflater() override {
        inflateEnd(&zlib_);
        inflateEnd(&raw_);
    }
    std::optional<std::size_t> zlibStream(ByteSpan in, MutableByteSpan out) override { return run(zlib_, in, out); }
    std::optional<std::size_t> rawStream(ByteSpan in, MutableByteSpan out) override {
        const auto made = run(raw_, in, out);
        return raw_.avail_in == 0 ? made : std::nullopt;
    }

private:
    static std::optional<std::size_t> run(z_stream& stream, ByteSpan in, MutableByteSpan out) {
        inflateReset(&stream);
        stream.next_in = bytesOf(in);
        stream.avail_in = static_cast<uInt>(in.size());
        stream.next_out = bytesOf(out);
        stream.avail_out = static_cast<uInt>(out.size());
        if (inflate(&stream, Z_FINISH) != Z_STREAM_END)
            return std::nullopt;
        return out.size() - stream.avail_out;
    }

    z_stream zlib_{};
    z_stream raw_{};
};

} // namespace

std::unique_ptr<GrainCompressor> zlibCompressor(int level) { return std::make_unique<ZlibCompressor>(level); }
std::unique_ptr<InflateEngine> zlibInflater() { return std::make_unique<ZlibInflater>(); }

} // namespace strata::detail
