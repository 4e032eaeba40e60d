// SPDX-License-Identifier: Apache-2.0
#include "core/vixdisklib/opendisk.h"

#include "core/base/error.h"
#include "core/ops/attachop.h"
#include "core/vixdisklib/errors.h"
#include "core/vixdisklib/library.h"

#include <mutex>
#include <vector>

namespace strata::vix {
namespace {

struct Open {
    std::mutex mutex;
    std::vector<std::weak_ptr<OpenDisk>> disks;
};

Open& openDisks() {
    static Open open;
    return open;
}

} // namespace

std::shared_ptr<OpenDisk> OpenDisk::open(const std::filesystem::path& path, bool singleLink, bool writable) {
    FileSystem& fs = nativeFileSystem();
    if (!fs.exists(path))
        throw Error(ErrorCode::NotFound, text("There is no such file")).at(path);
    const std::filesystem::path descriptor = fs.canonical(findDescriptor(fs, path));
    Open& open = openDisks();
    const std::lock_guard guard(open.mutex);
    std::erase_if(open.disks, [](const std::weak_ptr<OpenDisk>& disk) { return disk.expired(); });
    for (const std::weak_ptr<OpenDisk>& weak : open.disks) {
        std::shared_ptr<OpenDisk> disk = weak.lock();
        if (!disk || disk->path_ != descriptor || disk->singleLink_ != singleLink)
            continue;
        if (writable)
            disk->requireWritable();
        return disk;
    }
    const std::shared_ptr<OpenDisk> disk(new OpenDisk(descriptor, singleLink));
    disk->openChain(writable);
    open.disks.push_back(disk);
    return disk;
}

std::shared_ptr<OpenDisk> OpenDisk::find(const std::filesystem::path& descriptor) {
    const std::lock_guard guard(openDisks().mutex);
    for (const std::weak_ptr<OpenDisk>& weak : openDisks().disks)
        if (std::shared_ptr<OpenDisk> disk = weak.lock(); disk && disk->path_ == descriptor)
            return disk;
    return nullptr;
}

void OpenDisk::release(std::shared_ptr<OpenDisk> disk) {
    const std::lock_guard guard(openDisks().mutex); // nobody joins meanwhile
    if (disk.use_count() > 1)
        return;
    const std::unique_lock alone(disk->mutex_);
    if (const std::unique_ptr<DiskChain> chain = std::move(disk->chain_))
        chain->close();
}

std::unique_ptr<DiskChain> OpenDisk::openAll(const Below& disk, bool writable) {
    OpenOptions options;
    options.mode = writable ? OpenMode::ReadWrite : OpenMode::Read;
    options.followParents = !disk.singleLink;
    options.trust = Library::instance().trusts();
    std::unique_ptr<DiskChain> chain = openDisk(nativeFileSystem(), disk.path, options);
    if (!disk.below)
        return chain;
    return attachChains(openAll(*disk.below, false), std::move(chain));
}

void OpenDisk::openChain(bool writable) {
    chain_ = openAll({path_, singleLink_, below_}, writable);
    writable_ = writable;
}

void OpenDisk::requireWritable() {
    const std::unique_lock guard(mutex_);
    if (!writable_)
        openChain(true);
}

DiskChain& OpenDisk::chain() {
    if (!chain_)
        throw Error(ErrorCode::Io, text("The disk could not be opened again")).at(path_);
    return *chain_;
}

void OpenDisk::whileClosed(FunctionRef<void()> work) {
    const std::unique_lock guard(mutex_);
    chain().close();
    chain_.reset();
    std::exception_ptr failure;
    try {
        work();
    } catch (...) {
        failure = std::current_exception();
    }
    openChain(writable_);
    if (failure)
        std::rethrow_exception(failure);
}

void OpenDisk::attach(const OpenDisk& parent, const std::shared_ptr<OpenDisk>& child) {
    Open& open = openDisks();
    const std::lock_guard guard(open.mutex);
    constexpr long kHandleAndCaller = 2;
    if (child.use_count() > kHandleAndCaller)
        throw Failure(VIX_E_OBJECT_IS_BUSY);
    const auto below = std::make_shared<const Below>(Below{parent.path_, parent.singleLink_, parent.below_});
    std::unique_ptr<DiskChain> lower = openAll(*below, false);
    const std::unique_lock alone(child->mutex_);
    requireAttachable(*lower, child->chain());
    child->below_ = below;
    child->chain_ = attachChains(std::move(lower), std::move(child->chain_));
    std::erase_if(open.disks, [&](const std::weak_ptr<OpenDisk>& disk) { return disk.lock() == child; });
}

OpenDisk::~OpenDisk() {
    try {
        if (chain_)
            chain_->close();
    } catch (const std::exception& error) {
        Library::instance().warn(error.what());
    }
}

} // namespace strata::vix
