// SPDX-License-Identifier: Apache-2.0
#include "core/disk/diskopener.h"
#include "core/machine/snapshotops.h"
#include "core/machine/snapshottree.h"
#include "core/ops/parallel.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <tbb/parallel_pipeline.h>

namespace strata {
namespace {

/// So much of a disk is mapped at once: the ranges of a large one would take too much memory.
constexpr Sectors kWindow{std::uint64_t{1} << 24U};
constexpr Sectors kChunk{1024};

struct Stretch {
    Sectors start;
    Sectors length;
    Sectors end() const { return start + length; }
};

/// One disk in two states; nullptr where a state does not have it, which reads as zeros.
class DiskComparison {
public:
    DiskComparison(DiskChain* a, DiskChain* b, std::string node, OpContext& context)
        : a_(a), b_(b), node_(std::move(node)), context_(context), shared_(sharedLinks()) {}

    Sectors length() const { return std::max(capacityOf(a_), capacityOf(b_)); }

    void run(std::vector<ChangedRange>& changed) {
        for (Sectors start; start < length(); start += kWindow) {
            checkpoint(context_);
            const Sectors end = std::min(start + kWindow, length());
            compare(differentTables(start, end), changed);
        }
    }

    /// Bytes that run() looks at.
    std::uint64_t bytes() {
        std::uint64_t sum = 0;
        for (Sectors start; start < length(); start += kWindow) {
            checkpoint(context_);
            for (const Stretch& stretch : differentTables(start, std::min(start + kWindow, length())))
                sum += stretch.length.bytes();
        }
        return sum;
    }

private:
    struct Chunk {
        Stretch stretch;
        std::vector<std::byte> a, b;
        std::vector<Stretch> found;
    };

    static Sectors capacityOf(const DiskChain* chain) { return chain == nullptr ? Sectors(0) : chain->capacity(); }

    /// How many links, from the base, both states have in common.
    std::size_t sharedLinks() const {
        std::size_t count = 0;
        while (a_ != nullptr && b_ != nullptr && count < a_->linkCount() && count < b_->linkCount()
               && a_->link(count).path() == b_->link(count).path())
            ++count;
        return count;
    }

    /// Where a link that only one state has says anything; elsewhere both read the same links.
    std::vector<Stretch> differentTables(Sectors start, Sectors end) {
        std::vector<Stretch> stretches;
        for (DiskChain* chain : {a_, b_})
            for (std::size_t i = shared_; chain != nullptr && i < chain->linkCount(); ++i)
                addLink(chain->link(i), start, end, stretches);
        const Sectors shorter = std::min(capacityOf(a_), capacityOf(b_)); // behind it, one reads as zeros
        if (shorter < end && a_ != nullptr && b_ != nullptr)
            stretches.push_back({std::max(start, shorter), end - std::max(start, shorter)});
        std::ranges::sort(stretches, {}, &Stretch::start);
        return joined(stretches);
    }

    static void addLink(DiskLink& link, Sectors start, Sectors end, std::vector<Stretch>& stretches) {
        end = std::min(end, link.capacity());
        if (start >= end)
            return;
        link.map(start, end - start, [&stretches](const Run& run) {
            if (run.kind != RunKind::Hole)
                stretches.push_back({run.start, run.length});
            return true;
        });
    }

    static std::vector<Stretch> joined(const std::vector<Stretch>& sorted) {
        std::vector<Stretch> list;
        for (const Stretch& stretch : sorted)
            if (list.empty() || list.back().end() < stretch.start)
                list.push_back(stretch);
            else
                list.back().length = std::max(list.back().end(), stretch.end()) - list.back().start;
        return list;
    }

    void compare(const std::vector<Stretch>& stretches, std::vector<ChangedRange>& changed) {
        using tbb::filter_mode;
        std::vector<Chunk> chunks(tokenCount(context_));
        std::size_t turn = 0;
        std::size_t index = 0;
        Sectors within;
        // At most as many are under way as there are chunks, and they end in order: the next one is free.
        const auto next = [&](tbb::flow_control& flow) -> Chunk* {
            if (index == stretches.size() || !context_.mayGoOn()) {
                flow.stop();
                return nullptr;
            }
            const Stretch& stretch = stretches[index];
            Chunk& chunk = chunks[turn++ % chunks.size()];
            chunk.stretch = {stretch.start + within, std::min(kChunk, stretch.length - within)};
            chunk.found.clear();
            within += chunk.stretch.length;
            if (within == stretch.length) {
                ++index;
                within = Sectors(0);
            }
            return &chunk;
        };
        const auto look = [this](Chunk* chunk) {
            read(a_, chunk->stretch, chunk->a);
            read(b_, chunk->stretch, chunk->b);
            findDifferences(*chunk);
            return chunk;
        };
        const auto collect = [this, &changed](Chunk* chunk) {
            for (const Stretch& found : chunk->found)
                append(found, changed);
            context_.progress.add(chunk->stretch.length.bytes());
        };
        runPipeline(tbb::make_filter<void, Chunk*>(filter_mode::serial_in_order, next)
                        & tbb::make_filter<Chunk*, Chunk*>(filter_mode::parallel, look)
                        & tbb::make_filter<Chunk*, void>(filter_mode::serial_in_order, collect),
                    context_);
    }

