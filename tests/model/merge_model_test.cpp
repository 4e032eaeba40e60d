// SPDX-License-Identifier: Apache-2.0
// Random trees of links of mixed kinds, up to six deep, merged and flattened at random places, against what each of
// them read before; qemu-img is asked, too. What a merge was said to take, move and free is what the grain tables on
// the drive tell before and after.
#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/format/cowdheader.h"
#include "core/format/sparseheader.h"
#include "core/ops/attachop.h"
#include "core/ops/checkop.h"
#include "tests/support/clonetools.h"
#include "tests/support/extenttools.h"
#include "tests/support/mergetools.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cstring>
#include <random>

using namespace strata;
using namespace strata::test;

namespace {

using Path = std::filesystem::path;

struct Kind {
    CreateType type;
    Sectors grain{0};
};
constexpr auto kSparse = CreateType::MonolithicSparse;
constexpr auto kSplit = CreateType::TwoGbMaxExtentSparse;
constexpr auto kCowd = CreateType::VmfsSparse;
const std::vector<Kind> kRedoKinds{{kSparse, Sectors(128)}, {kSparse, Sectors(16)}, {kSparse, Sectors(256)},
                                   {kSplit, Sectors(64)},   {kCowd, Sectors(1)},    {kCowd, Sectors(32)}};
const std::vector<Kind> kFlatKinds{
    {CreateType::MonolithicFlat}, {CreateType::TwoGbMaxExtentFlat}, {CreateType::Vmfs}};
/// Of these qemu-img reads every grain size.
const std::vector<Kind> kQemuKinds{{kSparse, Sectors(128)}, {kSplit, Sectors(128)}, {kCowd, Sectors(1)}};

constexpr unsigned kDeepest = 6;

void require(bool holds, const std::string& what) {
    if (!holds)
        throw std::runtime_error(what);
}

std::uint64_t entriesInUse(ByteSpan table) {
    std::uint64_t used = 0;
    for (std::size_t at = 0; at < table.size(); at += 4)
        used += loadLe<std::uint32_t>(table, at) > 1; // 0: nothing, 1: zeros
    return used;
}

/// Bytes of the grains that the tables of an extent's file name, counted without the code under test.
std::uint64_t grainBytes(ByteSpan file) {
    std::uint64_t directory = 0, tables = 0, entries = 0, grain = 0;
    if (isSparseHeader(file)) {
        const SparseHeader header = parseSparseHeader(file.first(kSectorSize), file.size());
        directory = header.gdOffset;
        tables = header.tableCount();
        entries = header.entriesPerTable;
        grain = header.grainSize.bytes();
    } else {
        const CowdHeader header = parseCowdHeader(file.first(kCowdHeaderBytes), file.size());
        directory = header.gdOffset;
        tables = header.tableCount();
        entries = kCowdEntriesPerTable;
        grain = header.grainSize.bytes();
    }
    std::uint64_t used = 0;
    for (std::uint64_t table = 0; table < tables; ++table)
        if (const std::uint64_t at = loadLe<std::uint32_t>(file, directory * kSectorSize + 4 * table) * kSectorSize)
            used += entriesInUse(file.subspan(at, std::min<std::uint64_t>(entries * 4, file.size() - at)));
    return used * grain;
}

/// One disk with all its states.
class Forest {
public:
    Forest(FileSystem& fs, Path folder, std::uint64_t seed, const std::vector<Kind>& redo, bool flatBase)
        : fs_(fs), folder_(std::move(folder)), random_(seed), redo_(redo) {
        capacity_ = Sectors(3000 + pick(3000));
        add(flatBase ? kFlatKinds[pick(kFlatKinds.size())] : redo_[pick(redo_.size())], nullptr);
        const std::size_t wanted = 5 + pick(5);
        while (links_.size() < wanted) {
            Link& parent = pick(3) != 0 ? *links_.back() : *links_[pick(links_.size())];
            add(redo_[pick(redo_.size())], depth(parent) < kDeepest ? &parent : links_.front().get());
        }
    }

    bool canGoOn() const {
        return std::ranges::any_of(links_, [](const auto& link) { return link->parent != nullptr; });
    }

    void step() {
        std::vector<Link*> candidates;
        for (const auto& link : links_)
            if (link->parent)
                candidates.push_back(link.get());
        Link& link = *candidates[pick(candidates.size())];
        if (pick(6) == 0)
            flatten(link);
        else if (childrenOf(*link.parent).size() == 1 && pick(2) == 0)
            mergeIntoParent(link);
        else
            mergeIntoChildren(*link.parent);
    }

