// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"
#include "core/io/intentformat.h"

namespace strata {

/// What the guards need to know of a file: whether it is there, its size, its first 4 KiB. `appendFrom` stays 0.
IntentDocument::File identifyFile(FileSystem& fs, const std::filesystem::path& folder, const std::string& name);

/// Throws Error(Interrupted) unless every file of the records is as it was when the intent was made, or as the
/// records leave it: then nobody else has written since. Reads only.
void requireGuards(FileSystem& fs, const std::filesystem::path& folder, const IntentDocument& document);

/// Does the records and makes them durable. Requires the guards to hold. Idempotent: after a stop at any moment the
/// guards hold again, and running it again ends in the same state.
void replayRecords(FileSystem& fs, const std::filesystem::path& folder, const IntentDocument& document);

} // namespace strata
