// SPDX-License-Identifier: Apache-2.0
// Any bytes as a list of snapshots: kept to the byte, a forest, and edits that lose nothing but what they take out.
#include "core/base/error.h"
#include "core/machine/vmsdfile.h"

#include <algorithm>
#include <cstdlib>

using namespace strata;

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

VmsdFile again(const VmsdFile& list) { return VmsdFile::parse(asBytes(list.encode())); }

void requireForest(const VmsdFile& list) {
    const std::vector<SnapshotRecord> snapshots = list.snapshots();
    for (const SnapshotRecord& start : snapshots) {
        std::uint32_t uid = start.uid;
        for (std::size_t steps = 0; uid != 0; ++steps) {
            const auto found = std::ranges::find(snapshots, uid, &SnapshotRecord::uid);
            require(found != snapshots.end() && steps <= snapshots.size());
            uid = found->parent;
        }
    }
}

void removeFirst(VmsdFile& list) {
    const std::vector<SnapshotRecord> before = list.snapshots();
    if (before.empty())
        return;
    const std::uint32_t next = list.nextUid();
    list.remove(before.front().uid);
    const std::vector<SnapshotRecord> after = again(list).snapshots();
    require(after.size() + 1 == before.size() && list.nextUid() == next);
    for (std::size_t i = 0; i < after.size(); ++i)
        require(after[i].uid == before[i + 1].uid && after[i].name == before[i + 1].name
                && after[i].disks.size() == before[i + 1].disks.size());
}

void addOne(VmsdFile& list) {
    SnapshotRecord record;
    record.uid = list.nextUid();
    record.name = "new | \"name\"";
    record.createdUs = 1'700'000'000'123'456;
    record.disks = {{"scsi0:0", "new.vmdk", {}}};
    const std::size_t count = list.snapshots().size();
    list.add(record);
    list.setCurrent(record.uid);
    const VmsdFile read = again(list);
    require(read.snapshots().size() == count + 1 && read.current() == record.uid);
    const SnapshotRecord added = read.find(record.uid).value();
    require(added.name == record.name && added.createdUs == record.createdUs && added.disks.size() == 1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteSpan bytes = std::as_bytes(std::span(data, std::min<std::size_t>(size, 4096)));
    try {
        VmsdFile list = VmsdFile::parse(bytes);
        require(list.encode() == asText(bytes));
        requireForest(list);
        removeFirst(list);
        addOne(list);
        requireForest(list);
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
