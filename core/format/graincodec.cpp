// SPDX-License-Identifier: Apache-2.0
#include "core/format/graincodec.h"

#include "core/format/grainengines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace strata {
namespace {

constexpr int kHighestLevel = 12;
constexpr int kHighestZlibLevel = 9;
constexpr int kHighestSampledLevel = 9;

/// RFC 1950: deflate, window up to 32 KiB, no dictionary, check bits right. No deflate program begins a raw stream
/// like that: it would be a stored block with padding that is not zero.
bool hasZlibHeader(ByteSpan bytes) {
    if (bytes.size() < 2)
        return false;
    const auto method = std::to_integer<unsigned>(bytes[0]);
    const auto flags = std::to_integer<unsigned>(bytes[1]);
    return (method & 0x0FU) == 8 && (method >> 4U) <= 7 && (flags & 0x20U) == 0 && (method * 256 + flags) % 31 == 0;
}

int levelNumber(CompressionLevel level) {
    switch (level.purpose) {
    case CompressionLevel::Purpose::Fast: return 1;
    case CompressionLevel::Purpose::Balanced: return 3;
    case CompressionLevel::Purpose::Small: return 6;
    case CompressionLevel::Purpose::Smallest: return kHighestLevel;
    case CompressionLevel::Purpose::Number: return std::clamp(level.number, 0, kHighestLevel);
    }
    return 3;
}

} // namespace

std::optional<CompressionLevel> parseCompressionLevel(std::string_view text) {
    using Purpose = CompressionLevel::Purpose;
    static constexpr std::array<std::pair<std::string_view, Purpose>, 4> purposes{{{"fast", Purpose::Fast},
                                                                                   {"balanced", Purpose::Balanced},
                                                                                   {"small", Purpose::Small},
                                                                                   {"smallest", Purpose::Smallest}}};
    for (const auto& [name, purpose] : purposes)
        if (text == name)
            return CompressionLevel{purpose, 0};
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0 || number > kHighestLevel)
        return std::nullopt;
    return CompressionLevel{Purpose::Number, number};
}

std::unique_ptr<GrainCompressor> makeGrainCompressor(CompressionLevel level) {
    if (level.purpose == CompressionLevel::Purpose::Fast)
        if (auto engine = detail::isalCompressor())
            return detail::storingCompressor(std::move(engine));
    const int number = levelNumber(level);
    auto engine = detail::libdeflateCompressor(number);
    if (!engine)
        engine = detail::zlibCompressor(std::min(number, kHighestZlibLevel));
    // Who asks for the smallest result gets every grain tried in full; level 0 stores anyhow.
    if (number == 0 || number > kHighestSampledLevel)
        return engine;
    return detail::storingCompressor(std::move(engine));
}

struct GrainInflater::Engine {
    std::unique_ptr<detail::InflateEngine> inflate = detail::libdeflateInflater();
    Engine() {
        if (!inflate)
            inflate = detail::zlibInflater();
    }
};

GrainInflater::GrainInflater() : engine_(std::make_unique<Engine>()) {}
GrainInflater::~GrainInflater() = default;

std::optional<std::size_t> GrainInflater::inflate(ByteSpan compressed, MutableByteSpan out) {
    // What begins like zlib is never taken for raw deflate: a damaged grain must not inflate to something else.
    if (hasZlibHeader(compressed))
        return engine_->inflate->zlibStream(compressed, out);
    return engine_->inflate->rawStream(compressed, out);
}

} // namespace strata
