// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/operation.h"

#include <filesystem>
#include <memory>

namespace strata {

/// Where DeleteOp keeps a file that can be brought back: `file`.deleted.
std::filesystem::path deletedName(const std::filesystem::path& file);

/// Brings a disk back that was deleted with DeleteParams::keep: all its files get their names again, in one step.
/// Error(NotFound) if there is none, Error(AlreadyExists) if another disk has its name by now.
std::unique_ptr<Operation> undeleteOp(std::filesystem::path disk);
/// Deletes what such a delete kept, for good.
std::unique_ptr<Operation> purgeDeletedOp(std::filesystem::path disk);

} // namespace strata
