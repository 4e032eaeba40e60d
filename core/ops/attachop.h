// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/format/disktypes.h"
#include "core/ops/operation.h"

#include <memory>

namespace strata {

struct CreateChildParams {
    std::filesystem::path parent; ///< any link of any kind
    std::filesystem::path child;
    /// MonolithicSparse, TwoGbMaxExtentSparse or VmfsSparse; nullopt: what VMware would take for the parent's kind
    std::optional<CreateType> type;
    OpenOptions open;
};
/// Makes an empty redo log on top of a disk. Holds no data; same capacity; the parent is not written.
std::unique_ptr<Operation> createChildOp(CreateChildParams params);

struct AttachParams {
    std::filesystem::path parent;
    std::filesystem::path child;
    bool fixCid = false; ///< the child's parentCID is set to the parent's CID, whatever it was
    OpenOptions open;
};
/// Why `child` cannot be attached to `parent`; nullopt if it can. Capacity, content ID, a real delta, no loop.
std::optional<Refusal> whyNotAttachable(FileSystem& fs, const AttachParams& params);
/// What there is to judge whether a child still fits a parent whose content ID is another than it expects.
struct AttachEvidence {
    Cid expected = kNoParentCid; ///< by the child
    Cid found = kNoParentCid;    ///< the parent's
    Sectors childCapacity;
    Sectors parentCapacity;
    std::int64_t childWritten = 0;  ///< latest change of a file of the link, ns since 1970, UTC
    std::int64_t parentWritten = 0; ///< later than the child's files: the parent has been written behind its back
    std::string oldHint;            ///< the parent that the child names now

    bool sameCid() const { return expected == found; }
    bool parentIsNewer() const { return parentWritten > childWritten; }
};
/// Reads descriptors only. Errors as openDisk() without parents.
AttachEvidence attachEvidence(FileSystem& fs, const AttachParams& params);

/// Makes `child` name `parent` as its parent, on the drive.
std::unique_ptr<Operation> attachOp(AttachParams params);

/// Why two open disks cannot be attached, by throwing: InvalidArgument if `child` was opened with its parents,
/// NotSupported if it is a base, CapacityMismatch, ParentMismatch, ParentLoop, LimitExceeded.
void requireAttachable(const DiskChain& parent, const DiskChain& child);
/// The same in memory only, for two disks that are open (VixDiskLib_Attach): `child` was opened without its parents.
/// Error as requireAttachable(). The result reads and writes as a chain; nothing is changed on the drive by this.
std::unique_ptr<DiskChain> attachChains(std::unique_ptr<DiskChain> parent, std::unique_ptr<DiskChain> child);

struct FlattenParams {
    std::filesystem::path disk;
    OpenOptions open;
};
/// Copies everything the parents hold into the link, in place, and makes it a disk without parents. Contents and
/// content ID stay. Cancelled or killed, the chain reads as before; run again it goes on.
std::unique_ptr<Operation> flattenOp(FlattenParams params);

} // namespace strata
