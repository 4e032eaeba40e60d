// SPDX-License-Identifier: Apache-2.0
// Inflating never writes past its buffer; what we deflate inflates to the same bytes.
#include "core/format/graincodec.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

using namespace strata;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static GrainInflater inflater;
    static const auto compressor = makeGrainCompressor({});
    const ByteSpan bytes = std::as_bytes(std::span(data, size));
    std::vector<std::byte> out(65536);
    if (const auto made = inflater.inflate(bytes, out); made && *made > out.size())
        std::abort();
    if (size == 0 || size > out.size())
        return 0;
    std::vector<std::byte> compressed(compressor->bound(size));
    const std::size_t used = compressor->compress(bytes, compressed);
    const auto made = inflater.inflate(ByteSpan(compressed).first(used), out);
    if (made != size || !std::equal(bytes.begin(), bytes.end(), out.begin()))
        std::abort();
    return 0;
}
