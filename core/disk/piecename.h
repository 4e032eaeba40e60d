// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

namespace strata {

/// For a name that VMware's programs give to a piece of a disk (x-flat.vmdk, x-s001.vmdk, x-delta.vmdk ...;
/// vmdk-format 1.10): the name that its descriptor has then, in the same folder (x.vmdk).
std::optional<std::filesystem::path> descriptorNameFor(const std::filesystem::path& piece);

} // namespace strata
