// SPDX-License-Identifier: Apache-2.0
// The disk data base of a disk: keys without "ddb.".
#include "core/base/ascii.h"
#include "core/ops/metaop.h"
#include "core/vixdisklib/diskhandle.h"
#include "core/vixdisklib/guard.h"
#include "core/vixdisklib/operations.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

using namespace strata;
using namespace strata::vix;

namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

/// Of the whole chain: what the leaf does not say, a link below it does (vmdk-format 1.7).
Entries entriesOf(const DiskChain& chain) {
    Entries entries;
    for (std::size_t index = chain.linkCount(); index > 0; --index)
        for (const auto& entry : chain.link(index - 1).descriptor().ddb())
            if (std::ranges::none_of(entries,
                                     [&](const auto& known) { return equalsIgnoringCase(known.first, entry.first); }))
                entries.push_back(entry);
    return entries;
}

Entries entriesOf(VixDiskLibHandle diskHandle) {
    const std::shared_ptr<OpenDisk> disk = Library::instance().handles.find(diskHandle)->disk();
    return disk->reading([](const DiskChain& chain) { return entriesOf(chain); });
}

/// The two-call pattern: without a buffer it only tells the size.
void giveOut(const std::string& bytes, char* buffer, std::size_t size, std::size_t* requiredLen) {
    if (requiredLen != nullptr)
        *requiredLen = bytes.size();
    if (buffer == nullptr && size == 0 && requiredLen != nullptr)
        return;
    if (buffer == nullptr || size < bytes.size())
        throw Failure(VIX_E_BUFFER_TOOSMALL);
    std::memcpy(buffer, bytes.data(), bytes.size());
}

} // namespace

extern "C" {

VixError VixDiskLib_GetMetadataKeys(VixDiskLibHandle diskHandle, char* keys, size_t maxLen, size_t* requiredLen) {
    return guardedAfterInit("GetMetadataKeys", [&] {
        std::string bytes;
        for (const auto& [key, value] : entriesOf(diskHandle))
            bytes.append(key).append(1, '\0');
        bytes.append(1, '\0');
        giveOut(bytes, keys, maxLen, requiredLen);
    });
}

VixError VixDiskLib_ReadMetadata(VixDiskLibHandle diskHandle, const char* key, char* buf, size_t bufLen,
                                 size_t* requiredLen) {
    return guardedAfterInit("ReadMetadata", [&] {
        const std::string wanted = requiredText(key);
        const Entries entries = entriesOf(diskHandle);
        const auto found =
            std::ranges::find_if(entries, [&](const auto& entry) { return equalsIgnoringCase(entry.first, wanted); });
        if (found == entries.end())
            throw Failure(VIX_E_DISK_KEY_NOTFOUND);
        giveOut(found->second + '\0', buf, bufLen, requiredLen);
    });
}

/// Programs write every pair of a backup back, geometry and uuid included.
VixError VixDiskLib_WriteMetadata(VixDiskLibHandle diskHandle, const char* key, const char* val) {
    return guardedAfterInit("WriteMetadata", [&] {
        const std::shared_ptr<OpenDisk> disk = Library::instance().handles.find(diskHandle)->writableDisk();
        MetaParams params;
        params.disk = disk->path();
        params.open.trust = Library::instance().trusts();
        params.changes = {{std::string("ddb.") + requiredText(key), &required(val)}};
        params.allowDangerous = true;
        disk->whileClosed([&] {
            MetaOp operation(params);
            runOperation(operation, {});
        });
    });
}
}
