// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/xmlnode.h"

#include <cstdint>
#include <map>
#include <string>

namespace strata::vsphere {

/// What each snapshot of a machine takes, from its "layoutEx": the files its disks' chains end with, its data and its
/// memory. A link that a parent snapshot has, too, is counted for the parent, where the chain is shorter.
class SnapshotSizes {
public:
    SnapshotSizes() = default;
    explicit SnapshotSizes(const XmlNode& layout);

    std::uint64_t of(const ObjectRef& snapshot) const;
    bool hasMemory(const ObjectRef& snapshot) const;

private:
    struct Cost {
        std::uint64_t bytes = 0;
        bool memory = false;
    };
    std::map<std::string, Cost> costs_;
};

} // namespace strata::vsphere
