// SPDX-License-Identifier: Apache-2.0
#include "core/machine/snapshotsizes.h"

#include "core/base/progress.h"
#include "core/io/filesystemwrapper.h"
#include "core/machine/mergechoice.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace strata {

using Path = std::filesystem::path;

struct LinkUsageCache::Impl {
    /// A file as it was when it was read.
    struct Stamp {
        Path file;
        FileId id;
        std::uint64_t size = 0;
        std::int64_t modifiedNs = 0;
    };
    struct Entry {
        std::vector<Stamp> stamps;
        std::shared_ptr<const LinkUsage> usage;
    };
    std::mutex mutex;
    std::unordered_map<std::string, Entry> entries; ///< by the link's file
};

LinkUsageCache::LinkUsageCache() : impl_(std::make_unique<Impl>()) {}
LinkUsageCache::~LinkUsageCache() = default;

namespace {

using Usage = std::shared_ptr<const LinkUsage>;

/// Lists each folder once: opening a link looks for cut-off changes beside it, and a machine has thousands of links.
class FoldersListedOnce final : public FileSystemWrapper {
public:
    using FileSystemWrapper::FileSystemWrapper;
    std::vector<DirectoryEntry> list(const Path& directory) override {
        const auto known = lists_.find(directory);
        if (known != lists_.end())
            return known->second;
        return lists_.emplace(directory, FileSystemWrapper::list(directory)).first->second;
    }

private:
    std::map<Path, std::vector<DirectoryEntry>> lists_;
};

} // namespace

/// Does the work of readSizes(), once. Single-threaded.
class SnapshotSizes {
public:
    SnapshotSizes(FileSystem& fs, SnapshotTree& tree, const OpenOptions& options, LinkUsageCache& cache,
                  const std::stop_token& stop, const NodeSized& sized)
        : fs_(fs), tree_(tree), options_(options), cache_(*cache.impl_), stop_(stop), sized_(sized) {
        options_.mode = OpenMode::Read;
        for (const SnapshotNode& node : tree.nodes)
            for (const NodeDisk& disk : node.disks)
                addLink(node.id, disk);
    }

    void run() {
        for (SnapshotNode& node : tree_.nodes) {
            node.sizes = NodeSizes();
            readLinks(node);
            if (sized_)
                sized_(node.id, *node.sizes);
        }
        markBrokenBases(tree_);
        sumSubtrees();
        for (SnapshotNode& node : tree_.nodes) {
            checkpoint(stop_);
            forecastMerge(node);
            if (sized_)
                sized_(node.id, *node.sizes);
        }
    }

private:
    using Stamps = std::vector<LinkUsageCache::Impl::Stamp>;
    struct Link {
        int node = -1;      ///< the first that names it: its data counts there
        std::string parent; ///< empty: a base
        std::vector<std::string> children;
        Usage usage;
        /// What its chain stores, seen through its zeros: only while children wait for it.
        std::shared_ptr<const SectorSet> visible;
        std::size_t childrenDone = 0;
    };

    void addLink(int node, const NodeDisk& disk) {
        Link& link = links_[disk.file.native()];
        if (link.node >= 0)
            return;
        link.node = node;
        link.parent = disk.parent.native();
        if (!disk.parent.empty())
            links_[disk.parent.native()].children.push_back(disk.file.native());
    }

    void readLinks(SnapshotNode& node) {
        for (const NodeDisk& disk : node.disks) {
            Link& link = links_[disk.file.native()];
            if (disk.missing || link.node != node.id)
                continue;
            checkpoint(stop_);
            try {
                link.usage = usageOf(disk.file);
            } catch (const Error& error) {
                if (error.code() == ErrorCode::Cancelled)
                    throw;
                report(node, disk, error);
                continue;
            }
            node.sizes->own += link.usage->ownBytes();
            node.sizes->shared += addVisible(link);
        }
    }

    /// Notes what is visible at the link; returns the bytes of it that its ancestors hold.
    std::uint64_t addVisible(Link& link) {
        SectorSet visible = link.usage->data;
        std::uint64_t shared = 0;
        if (!link.parent.empty()) {
            Link& parent = links_[link.parent];
            if (parent.visible) {
                const SectorSet above = subtract(*parent.visible, link.usage->owned());
                shared = sectorsIn(above).bytes();
                visible = unite(visible, above);
            }
            if (++parent.childrenDone == parent.children.size())
                parent.visible.reset();
        }
        if (!link.children.empty())
            link.visible = std::make_shared<SectorSet>(std::move(visible));
        return shared;
    }

    static void report(SnapshotNode& node, const NodeDisk& disk, const Error& error) {
        const auto same = [&disk](const Issue& issue) {
            return issue.path == disk.file && issue.severity == Severity::Error;
        };
        if (std::ranges::any_of(node.problems, same))
            return; // the heads have told already why
        Issue issue;
        issue.code = errorName(error.code());
        issue.severity = Severity::Error;
        issue.path = disk.file;
        issue.detail = error.message();
        node.problems.push_back(std::move(issue));
    }

    Usage usageOf(const Path& file) {
        if (Usage known = findInCache(file))
            return known;
        const std::unique_ptr<DiskLink> link = openLink(fs_, file, options_);
        // Before the tables are read: what is written meanwhile makes the entry old, not wrong.
        Stamps stamps = stampsOf(*link);
        auto usage = std::make_shared<const LinkUsage>(readLinkUsage(*link, stop_));
        const std::scoped_lock lock(cache_.mutex);
        cache_.entries[file.native()] = {std::move(stamps), usage};
        return usage;
    }

