// SPDX-License-Identifier: Apache-2.0
#include "core/disk/disklink.h"

#include "core/base/error.h"
#include "core/disk/descriptorstore.h"
#include "core/disk/diskopener.h"
#include "core/disk/extentpool.h"
#include "core/disk/extentruns.h"
#include "core/disk/newdisk.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace strata {

namespace {

/// Sets of more files than this are opened on use only.
constexpr std::size_t kMaxHeldExtents = 64;

} // namespace

DiskLink::DiskLink(FileSystem& fs, Descriptor descriptor, DescriptorPlace place, std::vector<ExtentPlace> extents,
                   OpenMode mode, LockMode lock, const ExtentOptions& options, std::shared_ptr<ExtentPool> pool)
    : fs_(fs), descriptor_(std::move(descriptor)), place_(std::move(place)), extents_(std::move(extents)),
      mode_(mode), lock_(lock), options_(options), pool_(std::move(pool)) {
    for (const ExtentPlace& extent : extents_)
        capacity_ += extent.line.sectors;
    if (capacity_.count() == 0 || capacity_.count() > kMaxSectors)
        throw Error(ErrorCode::Corrupt, text("The disk's extents add up to %1 sectors", capacity_.count()))
            .at(place_.path);
    if (pool_ == nullptr)
        pool_ = std::make_shared<ExtentPool>(kMaxOpenExtents);
    lockDescriptor();
}

DiskLink::~DiskLink() {
    held_.clear();
    pool_->drop(this);
}

void DiskLink::holdExtents() {
    if (extents_.size() > kMaxHeldExtents)
        return;
    for (std::size_t index = 0; index < extents_.size(); ++index)
        held_.push_back(extent(index));
}

void DiskLink::lockDescriptor() {
    if (lock_ != LockMode::None && !place_.embedded && !place_.path.empty())
        descriptorLock_ =
            fs_.open(place_.path, lock_ == LockMode::Exclusive ? OpenMode::ReadWrite : OpenMode::Read, lock_);
}

void DiskLink::renewCid() {
    if (place_.path.empty())
        return;
    const std::string before = descriptor_.encode();
    Descriptor changed = descriptor_;
    changed.setCid(newContentId());
    storeDescriptor(fs_, place_, changed, before,
                    lock_ == LockMode::Exclusive ? IntentLocks::CallerHolds : IntentLocks::Take);
    descriptor_ = std::move(changed);
    descriptorLock_.reset(); // a separate descriptor is a new file now
    lockDescriptor();
}

/// Every kind of extent is asked once, so that a set of thousands opens a few files. ZERO lines hold nothing and take
/// part only where there is nothing else.
Capabilities DiskLink::capabilities() {
    std::optional<Capabilities> all;
    std::set<std::pair<ExtentType, ExtentAccess>> asked;
    for (std::size_t index = 0; index < extents_.size(); ++index) {
        const ExtentLine& line = extents_[index].line;
        if (line.type == ExtentType::Zero || !asked.insert({line.type, line.access}).second)
            continue;
        const Capabilities one = extent(index)->capabilities();
        if (!all)
            all = one;
        all->write = all->write && one.write;
        all->markZero = all->markZero && one.markZero;
        all->allocates = all->allocates || one.allocates;
        all->compressed = all->compressed || one.compressed;
        all->granularity = std::max(all->granularity, one.granularity);
    }
    return all ? *all : extent(0)->capabilities();
}

std::shared_ptr<Extent> DiskLink::extent(std::size_t index) {
    return pool_->get(this, index, [&] {
        return openExtent(fs_, extents_[index].path, extents_[index].line, mode_, lock_, options_);
    });
}

std::size_t DiskLink::extentAt(Sectors sector) const {
    const auto after =
        std::upper_bound(extents_.begin(), extents_.end(), sector,
                         [](Sectors wanted, const ExtentPlace& place) { return wanted < place.start; });
    return static_cast<std::size_t>(after - extents_.begin()) - 1;
}

void DiskLink::forEachPiece(Sectors start, Sectors length,
                            FunctionRef<bool(std::size_t, Sectors, Sectors)> visit) const {
    if (start + length > capacity_)
        throw Error(ErrorCode::InvalidArgument,
                    text("Sector %1 lies past the end of the disk", (start + length).count()))
            .at(place_.path);
    for (std::size_t index = extentAt(start); length.count() > 0; ++index) {
        const ExtentPlace& place = extents_[index];
        const Sectors within = start - place.start;
        const Sectors piece = std::min(length, place.line.sectors - within);
        if (!visit(index, within, piece))
            return;
        start += piece;
        length -= piece;
    }
}

void DiskLink::map(Sectors start, Sectors length, RunSink sink) {
    RunJoiner joined(sink);
    forEachPiece(start, length, [&](std::size_t index, Sectors within, Sectors piece) {
        bool more = true;
        extent(index)->map(within, piece, [&](const Run& found) {
            Run run = found;
            run.start += extents_[index].start;
            // Only stored data belongs to a file; what is empty joins across extents.
            run.extent = run.kind == RunKind::Data ? static_cast<std::uint32_t>(index) : 0;
            more = joined.add(run);
            return more;
        });
        return more;
    });
    joined.finish();
}

void DiskLink::read(Sectors start, MutableByteSpan out) {
    forEachPiece(start, Sectors::within(out.size()), [&](std::size_t index, Sectors within, Sectors piece) {
        extent(index)->read(within, out.first(piece.bytes()));
        out = out.subspan(piece.bytes());
        return true;
    });
}

void DiskLink::readRun(const Run& run, MutableByteSpan out) {
    const std::shared_ptr<Extent> owner = extent(run.extent);
    if (run.stored)
        owner->file()->readExactly(run.fileOffset, out);
    else
        owner->read(run.start - extents_[run.extent].start, out);
}

void DiskLink::write(Sectors start, ByteSpan data) {
    forEachPiece(start, Sectors::within(data.size()), [&](std::size_t index, Sectors within, Sectors piece) {
        extent(index)->write(within, data.first(piece.bytes()));
        data = data.subspan(piece.bytes());
        return true;
    });
}

void DiskLink::writeZeros(Sectors start, Sectors length, bool maskParent) {
    forEachPiece(start, length, [&](std::size_t index, Sectors within, Sectors piece) {
        extent(index)->writeZeros(within, piece, maskParent);
        return true;
    });
}

void DiskLink::flush() {
    pool_->forEach(this, [](Extent& extent) { extent.flush(); });
}

void DiskLink::close() {
    pool_->forEach(this, [](Extent& extent) { extent.close(); });
    held_.clear();
    pool_->drop(this);
}

} // namespace strata
