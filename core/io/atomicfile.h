// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/io/filesystem.h"

namespace strata {

/// Makes `path` hold `contents`: after a kill or power cut at any moment it holds all of the old or all of the new.
/// Writes a temporary file of random name in the same folder, gives it the attributes of the old file, syncs,
/// renames, syncs the folder. A symbolic link stays; what it points to is replaced. Creates the file if there is
/// none. After an error the old contents are in place and no temporary is left, except where the last step (syncing
/// the folder) fails: then the new contents are in place, but may not survive a power cut.
void replaceFile(FileSystem& fs, const std::filesystem::path& path, ByteSpan contents);

/// Deletes temporaries that a crash inside replaceFile() left beside `path`. The caller holds the lock of whatever
/// `path` belongs to, so that nobody is replacing it now. Never throws for a file it cannot delete.
void removeReplaceLeftovers(FileSystem& fs, const std::filesystem::path& path);

} // namespace strata