    Usage findInCache(const Path& file) {
        LinkUsageCache::Impl::Entry entry;
        {
            const std::scoped_lock lock(cache_.mutex);
            const auto found = cache_.entries.find(file.native());
            if (found == cache_.entries.end())
                return nullptr;
            entry = found->second;
        }
        const bool same = std::ranges::all_of(entry.stamps, [this](const LinkUsageCache::Impl::Stamp& stamp) {
            const std::optional<FileStatus> now = fs_.status(stamp.file);
            return now && now->id == stamp.id && now->size == stamp.size && now->modifiedNs == stamp.modifiedNs;
        });
        return same ? entry.usage : nullptr;
    }

    Stamps stampsOf(const DiskLink& link) {
        Stamps stamps;
        const auto add = [this, &stamps](const Path& file) {
            if (const std::optional<FileStatus> status = fs_.status(file))
                stamps.push_back({file, status->id, status->size, status->modifiedNs});
        };
        add(link.path());
        for (const ExtentPlace& extent : link.extents())
            if (!extent.path.empty() && extent.path != link.path())
                add(extent.path);
        return stamps;
    }

    /// Children have higher numbers than their parents.
    void sumSubtrees() {
        std::vector<std::uint64_t> sums(tree_.nodes.size(), 0);
        std::vector<bool> needed(tree_.nodes.size(), false);
        for (std::size_t i = tree_.nodes.size(); i-- > 0;) {
            SnapshotNode& node = tree_.nodes[i];
            const auto parent = static_cast<std::size_t>(std::max(node.parent, 0));
            sums[i] += node.sizes->own;
            needed[i] =
                needed[i] || node.kind == NodeKind::Present || node.kind == NodeKind::Foreign || othersBuildOn(node);
            if (!needed[i] && node.kind != NodeKind::Missing)
                node.sizes->freedIfDiscarded = sums[i];
            if (node.parent >= 0) {
                // What is discarded already is freed by purging, whatever becomes of the others.
                const bool counted = node.kind != NodeKind::Discarded;
                sums[parent] += counted ? sums[i] : 0;
                needed[parent] = needed[parent] || needed[i];
            }
        }
    }

    /// A disk of a state that is drawn elsewhere needs it: its disks build on several nodes.
    bool othersBuildOn(const SnapshotNode& node) {
        return std::ranges::any_of(node.disks, [&](const NodeDisk& disk) {
            const Link& link = links_[disk.file.native()];
            return link.node == node.id && std::ranges::any_of(link.children, [&](const std::string& child) {
                       return !isBelow(links_[child].node, node.id);
                   });
        });
    }
    bool isBelow(int node, int above) const {
        while (node >= 0 && node != above)
            node = tree_.nodes[static_cast<std::size_t>(node)].parent;
        return node == above;
    }

    /// Only snapshots and ghosts of the machine's own links can be merged, into what is the machine's own, too.
    void forecastMerge(SnapshotNode& node) {
        const bool mergeable = node.kind == NodeKind::Snapshot || node.kind == NodeKind::Unlisted;
        if (!mergeable || node.children.empty() || !childrenCanTakePart(node))
            return;
        LinkMergeCost sum;
        for (const NodeDisk& disk : node.disks) {
            const Link& link = links_[disk.file.native()];
            if (link.node != node.id)
                continue; // another snapshot holds it as well: it stays
            std::vector<LinkUsage> children;
            for (const std::string& child : link.children)
                if (const Usage& usage = links_[child].usage)
                    children.push_back(*usage);
            if (!link.usage || children.size() != link.children.size())
                return; // something is broken or missing: it cannot be merged now
            MergeCosts costs;
            costs.add(*link.usage, children);
            const LinkMergeCost cost =
                chooseMerge(link.usage->hasParent, children.size(), costs, MergeRoute::Cheapest).cost;
            sum.extra += cost.extra;
            sum.freed += cost.freed;
        }
        node.sizes->mergeSpace = sum.extra;
        node.sizes->freedByMerge = sum.freed;
    }

    bool childrenCanTakePart(const SnapshotNode& node) {
        return std::ranges::none_of(node.children, [this](int id) {
            const SnapshotNode& child = tree_.nodes[static_cast<std::size_t>(id)];
            return child.kind == NodeKind::Foreign || child.kind == NodeKind::Discarded
                   || std::ranges::any_of(child.disks, [this](const NodeDisk& disk) {
                          return !links_[disk.file.native()].usage; // broken: who knows what it builds on
                      });
        });
    }

    FoldersListedOnce fs_;
    SnapshotTree& tree_;
    OpenOptions options_;
    LinkUsageCache::Impl& cache_;
    const std::stop_token& stop_;
    const NodeSized& sized_;
    std::unordered_map<std::string, Link> links_; ///< by file
};

void readSizes(FileSystem& fs, SnapshotTree& tree, const OpenOptions& options, LinkUsageCache& cache,
               std::stop_token stop, const NodeSized& sized) {
    SnapshotSizes(fs, tree, options, cache, stop, sized).run();
}

} // namespace strata
