// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/snapshotsizes.h"

#include <algorithm>
#include <set>
#include <vector>

namespace strata::vsphere {
namespace {

/// One snapshot's files: of each disk from the base to the link that the snapshot froze.
struct Chains {
    std::string snapshot;
    std::size_t links = 0;
    std::vector<std::int64_t> files;
    std::int64_t data = -1;
    std::int64_t memory = -1;
};

Chains parseChains(const XmlNode& node) {
    Chains chains;
    const XmlNode* key = node.child("key");
    chains.snapshot = key == nullptr ? std::string() : key->text;
    chains.data = node.childNumber("dataKey").value_or(-1);
    chains.memory = node.childNumber("memoryKey").value_or(-1);
    for (const XmlNode* disk : node.all("disk")) {
        for (const XmlNode* unit : disk->all("chain")) {
            ++chains.links;
            for (const XmlNode* file : unit->all("fileKey"))
                chains.files.push_back(file->number().value_or(-1));
        }
    }
    return chains;
}

} // namespace

SnapshotSizes::SnapshotSizes(const XmlNode& layout) {
    std::map<std::int64_t, std::uint64_t> sizes;
    for (const XmlNode* file : layout.all("file"))
        sizes[file->childNumber("key").value_or(-1)] =
            static_cast<std::uint64_t>(std::max<std::int64_t>(file->childNumber("size").value_or(0), 0));
    const auto size = [&sizes](std::int64_t key) {
        const auto found = sizes.find(key);
        return found == sizes.end() ? std::uint64_t{0} : found->second;
    };
    std::vector<Chains> all;
    for (const XmlNode* each : layout.all("snapshot"))
        all.push_back(parseChains(*each));
    std::ranges::stable_sort(all, {}, &Chains::links); // a parent's chains are shorter than its children's
    std::set<std::int64_t> counted;
    for (const Chains& each : all) {
        Cost& cost = costs_[each.snapshot];
        cost.memory = each.memory >= 0;
        cost.bytes = size(each.data) + (cost.memory && each.memory != each.data ? size(each.memory) : 0);
        for (const std::int64_t file : each.files)
            cost.bytes += counted.insert(file).second ? size(file) : 0;
    }
}

std::uint64_t SnapshotSizes::of(const ObjectRef& snapshot) const {
    const auto found = costs_.find(snapshot.value);
    return found == costs_.end() ? 0 : found->second.bytes;
}

bool SnapshotSizes::hasMemory(const ObjectRef& snapshot) const {
    const auto found = costs_.find(snapshot.value);
    return found != costs_.end() && found->second.memory;
}

} // namespace strata::vsphere
