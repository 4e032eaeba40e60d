// SPDX-License-Identifier: Apache-2.0
// Any bytes: refused with an Error, or kept to the byte; and an edit leaves something that parses.
#include "core/base/error.h"
#include "core/format/descriptor.h"

#include <cstdlib>

using namespace strata;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteSpan bytes = std::as_bytes(std::span(data, size));
    try {
        Descriptor descriptor = Descriptor::parse(bytes);
        const std::string encoded = descriptor.encode();
        const std::string_view text = asText(bytes);
        if (encoded != text.substr(0, std::min(text.find('\0'), text.size())))
            std::abort();
        descriptor.setDdb("adapterType", "ide");
        if (Descriptor::parse(asBytes(descriptor.encode())).ddb("adapterType") != "ide")
            std::abort();
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
