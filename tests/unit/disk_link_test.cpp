// SPDX-License-Identifier: Apache-2.0
// A link puts its extents end to end, opens them when they are needed, and not too many at once.
#include "core/disk/extentpool.h"
#include "core/io/filesystemwrapper.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <algorithm>

using namespace strata;
using namespace strata::test;

namespace {

/// Counts what is opened and looked at, by name.
class CountingFileSystem final : public FileSystemWrapper {
public:
    explicit CountingFileSystem(FileSystem& next) : FileSystemWrapper(next) {}
    std::unique_ptr<File> open(const std::filesystem::path& path, OpenMode mode, LockMode lock) override {
        ++opens;
        return FileSystemWrapper::open(path, mode, lock);
    }
    std::optional<FileStatus> status(const std::filesystem::path& path) override {
        ++looks;
        return FileSystemWrapper::status(path);
    }
    std::filesystem::path canonical(const std::filesystem::path& path) override {
        ++looks;
        return FileSystemWrapper::canonical(path);
    }
    int opens = 0;
    int looks = 0;
};

std::string numbered(int i) { return "s" + std::to_string(1000 + i); }

} // namespace

class DiskLinkTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        fs_->makeFolders("/vm");
    }

    void extentsFollowEachOther() {
        fs_->writeFile("/vm/a.vmdk", descriptorText("custom", {"RW 4 FLAT \"one\" 0", "RW 3 ZERO",
                                                               "RW 1 FLAT \"two\" 2", "RW 2 ZERO"}));
        const auto one = patternBytes(4 * 512, 1);
        const auto two = patternBytes(4 * 512, 2);
        fs_->writeFile("/vm/one", one);
        fs_->writeFile("/vm/two", two);
        const auto link = openLink(*fs_, "/vm/a.vmdk");
        QCOMPARE(link->capacity(), Sectors(10));
        QCOMPARE(link->extentAt(Sectors(0)), std::size_t{0});
        QCOMPARE(link->extentAt(Sectors(3)), std::size_t{0});
        QCOMPARE(link->extentAt(Sectors(4)), std::size_t{1});
        QCOMPARE(link->extentAt(Sectors(7)), std::size_t{2});
        QCOMPARE(link->extentAt(Sectors(9)), std::size_t{3});
        std::vector<std::byte> out(512);
        link->read(Sectors(3), out);
        QVERIFY(std::ranges::equal(out, ByteSpan(one).subspan(3 * 512)));
        link->read(Sectors(7), out);
        QVERIFY(std::ranges::equal(out, ByteSpan(two).subspan(2 * 512, 512)));
    }

    void whatIsEmptyJoinsAcrossExtentsAndDataDoesNot() {
        fs_->writeFile("/vm/a.vmdk", descriptorText("custom", {"RW 4 FLAT \"one\" 0", "RW 4 FLAT \"one\" 4",
                                                               "RW 3 ZERO", "RW 5 ZERO"}));
        fs_->writeFile("/vm/one", patternBytes(8 * 512, 1));
        const auto link = openLink(*fs_, "/vm/a.vmdk");
        std::vector<Run> runs;
        link->map(Sectors(2), Sectors(12), [&](const Run& run) {
            runs.push_back(run);
            return true;
        });
        QCOMPARE(runs.size(), std::size_t{3});
        QCOMPARE(runs[0], (Run{.start = Sectors(2),
                               .length = Sectors(2),
                               .kind = RunKind::Data,
                               .stored = true,
                               .fileOffset = 1024,
                               .extent = 0,
                               .link = 0}));
        QCOMPARE(runs[1].extent, 1U);
        QCOMPARE(runs[1].fileOffset, std::uint64_t{4 * 512});
        QCOMPARE(runs[2], (Run{.start = Sectors(8),
                               .length = Sectors(6),
                               .kind = RunKind::Zero,
                               .stored = false,
                               .fileOffset = 0,
                               .extent = 0,
                               .link = 0}));
    }

    void aMapCanBeStopped() {
        fs_->writeFile("/vm/a.vmdk",
                       descriptorText("custom", {"RW 4 FLAT \"one\" 0", "RW 3 ZERO", "RW 4 FLAT \"one\" 0"}));
        fs_->writeFile("/vm/one", patternBytes(8 * 512, 1));
        const auto link = openLink(*fs_, "/vm/a.vmdk");
        int seen = 0;
        link->map(Sectors(0), Sectors(11), [&](const Run&) { return ++seen < 2; });
        QCOMPARE(seen, 2);
    }

    void aLargeSetOpensWithoutLookingAtItsFiles() {
        makeSet(1000);
        CountingFileSystem fs(*fs_);
        const auto chain = openDisk(fs, "/vm/a.vmdk");
        QVERIFY2(fs.opens < 20, qPrintable(QString::number(fs.opens)));
        QVERIFY2(fs.looks < 50, qPrintable(QString::number(fs.looks)));
        const int before = fs.opens;
        std::vector<std::byte> out(512);
        chain->read(Sectors(777 * 8), out);
        QCOMPARE(fs.opens, before + 1);
    }

    void notAllExtentsStayOpen() {
        int open = 0;
        int most = 0;
        ExtentPool pool(kMaxOpenExtents);
        class Tracked final : public Extent {
        public:
            Tracked(int& open, int& most) : open_(open) { most = std::max(most, ++open_); }
            ~Tracked() override { --open_; }
            Sectors capacity() const override { return Sectors(8); }
            Capabilities capabilities() const override { return {}; }
            File* file() override { return nullptr; }
            void map(Sectors, Sectors, RunSink) override {}
            void read(Sectors, MutableByteSpan) override {}
            void write(Sectors, ByteSpan) override {}
            void writeZeros(Sectors, Sectors, bool) override {}
            void flush() override {}
            void close() override { ++closed; }
            int closed = 0;

        private:
            int& open_;
        };
        const auto make = [&]() -> std::unique_ptr<Extent> { return std::make_unique<Tracked>(open, most); };
        const auto held = pool.get(this, 0, make);
        for (std::size_t i = 1; i < 600; ++i)
            pool.get(this, i, make);
        QCOMPARE(most, static_cast<int>(kMaxOpenExtents));
        QVERIFY(pool.get(this, 0, make) == held); // in use, so never closed behind the user's back
        QCOMPARE(static_cast<Tracked&>(*held).closed, 0);
        pool.drop(this);
        QCOMPARE(open, 1);
    }

    void everyExtentOfALargeSetCanBeWritten() {
        makeSet(600);
        {
            const auto chain = openDisk(*fs_, "/vm/a.vmdk", forWriting());
            for (std::uint64_t i = 0; i < 600; ++i)
                chain->write(Sectors(i * 8 + 3), patternBytes(512, i));
            chain->close();
        }
        const auto chain = openDisk(*fs_, "/vm/a.vmdk");
        for (std::uint64_t i = 0; i < 600; ++i) {
            std::vector<std::byte> out(512);
            chain->read(Sectors(i * 8 + 3), out);
            QVERIFY(out == patternBytes(512, i));
        }
    }

    void anExtentThatIsMissingFailsOnUse() {
        makeSet(3);
        fs_->remove("/vm/" + numbered(1));
        const auto link = openLink(*fs_, "/vm/a.vmdk");
        std::vector<std::byte> out(512);
        link->read(Sectors(0), out);
        QCOMPARE(codeOf([&] { link->read(Sectors(8), out); }), ErrorCode::MissingExtent);
    }

    void rangesPastTheEndAreRefused() {
        makeSet(3);
        const auto link = openLink(*fs_, "/vm/a.vmdk");
        std::vector<std::byte> out(1024);
        QCOMPARE(codeOf([&] { link->read(Sectors(23), out); }), ErrorCode::InvalidArgument);
    }

private:
    /// Flat extents of eight sectors.
    void makeSet(int count) {
        std::vector<std::string> lines;
        for (int i = 0; i < count; ++i) {
            lines.push_back("RW 8 FLAT \"" + numbered(i) + "\" 0");
            fs_->writeFile("/vm/" + numbered(i), std::string(8 * 512, 'x'));
        }
        fs_->writeFile("/vm/a.vmdk", descriptorText("twoGbMaxExtentFlat", lines));
    }

    std::unique_ptr<MemoryFileSystem> fs_;
};

QTEST_GUILESS_MAIN(DiskLinkTest)
#include "disk_link_test.moc"