    static void read(DiskChain* chain, const Stretch& stretch, std::vector<std::byte>& out) {
        out.assign(stretch.length.bytes(), std::byte{0});
        const Sectors end = std::min(stretch.end(), capacityOf(chain));
        if (stretch.start < end)
            chain->read(stretch.start, MutableByteSpan(out).first((end - stretch.start).bytes()));
    }

    static void findDifferences(Chunk& chunk) {
        if (chunk.a == chunk.b)
            return;
        for (std::size_t at = 0; at < chunk.a.size(); at += kSectorSize)
            if (std::memcmp(&chunk.a[at], &chunk.b[at], kSectorSize) != 0)
                chunk.found.push_back({chunk.stretch.start + Sectors(at / kSectorSize), Sectors(1)});
        chunk.found = joined(chunk.found);
    }

    void append(const Stretch& found, std::vector<ChangedRange>& changed) const {
        const bool continues = !changed.empty() && changed.back().node == node_
                               && changed.back().start + changed.back().length == found.start.bytes();
        if (continues)
            changed.back().length += found.length.bytes();
        else
            changed.push_back({node_, found.start.bytes(), found.length.bytes()});
    }

    DiskChain* a_;
    DiskChain* b_;
    std::string node_;
    OpContext& context_;
    std::size_t shared_;
};

const SnapshotNode& nodeOf(const SnapshotTree& tree, std::uint32_t uid) {
    const SnapshotNode* node =
        uid != 0 ? tree.find(uid)
                 : (tree.present < 0 ? nullptr : &tree.nodes[static_cast<std::size_t>(tree.present)]);
    if (node == nullptr)
        throw Error(ErrorCode::NotFound, uid != 0 ? text("The machine has no snapshot #%1", uid)
                                                  : text("Without a .vmx file there is no present state"))
            .at(tree.folder);
    return *node;
}

/// A device and its file in each state; empty where a state does not have it.
struct DevicePair {
    std::string node;
    std::filesystem::path a, b;
};

/// In the order of the machine's devices.
std::vector<DevicePair> pairsOf(const SnapshotNode& a, const SnapshotNode& b) {
    std::vector<DevicePair> pairs;
    for (const NodeDisk& disk : a.disks)
        pairs.push_back({disk.node, disk.file, {}});
    for (const NodeDisk& disk : b.disks) {
        const auto pair = std::ranges::find(pairs, disk.node, &DevicePair::node);
        if (pair == pairs.end())
            pairs.push_back({disk.node, {}, disk.file});
        else
            pair->b = disk.file;
    }
    return pairs;
}

} // namespace

std::vector<ChangedRange> compareStates(const CompareStatesParams& params, OpContext& context) {
    const SnapshotTree tree = readSnapshotTree(context.fs, params.machine, params.open);
    OpenOptions options = params.open;
    options.mode = OpenMode::Read;
    const auto open = [&](const std::filesystem::path& file) {
        return file.empty() ? nullptr : openDisk(context.fs, file, options);
    };
    const std::vector<DevicePair> pairs = pairsOf(nodeOf(tree, params.a), nodeOf(tree, params.b));
    context.progress.phase("Comparing");
    std::vector<ChangedRange> changed;
    for (const bool measure : {true, false})
        for (const DevicePair& pair : pairs) {
            if (pair.a == pair.b)
                continue;
            const std::unique_ptr<DiskChain> a = open(pair.a);
            const std::unique_ptr<DiskChain> b = open(pair.b);
            DiskComparison comparison(a.get(), b.get(), pair.node, context);
            if (measure)
                context.progress.addTotal(comparison.bytes());
            else
                comparison.run(changed);
        }
    return changed;
}

} // namespace strata
