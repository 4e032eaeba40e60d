// SPDX-License-Identifier: Apache-2.0
// Random scripts of reads, writes, zeroing, flushing, reopening and new children against an array of bytes, for every
// kind of leaf that can be written, over chains of mixed kinds. Every failure names the seed that leads to it.
#include "core/base/error.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <algorithm>
#include <cstring>
#include <random>

using namespace strata;
using namespace strata::test;

namespace {

using Bytes = std::vector<std::byte>;

/// How a link of the chain is made. Split sets are cut into small pieces, so that many operations cross a border.
struct Kind {
    CreateType type;
    Sectors grain;
    Sectors splitAt;
};

constexpr Sectors kAround{6000};
const std::vector<Kind> kinds{
    {CreateType::MonolithicSparse, Sectors(128), Sectors(0)},
    {CreateType::MonolithicSparse, Sectors(16), Sectors(0)},
    {CreateType::TwoGbMaxExtentSparse, Sectors(64), Sectors(2112)},
    {CreateType::VmfsSparse, Sectors(1), Sectors(0)},
    {CreateType::VmfsSparse, Sectors(32), Sectors(0)},
};
const std::vector<Kind> baseKinds{
    {CreateType::MonolithicFlat, Sectors(0), Sectors(0)},
    {CreateType::TwoGbMaxExtentFlat, Sectors(0), Sectors(2051)},
    {CreateType::Vmfs, Sectors(0), Sectors(0)},
};

bool same(ByteSpan a, ByteSpan b) { return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size()) == 0; }

class Script {
public:
    explicit Script(std::uint64_t seed) : random_(seed) { fs_.makeFolders("/vm"); }

    /// A chain of `depth` links whose leaf is of `leaf`'s kind; each link gets some contents.
    void build(unsigned depth, const Kind& leaf) {
        for (unsigned level = 1; level <= depth; ++level) {
            const bool base = level == 1 && depth > 1 && pick(2) == 0;
            addLink(level == depth ? leaf : base ? baseKinds[pick(baseKinds.size())] : kinds[pick(kinds.size())]);
            for (unsigned i = 0; i < 6; ++i)
                step();
        }
    }

    void step() {
        const std::uint64_t action = pick(100);
        if (action < 45)
            write();
        else if (action < 60)
            zero();
        else if (action < 85)
            readAndCompare();
        else if (action < 92)
            chain_->flush();
        else if (action < 97)
            reopen();
        else
            compareMap();
    }

    void finish() {
        reopen();
        compareMap();
        if (!same(contentsOf(*chain_), model_))
            throw std::runtime_error("the whole contents differ");
        close();
        const auto readOnly = openDisk(fs_, leaf_);
        if (!same(contentsOf(*readOnly), model_))
            throw std::runtime_error("the contents differ when opened for reading");
    }

private:
    std::uint64_t pick(std::uint64_t below) {
        return std::uniform_int_distribution<std::uint64_t>(0, below - 1)(random_);
    }

    void addLink(const Kind& kind) {
        close();
        DiskSpec spec;
        spec.path = "/vm/d" + std::to_string(++links_) + ".vmdk";
        spec.type = kind.type;
        spec.grain = kind.grain;
        spec.splitAt = kind.splitAt;
        // Mostly as large as the parent; now and then larger or smaller (vmdk-format 0).
        const std::uint64_t sectors = model_.size() / kSectorSize;
        spec.capacity = sectors == 0 ? Sectors(kAround.count() + pick(500))
                                     : Sectors(pick(3) == 0 ? kAround.count() - 900 + pick(2000) : sectors);
        if (!leaf_.empty()) {
            spec.parentCid = openLink(fs_, leaf_)->descriptor().cid();
            spec.parentHint = leaf_.filename().string();
        }
        NewDisk(fs_, spec, false).commit();
        leaf_ = spec.path;
        model_.resize(spec.capacity.bytes());
        chain_ = openDisk(fs_, leaf_, forWriting());
    }

    void close() {
        if (chain_)
            chain_->close();
        chain_.reset();
    }

    void reopen() {
        close();
        chain_ = openDisk(fs_, leaf_, forWriting());
    }

