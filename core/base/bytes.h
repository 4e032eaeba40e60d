// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace strata {

using ByteSpan = std::span<const std::byte>;
using MutableByteSpan = std::span<std::byte>;

/// Little-endian loads and stores at any alignment. The caller guarantees that offset + width lies within the span;
/// the assertion of span::subspan (in debug and sanitizer builds) is a net, not a check.
template<class T>
T loadLe(ByteSpan bytes, std::size_t offset) {
    T value{};
    std::memcpy(&value, bytes.subspan(offset, sizeof(T)).data(), sizeof(T));
    if constexpr (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__) {
        T swapped{};
        for (std::size_t i = 0; i < sizeof(T); ++i)
            swapped = static_cast<T>((swapped << 8U) | ((value >> (8U * i)) & 0xFFU));
        return swapped;
    }
    return value;
}

template<class T>
void storeLe(MutableByteSpan bytes, std::size_t offset, T value) {
    MutableByteSpan target = bytes.subspan(offset, sizeof(T));
    for (std::size_t i = 0; i < sizeof(T); ++i)
        target[i] = static_cast<std::byte>((static_cast<std::uint64_t>(value) >> (8U * i)) & 0xFFU);
}

inline ByteSpan asBytes(std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); }
inline std::string_view asText(ByteSpan bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

/// True if every byte is zero. Runs at memory speed (compares the block with itself, shifted).
inline bool isAllZero(ByteSpan bytes) {
    if (bytes.size() < 16) {
        for (const std::byte b : bytes)
            if (b != std::byte{0})
                return false;
        return true;
    }
    return loadLe<std::uint64_t>(bytes, 0) == 0 && std::memcmp(bytes.data(), bytes.data() + 8, bytes.size() - 8) == 0;
}

} // namespace strata