    void compare() {
        for (const auto& link : links_)
            require(contentsOf(*openDisk(fs_, link->path)) == link->contents,
                    "“" + name(*link) + "” reads differently");
        for (const auto& link : links_)
            if (childrenOf(*link).empty())
                requireSound(*link);
        require(listIntents(fs_, folder_).empty(), "an intent is left");
    }

    void askQemu() {
        for (const auto& link : links_) {
            const QString disk = QString::fromStdString(link->path.string());
            if (!isFlat(link->kind.type))
                require(runTool("qemu-img", {"check", "-q", "-f", "vmdk", disk}, folder_),
                        "qemu-img check complains");
            require(runTool("qemu-img", {"convert", "-f", "vmdk", "-O", "raw", disk, "out.raw"}, folder_),
                    "qemu-img does not read “" + name(*link) + "”");
            QFile raw(QString::fromStdString((folder_ / "out.raw").string()));
            require(raw.open(QIODevice::ReadOnly), "nothing was read");
            const QByteArray bytes = raw.readAll();
            require(bytes.size() == qsizetype(link->contents.size())
                        && std::memcmp(bytes.constData(), link->contents.data(), link->contents.size()) == 0,
                    "qemu-img reads “" + name(*link) + "” differently");
        }
    }

private:
    struct Link {
        Path path;
        Kind kind;
        Link* parent = nullptr;
        Bytes contents;
    };

    std::uint64_t pick(std::uint64_t below) {
        return std::uniform_int_distribution<std::uint64_t>(0, below - 1)(random_);
    }
    static std::string name(const Link& link) { return link.path.filename().string(); }
    static bool isFlat(CreateType type) {
        return std::ranges::any_of(kFlatKinds, [&](const Kind& kind) { return kind.type == type; });
    }
    static unsigned depth(const Link& link) { return link.parent ? depth(*link.parent) + 1 : 1; }
    std::vector<Link*> childrenOf(const Link& parent) const {
        std::vector<Link*> children;
        for (const auto& link : links_)
            if (link->parent == &parent)
                children.push_back(link.get());
        return children;
    }
    static std::vector<Path> pathsOf(const std::vector<Link*>& links) {
        std::vector<Path> paths;
        for (const Link* link : links)
            paths.push_back(link->path);
        return paths;
    }

    void add(Kind kind, Link* parent) {
        DiskSpec spec;
        spec.path = folder_ / ("d" + std::to_string(links_.size()) + ".vmdk");
        spec.type = kind.type;
        spec.grain = kind.grain;
        spec.capacity = capacity_;
        spec.splitAt = Sectors(2048);
        if (parent) {
            spec.parentCid = openLink(fs_, parent->path)->descriptor().cid();
            spec.parentHint = name(*parent);
        }
        NewDisk(fs_, spec, false).commit();
        links_.push_back(std::make_unique<Link>(
            Link{spec.path, kind, parent, parent ? parent->contents : Bytes(capacity_.bytes())}));
        scribble(*links_.back());
    }

    /// Data on no bounds but sectors, and zeros both on grains and off them.
    void scribble(Link& link) {
        const auto chain = openDisk(fs_, link.path, forWriting());
        for (unsigned i = 0; i < 10; ++i) {
            const Sectors start(pick(capacity_.count()));
            const Sectors length(std::min(capacity_.count() - start.count(), 1 + pick(600)));
            const auto at = link.contents.begin() + static_cast<std::ptrdiff_t>(start.bytes());
            if (i % 3 == 2) {
                chain->writeZeros(start, length);
                std::fill_n(at, length.bytes(), std::byte{0});
            } else {
                const Bytes bytes = patternBytes(length.bytes(), random_());
                chain->write(start, bytes);
                std::ranges::copy(bytes, at);
            }
        }
        chain->close();
    }

    /// Exact, but for flat files, of which the volume counts the blocks: some keep their own notes in them.
    static void requireForecast(const Link& link, std::uint64_t said, std::uint64_t found) {
        constexpr std::uint64_t notes = 3 * 4096; // a block for each of up to three files
        const std::uint64_t apart = said > found ? said - found : found - said;
        require(apart <= (isFlat(link.kind.type) ? notes : 0), "“" + name(link) + "”: " + std::to_string(said)
                                                                   + " bytes were said, found were "
                                                                   + std::to_string(found));
    }

    void forget(const Link& gone) {
        require(!fs_.exists(gone.path), "“" + name(gone) + "” is still there");
        std::erase_if(links_, [&](const auto& link) { return link.get() == &gone; });
    }

