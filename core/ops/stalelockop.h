// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/operation.h"

#include <filesystem>
#include <memory>

namespace strata {

/// Deletes the locks (`file`.lck, vmdk-format 5.1) that programs of this computer left behind when they died.
/// `path`: a file that is locked, its lock folder, or a .vmx or folder, which stands for every lock in that folder.
/// Refused (Locked, naming the holder) if any member of such a lock is in use or from another computer: then nothing
/// is deleted at all. The plan names the members.
std::unique_ptr<Operation> removeStaleLockOp(std::filesystem::path path);

} // namespace strata
