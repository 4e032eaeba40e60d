// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/io/file.h"

namespace strata {

/// Knows whether a file has writes that are not durable yet, and never syncs again after a sync has failed: the
/// system may have dropped the very pages that could not be written (durability.md A6).
class ExtentSync {
public:
    explicit ExtentSync(File& file) : file_(file) {}

    /// To be called before each write.
    void willWrite() {
        requireSound();
        dirty_ = true;
    }
    void sync() {
        requireSound();
        if (!dirty_)
            return;
        failed_ = true; // until the system says otherwise
        file_.sync();
        failed_ = false;
        dirty_ = false;
    }
    void requireSound() const {
        if (failed_)
            throw Error(ErrorCode::Io, text("An earlier write to the file could not be made durable, so nothing more "
                                            "is written to it"))
                .at(file_.path())
                .advice(text("Check the volume it lies on, then run a check on the disk"));
    }

private:
    File& file_;
    bool dirty_ = false;
    bool failed_ = false;
};

} // namespace strata
