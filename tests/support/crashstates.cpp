// SPDX-License-Identifier: Apache-2.0
// Which states a drive may be in after a crash: the second half of crashfilesystem.h.
#include "core/base/error.h"
#include "tests/support/crashfilesystem.h"

#include <algorithm>
#include <random>
#include <unordered_set>

namespace strata::test {

using Path = std::filesystem::path;
using Effect = CrashFileSystem::Effect;
using Event = CrashFileSystem::Event;

namespace {

/// A drive's contents: names, and the files behind them. Copies share the files until one is changed.
class Drive {
public:
    explicit Drive(MemoryFileSystem& start) {
        for (const Path& folder : start.allFolders())
            folders_.insert(folder);
        for (const Path& path : start.allFiles()) {
            const std::shared_ptr<MemoryNode> node = start.node(path);
            addNode(*node);
            names_[path] = node->id().inode;
        }
    }

    /// An empty file that no name leads to yet.
    void addNode(const MemoryNode& like) { nodes_[like.id().inode] = std::make_shared<MemoryNode>(like, space_); }
    void addEmptyNode(const MemoryNode& like) {
        auto node = std::make_shared<MemoryNode>(like.id(), space_);
        node->setAttributes(like.attributes());
        nodes_[like.id().inode] = node;
    }

    void apply(const Effect& effect) {
        if (effect.kind == Effect::Kind::Name) {
            for (const Effect::Name& name : effect.names)
                applyName(name, effect.inode);
            return;
        }
        MemoryNode& node = ownNode(effect.inode);
        if (effect.kind == Effect::Kind::Sector)
            node.write(effect.offset, effect.bytes);
        else if (effect.kind == Effect::Kind::Shrink || effect.offset > node.size())
            node.truncate(effect.offset);
    }

    std::unique_ptr<MemoryFileSystem> fileSystem() const {
        auto fs = std::make_unique<MemoryFileSystem>();
        for (const Path& folder : folders_)
            if (!fs->exists(folder) && fs->exists(folderOf(folder)))
                fs->createDirectory(folder);
        MemoryFileSystem::CopiedNodes known;
        for (const auto& [path, inode] : names_)
            if (fs->exists(folderOf(path)))
                fs->insert(path, *nodes_.at(inode), known);
        return fs;
    }

    std::uint64_t fingerprint() const {
        std::uint64_t sum = 0;
        for (const auto& [path, inode] : names_)
            sum = mix(sum ^ std::filesystem::hash_value(path)) ^ mix(inode) ^ nodes_.at(inode)->fingerprint();
        for (const Path& folder : folders_)
            sum = mix(sum ^ std::filesystem::hash_value(folder));
        return sum;
    }

private:
    static std::uint64_t mix(std::uint64_t value) { return (value ^ (value >> 29U)) * 0x9E3779B97F4A7C15U; }

    void applyName(const Effect::Name& name, std::uint64_t inode) {
        if (name.folder && name.present)
            folders_.insert(name.path);
        else if (name.folder)
            folders_.erase(name.path);
        else if (name.present)
            names_[name.path] = inode;
        else if (const auto found = names_.find(name.path); found != names_.end() && found->second == inode)
            names_.erase(found);
    }

    MemoryNode& ownNode(std::uint64_t inode) {
        std::shared_ptr<MemoryNode>& node = nodes_.at(inode);
        if (node.use_count() > 1)
            node = std::make_shared<MemoryNode>(*node, space_);
        return *node;
    }

    std::shared_ptr<MemorySpace> space_ = std::make_shared<MemorySpace>(MemoryFileSystem().volume("/"));
    std::set<Path> folders_;
    std::map<Path, std::uint64_t> names_;
    std::map<std::uint64_t, std::shared_ptr<MemoryNode>> nodes_;
};

/// Goes through the recorded events: what is durable, what is pending.
class Timeline {
public:
    explicit Timeline(MemoryFileSystem& start, bool ignoreSync) : durable_(start), ignoreSync_(ignoreSync) {}

    void advance(const Event& event) {
        switch (event.kind) {
        case Event::Kind::Changes:
            for (const Effect& effect : event.effects)
                pending_.push_back({&effect, effect.folders});
            return;
        case Event::Kind::Mark: ++marks_; return;
        case Event::Kind::NewFile: durable_.addEmptyNode(*event.node); return;
        case Event::Kind::SyncedFile:
            settle(
                [&](Pending& p) { return p.effect->kind != Effect::Kind::Name && p.effect->inode == event.inode; });
            return;
        case Event::Kind::SyncedFolder:
            settle([&](Pending& p) {
                return p.effect->kind == Effect::Kind::Name && p.folders.erase(event.folder) > 0 && p.folders.empty();
            });
            return;
        }
    }

