// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace strata::posix {

/// Throws the Error of a failed system call, with advice where there is one for that errno.
[[noreturn]] void throwErrno(int errnoValue, Text message, const std::filesystem::path& path,
                             std::optional<std::uint64_t> offset = std::nullopt);

/// Calls `call` again for as long as a signal interrupts it.
template<class Call>
auto retryInterrupted(Call call) {
    auto result = call();
    while (result == -1 && errno == EINTR)
        result = call();
    return result;
}

/// The path as the system wants it. A path with a NUL inside names nothing that can exist: Error(NotFound), instead
/// of the file whose name ends at the NUL.
const char* systemPath(const std::filesystem::path& path);

} // namespace strata::posix