    /// A range of sectors: often small, sometimes grain by grain, sometimes up to the end.
    std::pair<std::uint64_t, std::uint64_t> range() {
        const std::uint64_t sectors = model_.size() / kSectorSize;
        const std::uint64_t start = pick(4) == 0 ? pick(sectors / 128) * 128 : pick(sectors);
        const std::uint64_t most = sectors - start;
        const std::uint64_t wanted = pick(10) == 0 ? most : pick(3) == 0 ? 128 * (1 + pick(6)) : 1 + pick(300);
        return {start, std::min(most, wanted)};
    }

    void write() {
        const auto [start, length] = range();
        const Bytes data = pick(8) == 0 ? Bytes(length * kSectorSize) : patternBytes(length * kSectorSize, random_());
        chain_->write(Sectors(start), data);
        std::ranges::copy(data, model_.begin() + static_cast<std::ptrdiff_t>(start * kSectorSize));
    }

    void zero() {
        const auto [start, length] = range();
        chain_->writeZeros(Sectors(start), Sectors(length));
        std::fill_n(model_.begin() + static_cast<std::ptrdiff_t>(start * kSectorSize), length * kSectorSize,
                    std::byte{0});
    }

    ByteSpan expected(Sectors start, Sectors length) const {
        return ByteSpan(model_).subspan(start.bytes(), length.bytes());
    }

    void readAndCompare() {
        const auto [start, length] = range();
        Bytes data(length * kSectorSize, std::byte{0xEE});
        chain_->read(Sectors(start), data);
        if (!same(data, expected(Sectors(start), Sectors(length))))
            throw std::runtime_error("a read differs at sector " + std::to_string(start));
    }

    /// Every run says the truth: data reads as in the model, everything else is zero there.
    void compareMap() {
        for (const Run& run : runsOf(*chain_)) {
            Bytes data(run.length.bytes(), std::byte{0xEE});
            chain_->readRun(run, data);
            if (!same(data, expected(run.start, run.length)))
                throw std::runtime_error("a run differs at sector " + std::to_string(run.start.count()));
            if (run.kind != RunKind::Data && !isAllZero(expected(run.start, run.length)))
                throw std::runtime_error("a hole hides data at sector " + std::to_string(run.start.count()));
        }
    }

    std::mt19937_64 random_;
    MemoryFileSystem fs_;
    std::unique_ptr<DiskChain> chain_;
    std::filesystem::path leaf_;
    Bytes model_;
    unsigned links_ = 0;
};

} // namespace

class ChainModelTest : public QObject {
    Q_OBJECT

private slots:
    void randomScriptsAgreeWithTheModel_data() {
        QTest::addColumn<int>("leaf");
        QTest::addColumn<unsigned>("depth");
        for (unsigned depth = 1; depth <= 5; ++depth)
            for (std::size_t leaf = 0; leaf < kinds.size(); ++leaf)
                QTest::addRow("%s, grain %d, depth %u", createTypeName(kinds[leaf].type).data(),
                              static_cast<int>(kinds[leaf].grain.count()), depth)
                    << static_cast<int>(leaf) << depth;
        for (std::size_t leaf = 0; leaf < baseKinds.size(); ++leaf)
            QTest::addRow("%s", createTypeName(baseKinds[leaf].type).data())
                << static_cast<int>(kinds.size() + leaf) << 1U;
    }
    void randomScriptsAgreeWithTheModel() {
        QFETCH(int, leaf);
        QFETCH(unsigned, depth);
        const auto index = static_cast<std::size_t>(leaf);
        const Kind& kind = index < kinds.size() ? kinds[index] : baseKinds[index - kinds.size()];
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            const std::uint64_t full = seed + 100 * depth + 1000 * index;
            try {
                Script script(full);
                script.build(depth, kind);
                for (unsigned i = 0; i < 80; ++i)
                    script.step();
                script.finish();
            } catch (const std::exception& error) {
                QFAIL(qPrintable(QString("seed %1: %2").arg(full).arg(QString::fromUtf8(error.what()))));
            }
        }
    }
};

QTEST_GUILESS_MAIN(ChainModelTest)
#include "chain_model_test.moc"
