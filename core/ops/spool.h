// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/operation.h"

#include <filesystem>
#include <memory>

namespace strata {

class ByteSource;

/// What comes through a pipe, as a file that operations can read: a temporary one beside the destination, which goes
/// away with the object. Zeros are not stored. One that a crash left is removed by the next.
class Spool {
public:
    /// Makes the empty file in `folder`, for its owner's eyes only.
    Spool(FileSystem& fs, const std::filesystem::path& folder);
    ~Spool();
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    const std::filesystem::path& path() const { return path_; }
    /// Reads `source` to its end. Progress counts bytes; how many there are is not known before the end.
    void fill(ByteSource& source, OpContext& context);

private:
    FileSystem& fs_;
    std::filesystem::path path_;
    std::unique_ptr<File> file_; ///< locked as long as the object lives
};

} // namespace strata
