// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

namespace strata {

/// A sector is 512 bytes in every VMDK, also where the guest sees 4096 (vmdk-format "Sector").
inline constexpr std::uint64_t kSectorSize = 512;
/// Largest capacity we accept: every product with 512 fits 62 bits.
inline constexpr std::uint64_t kMaxSectors = std::uint64_t{1} << 53U;

[[noreturn]] void throwOverflow();

/// Arithmetic for numbers that came from a file: throws Error(Corrupt) instead of wrapping.
constexpr std::uint64_t checkedAdd(std::uint64_t a, std::uint64_t b) {
    std::uint64_t r = 0;
    if (__builtin_add_overflow(a, b, &r))
        throwOverflow();
    return r;
}
constexpr std::uint64_t checkedSub(std::uint64_t a, std::uint64_t b) {
    if (b > a)
        throwOverflow();
    return a - b;
}
constexpr std::uint64_t checkedMul(std::uint64_t a, std::uint64_t b) {
    std::uint64_t r = 0;
    if (__builtin_mul_overflow(a, b, &r))
        throwOverflow();
    return r;
}
constexpr std::uint64_t ceilDiv(std::uint64_t a, std::uint64_t b) { return a / b + (a % b != 0 ? 1 : 0); }
/// Smallest multiple of `unit` (> 0) that is >= a.
constexpr std::uint64_t alignUp(std::uint64_t a, std::uint64_t unit) { return checkedMul(ceilDiv(a, unit), unit); }
constexpr std::uint64_t alignDown(std::uint64_t a, std::uint64_t unit) { return a - a % unit; }
constexpr bool isPowerOfTwo(std::uint64_t a) { return a != 0 && (a & (a - 1)) == 0; }

/// A count or position in sectors. The rule of the code base: a bare integer is bytes (or a plain count);
/// whatever counts sectors in an interface has this type. All operators are checked.
class Sectors {
public:
    constexpr Sectors() = default;
    constexpr explicit Sectors(std::uint64_t count) : count_(count) {}

    constexpr std::uint64_t count() const { return count_; }
    constexpr std::uint64_t bytes() const { return checkedMul(count_, kSectorSize); }
    /// Whole sectors that `bytes` needs.
    static constexpr Sectors covering(std::uint64_t bytes) { return Sectors(ceilDiv(bytes, kSectorSize)); }
    /// Whole sectors that lie within `bytes`.
    static constexpr Sectors within(std::uint64_t bytes) { return Sectors(bytes / kSectorSize); }

    constexpr auto operator<=>(const Sectors&) const = default;
    constexpr Sectors operator+(Sectors o) const { return Sectors(checkedAdd(count_, o.count_)); }
    constexpr Sectors operator-(Sectors o) const { return Sectors(checkedSub(count_, o.count_)); }
    constexpr Sectors operator*(std::uint64_t n) const { return Sectors(checkedMul(count_, n)); }
    constexpr std::uint64_t operator/(Sectors o) const { return count_ / o.count_; }
    constexpr Sectors operator%(Sectors o) const { return Sectors(count_ % o.count_); }
    constexpr Sectors& operator+=(Sectors o) { return *this = *this + o; }
    constexpr Sectors& operator-=(Sectors o) { return *this = *this - o; }

private:
    std::uint64_t count_ = 0;
};

} // namespace strata