    void mergeIntoParent(Link& link) {
        Link& parent = *link.parent;
        const std::vector<Link*> grandchildren = childrenOf(link);
        const LinkMergeSpec spec{parent.path, {link.path}, MergeDirection::IntoParent};
        const LinkMergeCost cost = LinkMerge(fs_, spec, {}).cost();
        const std::uint64_t before = stored(parent), vanishing = stored(link);
        const std::uint64_t moved = runMerge(fs_, spec, pathsOf(grandchildren));
        require(moved == cost.writes, "other bytes were moved than was said");
        requireForecast(parent, before + cost.extra + vanishing, stored(parent) + cost.freed);
        parent.contents = std::move(link.contents);
        for (Link* grandchild : grandchildren)
            grandchild->parent = &parent;
        forget(link);
    }

    void mergeIntoChildren(Link& link) {
        const std::vector<Link*> children = childrenOf(link);
        const LinkMergeSpec spec{link.path, pathsOf(children), MergeDirection::IntoChildren};
        const LinkMergeCost cost = LinkMerge(fs_, spec, {}).cost();
        const std::uint64_t before = stored(children), vanishing = stored(link);
        const std::uint64_t moved = runMerge(fs_, spec);
        require(moved == cost.writes, "other bytes were moved than was said");
        requireForecast(link, cost.freed, vanishing);
        requireForecast(link, cost.extra, stored(children) - before);
        for (Link* child : children)
            child->parent = link.parent;
        forget(link);
    }

    void flatten(Link& link) {
        OperationRun run(fs_);
        const Plan plan = flattenOp({link.path, {}})->plan(run.context);
        const std::uint64_t before = stored(link);
        flattenOp({link.path, {}})->run(run.context);
        require(run.progress.snapshot().done == plan.writes, "other bytes were copied than was said");
        requireForecast(link, before + plan.peakExtraSpace, stored(link));
        link.parent = nullptr;
    }

    std::uint64_t stored(const Link& link) {
        std::uint64_t bytes = 0;
        const std::unique_ptr<DiskLink> opened = openLink(fs_, link.path);
        for (const ExtentPlace& extent : opened->extents())
            if (isFlat(link.kind.type))
                bytes += fs_.status(extent.path)->allocated;
            else
                bytes += grainBytes(readWholeFile(fs_, extent.path, std::uint64_t{1} << 26U));
        return bytes;
    }
    std::uint64_t stored(const std::vector<Link*>& links) {
        std::uint64_t bytes = 0;
        for (const Link* link : links)
            bytes += stored(*link);
        return bytes;
    }

    void requireSound(const Link& link) {
        CheckOp check({link.path, {}, true});
        OperationRun run(fs_);
        check.run(run.context);
        require(check.result().consistent, "“" + name(link) + "” is damaged");
    }

    FileSystem& fs_;
    Path folder_;
    std::mt19937_64 random_;
    const std::vector<Kind>& redo_;
    Sectors capacity_;
    std::vector<std::unique_ptr<Link>> links_;
};

} // namespace

class MergeModelTest : public QObject {
    Q_OBJECT

private slots:
    void everyStateReadsTheSameAfterEveryMerge_data() {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 40; ++seed)
            QTest::addRow("seed %llu", seed) << seed;
    }
    void everyStateReadsTheSameAfterEveryMerge() {
        QFETCH(quint64, seed);
        MemoryFileSystem fs;
        fs.makeFolders("/vm");
        Forest forest(fs, "/vm", seed, kRedoKinds, false);
        for (unsigned step = 1; forest.canGoOn(); ++step) {
            try {
                forest.step();
                forest.compare();
            } catch (const std::exception& error) {
                QFAIL(("step " + std::to_string(step) + ": " + error.what()).c_str());
            }
        }
    }

    void qemuReadsEveryMergedDisk_data() {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<bool>("flat");
        for (quint64 seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %llu%s", seed, seed % 2 == 0 ? ", flat base" : "") << seed << (seed % 2 == 0);
    }
    void qemuReadsEveryMergedDisk() {
        QFETCH(quint64, seed);
        QFETCH(bool, flat);
        const TemporaryFolder folder;
        Forest forest(nativeFileSystem(), folder.path(), seed, kQemuKinds, flat);
        forest.askQemu();
        for (unsigned step = 1; forest.canGoOn(); ++step) {
            try {
                forest.step();
                forest.compare();
                forest.askQemu();
            } catch (const std::exception& error) {
                QFAIL(("step " + std::to_string(step) + ": " + error.what()).c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(MergeModelTest)
#include "merge_model_test.moc"
