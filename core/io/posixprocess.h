// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace strata::posix {

struct ProcessInfo {
    std::optional<std::uint64_t> startTicks; ///< clock ticks after boot; unknown if the system hides it
};

/// nullopt if no such process runs on this host.
std::optional<ProcessInfo> findProcess(std::int64_t pid);

/// This very process, as the system names it.
struct ThisProcess {
    std::int64_t pid = 0;
    std::uint64_t startTicks = 0; ///< 0 if hidden
    std::string name;             ///< at most 15 characters; without blanks and brackets
};
ThisProcess thisProcess();

/// The name of this host that VMware's programs on Linux write into lock files: base64, with '-' for '/', of a 32-bit
/// hash (djb2) of the host's name followed by the 64-bit host ID, both little endian (vmdk-format 5.1).
std::string vmwareMachineId();
/// The same from given values.
std::string vmwareMachineId(const std::string& hostName, std::uint64_t hostId);

} // namespace strata::posix
