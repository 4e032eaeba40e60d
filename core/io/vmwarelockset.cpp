// SPDX-License-Identifier: Apache-2.0
#include "core/io/vmwarelockset.h"

#include <map>

namespace strata {

VmwareLockSet::VmwareLockSet(FileSystem& fs, std::vector<Wanted> wanted, const LockHost& host) {
    std::map<std::filesystem::path, Wanted> sorted; // by the lock folder of the real file
    for (Wanted& one : wanted) {
        const std::filesystem::path real = vmwareLockFolders(fs, one.file).back();
        const auto [place, isNew] = sorted.try_emplace(real, one);
        if (!isNew && one.kind == VmwareLockKind::Exclusive)
            place->second.kind = one.kind;
    }
    for (const auto& [real, one] : sorted)
        guards_.push_back(std::make_unique<VmwareLockGuard>(fs, one.file, one.kind, host));
}

} // namespace strata
