// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshottree.h"

#include <functional>
#include <memory>

namespace strata {

/// What was read of links before, by path, size and time of their files, so that a tree that is read again costs only
/// what changed. Thread-safe.
class LinkUsageCache {
public:
    LinkUsageCache();
    ~LinkUsageCache();
    LinkUsageCache(const LinkUsageCache&) = delete;
    LinkUsageCache& operator=(const LinkUsageCache&) = delete;

private:
    friend class SnapshotSizes;
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Called twice for a node: when its own and shared data are known, and when all is.
using NodeSized = std::function<void(int id, const NodeSizes& sizes)>;

/// Fills in the figures of every node, roots first. Reads grain tables, never data. A link that cannot be read counts
/// nothing and its node gets a problem. Error(Cancelled) if asked to stop.
void readSizes(FileSystem& fs, SnapshotTree& tree, const OpenOptions& options, LinkUsageCache& cache,
               std::stop_token stop, const NodeSized& sized = {});

} // namespace strata