    std::size_t marks() const { return marks_; }
    std::size_t pendingCount() const { return pending_.size(); }

    Drive after(const std::vector<bool>& kept) const {
        Drive drive = durable_;
        for (std::size_t i = 0; i < pending_.size(); ++i)
            if (kept[i])
                drive.apply(*pending_[i].effect);
        return drive;
    }

private:
    struct Pending {
        const Effect* effect;
        std::set<Path> folders; ///< still to be synced
    };

    template<class Predicate>
    void settle(Predicate settled) {
        if (ignoreSync_)
            return;
        std::vector<Pending> left;
        for (Pending& pending : pending_) {
            if (settled(pending))
                durable_.apply(*pending.effect);
            else
                left.push_back(pending);
        }
        pending_ = std::move(left);
    }

    Drive durable_;
    bool ignoreSync_;
    std::size_t marks_ = 0;
    std::vector<Pending> pending_;
};

using Subset = std::vector<bool>;

/// The subsets worth a look (reliability.md 1.2: small and bounded finds almost everything).
std::vector<Subset> subsetsOf(std::size_t count, const CrashOptions& options, std::uint64_t seed) {
    std::vector<Subset> subsets = {Subset(count, false), Subset(count, true)};
    const std::size_t step = std::max<std::size_t>(1, count / options.maxPerKind);
    for (std::size_t i = 0; i < count; i += step) {
        subsets.emplace_back(count, false).at(i) = true; // alone
        subsets.emplace_back(count, true).at(i) = false; // all but this
        Subset& prefix = subsets.emplace_back(count, false);
        std::fill_n(prefix.begin(), i, true);
    }
    std::mt19937_64 random(seed);
    for (unsigned n = 0; n < options.randomSubsets && count > 2; ++n) {
        Subset& subset = subsets.emplace_back(count, false);
        for (std::size_t i = 0; i < count; ++i)
            subset[i] = (random() & 1U) != 0;
    }
    return subsets;
}

std::string checkOne(const std::function<std::string(CrashState&)>& check, CrashState& state) {
    try {
        return check(state);
    } catch (const std::exception& error) {
        return std::string("threw: ") + error.what();
    }
}

std::string namesOf(const MemoryFileSystem& fs) {
    std::string names;
    for (const Path& path : fs.allFiles())
        names += " " + path.string();
    return names;
}

} // namespace

std::string CrashReport::summary() const {
    return std::to_string(failures.size()) + " bad states of " + std::to_string(states) + " at "
           + std::to_string(points) + " crash points" + (failures.empty() ? "" : "; first: " + failures.front());
}

CrashReport forEachCrashState(const MemoryFileSystem& start, const std::function<void(FileSystem&)>& scenario,
                              const std::function<std::string(CrashState&)>& check, const CrashOptions& options) {
    CrashFileSystem recorder(start);
    scenario(recorder);
    const std::unique_ptr<MemoryFileSystem> origin = start.snapshot();
    Timeline timeline(*origin, options.ignoreSync);
    CrashReport report;
    std::unordered_set<std::uint64_t> seen;
    const auto& events = recorder.events();
    for (std::size_t point = 0; point <= events.size(); ++point) {
        if (point > 0)
            timeline.advance(events[point - 1]);
        ++report.points;
        const bool finished = point == events.size();
        for (const Subset& subset : subsetsOf(timeline.pendingCount(), options, options.seed + point)) {
            const Drive drive = timeline.after(subset);
            if (!seen.insert(drive.fingerprint() ^ (2 * timeline.marks() + (finished ? 1U : 0U))).second)
                continue;
            ++report.states;
            const std::unique_ptr<MemoryFileSystem> fs = drive.fileSystem();
            const std::string files = namesOf(*fs);
            CrashState state{*fs, point, finished, timeline.marks(), recorder.live()};
            const std::string wrong = checkOne(check, state);
            if (wrong.empty())
                continue;
            report.failures.push_back("after " + std::to_string(point) + " of " + std::to_string(events.size())
                                      + " steps: " + wrong + "; files:" + files);
            if (report.failures.size() >= options.maxFailures)
                return report;
        }
    }
    return report;
}

} // namespace strata::test
