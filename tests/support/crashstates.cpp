// SPDX-License-Identifier: Apache-2.0
// Which states a drive may be in after a crash: the second half of crashfilesystem.h.
#include "core/base/error.h"
#include "core/base/units.h"
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

    /// Only one half of a sector is new.
    void applyTorn(const Effect& effect, bool firstHalf) {
        MemoryNode& node = ownNode(effect.inode);
        std::vector<std::byte> mixed(effect.bytes.size());
        node.read(effect.offset, mixed);
        const auto middle = static_cast<std::ptrdiff_t>(std::min(effect.bytes.size(), kSectorSize / 2));
        if (firstHalf)
            std::copy_n(effect.bytes.begin(), middle, mixed.begin());
        else
            std::copy(effect.bytes.begin() + middle, effect.bytes.end(), mixed.begin() + middle);
        node.write(effect.offset, mixed);
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

    /// Equal for drives that look alike, whatever number a file has.
    std::uint64_t fingerprint() const {
        std::uint64_t sum = 0;
        std::map<std::uint64_t, std::uint64_t> firstName; // tells two names of one file from two files
        for (const auto& [path, inode] : names_) {
            const std::uint64_t name = std::filesystem::hash_value(path);
            sum = mix(sum ^ name) ^ mix(firstName.try_emplace(inode, name).first->second)
                  ^ nodes_.at(inode)->fingerprint();
        }
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

/// What becomes of a change that was not synced.
enum class Fate : std::uint8_t { Lost, Kept, TornFront, TornBack };
using Fates = std::vector<Fate>;

bool isTorn(const Fates& fates) {
    return std::ranges::any_of(fates, [](Fate fate) { return fate > Fate::Kept; });
}

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

    /// Those of the pending changes that are writes of a sector.
    std::vector<std::size_t> pendingSectors() const {
        std::vector<std::size_t> sectors;
        for (std::size_t i = 0; i < pending_.size(); ++i)
            if (pending_[i].effect->kind == Effect::Kind::Sector)
                sectors.push_back(i);
        return sectors;
    }

    Drive after(const Fates& fates) const {
        Drive drive = durable_;
        for (std::size_t i = 0; i < pending_.size(); ++i)
            if (fates[i] == Fate::Kept)
                drive.apply(*pending_[i].effect);
            else if (fates[i] != Fate::Lost)
                drive.applyTorn(*pending_[i].effect, fates[i] == Fate::TornFront);
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

/// The fates worth a look (reliability.md 1.2: small and bounded finds almost everything).
std::vector<Fates> fatesOf(std::size_t count, const CrashOptions& options, std::uint64_t seed) {
    const Fates lost(count, Fate::Lost), kept(count, Fate::Kept);
    std::vector<Fates> all = {lost, kept};
    const std::size_t step = std::max<std::size_t>(1, count / options.maxPerKind);
    for (std::size_t i = 0; i < count; i += step) {
        all.emplace_back(lost).at(i) = Fate::Kept; // alone
        all.emplace_back(kept).at(i) = Fate::Lost; // all but this
        std::fill_n(all.emplace_back(lost).begin(), i, Fate::Kept);
    }
    std::mt19937_64 random(seed);
    for (unsigned n = 0; n < options.randomSubsets && count > 2; ++n)
        for (Fate& fate : all.emplace_back(lost))
            fate = (random() & 1U) != 0 ? Fate::Kept : Fate::Lost;
    return all;
}

/// One sector torn: with nothing else, with all else, and with all that came before it.
void addTorn(std::vector<Fates>& all, std::size_t count, const std::vector<std::size_t>& sectors, unsigned most) {
    const std::size_t step = most == 0 ? 0 : std::max<std::size_t>(1, sectors.size() / most);
    for (std::size_t n = 0; step != 0 && n < sectors.size(); n += step) {
        const std::size_t i = sectors[n];
        const Fate half = n / step % 2 == 0 ? Fate::TornFront : Fate::TornBack;
        all.emplace_back(count, Fate::Lost).at(i) = half;
        all.emplace_back(count, Fate::Kept).at(i) = half;
        Fates& prefix = all.emplace_back(count, Fate::Lost);
        std::fill_n(prefix.begin(), i, Fate::Kept);
        prefix.at(i) = half;
    }
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
    std::unordered_set<std::uint64_t> own;
    std::unordered_set<std::uint64_t>& seen = options.seen != nullptr ? *options.seen : own;
    const auto& events = recorder.events();
    for (std::size_t point = 0; point <= events.size(); ++point) {
        if (point > 0)
            timeline.advance(events[point - 1]);
        ++report.points;
        const bool finished = point == events.size();
        std::vector<Fates> all = fatesOf(timeline.pendingCount(), options, options.seed + point);
        addTorn(all, timeline.pendingCount(), timeline.pendingSectors(), options.torn);
        for (const Fates& fates : all) {
            const Drive drive = timeline.after(fates);
            if (!seen.insert(drive.fingerprint() ^ (2 * timeline.marks() + (finished ? 1U : 0U))).second)
                continue;
            ++report.states;
            const std::unique_ptr<MemoryFileSystem> fs = drive.fileSystem();
            const std::string files = namesOf(*fs);
            const bool torn = isTorn(fates);
            CrashState state{*fs, point, torn, finished, timeline.marks(), recorder.live()};
            const std::string wrong = checkOne(check, state);
            if (wrong.empty())
                continue;
            report.failures.push_back("after " + std::to_string(point) + " of " + std::to_string(events.size())
                                      + " steps" + (torn ? ", one sector torn: " : ": ") + wrong
                                      + "; files:" + files);
            if (report.failures.size() >= options.maxFailures)
                return report;
        }
    }
    return report;
}

} // namespace strata::test
