// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"

#include <filesystem>
#include <memory>
#include <shared_mutex>

namespace strata::vix {

/// A disk that is open in this process, under as many handles as the program likes: what one writes, the others read.
/// Threads: any; readers at the same time, writers alone.
class OpenDisk {
public:
    /// Opens, or joins who has it open already. A reader's disk becomes writable when a writer joins.
    static std::shared_ptr<OpenDisk> open(const std::filesystem::path& path, bool singleLink, bool writable);
    /// The disk that somebody of this process has open; nullptr if nobody has.
    static std::shared_ptr<OpenDisk> find(const std::filesystem::path& descriptor);
    /// Puts the links of `parent` below those of `child` (see attachChains()), which must be open under one handle
    /// only, and is shared with no other from then on.
    static void attach(const OpenDisk& parent, const std::shared_ptr<OpenDisk>& child);
    /// Closes the disk if nobody else has it; errors of the last writes show here.
    static void release(std::shared_ptr<OpenDisk> disk);
    ~OpenDisk();
    OpenDisk(const OpenDisk&) = delete;
    OpenDisk& operator=(const OpenDisk&) = delete;

    const std::filesystem::path& path() const { return path_; }
    bool singleLink() const { return singleLink_; }

    /// `use` gets the chain, with other readers beside it, or alone. Error(Io) if the disk could not be opened again
    /// after work on its files.
    template<class Use>
    auto reading(Use use) {
        const std::shared_lock guard(mutex_);
        return use(chain());
    }
    template<class Use>
    auto writing(Use use) {
        const std::unique_lock guard(mutex_);
        return use(chain());
    }
    /// Closes the disk, so that an operation can work on its files, and opens it again.
    void whileClosed(FunctionRef<void()> work);

private:
    OpenDisk(std::filesystem::path path, bool singleLink) : path_(std::move(path)), singleLink_(singleLink) {}
    /// What was attached below a disk, and below that: needed whenever the disk is opened again.
    struct Below {
        std::filesystem::path path;
        bool singleLink;
        std::shared_ptr<const Below> below;
    };
    static std::unique_ptr<DiskChain> openAll(const Below& disk, bool writable);
    void openChain(bool writable);
    void requireWritable();
    DiskChain& chain();

    std::filesystem::path path_;
    bool singleLink_;
    bool writable_ = false;
    std::shared_ptr<const Below> below_; ///< nullptr: nothing was attached
    std::shared_mutex mutex_;
    std::unique_ptr<DiskChain> chain_;
};

} // namespace strata::vix
