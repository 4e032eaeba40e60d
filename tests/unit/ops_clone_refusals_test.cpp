// SPDX-License-Identifier: Apache-2.0
// What a clone refuses, warns of and leaves alone; and that one that fails or is cancelled leaves nothing behind.
#include "core/io/filesystemwrapper.h"
#include "tests/support/clonetools.h"
#include "tests/support/extenttools.h"
#include "tests/support/faultfilesystem.h"
#include "tests/support/foldercontents.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <atomic>
#include <utility>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

const DiskKind& sparse() { return kindNamed("monolithicSparse"); }

CloneParams params(const Path& to = "/copy.vmdk", const DiskKind& kind = sparse()) {
    return cloneParams("/source.vmdk", sparse(), to, kind);
}

std::unique_ptr<MemoryFileSystem> folderWithSource() {
    auto fs = std::make_unique<MemoryFileSystem>();
    makeFilled(*fs, "/source.vmdk", sparse(), guestBytes(Sectors(9000), Filling::Scattered));
    return fs;
}

/// The code for which canRun(), plan() and run() refuse, one and the same.
std::optional<ErrorCode> refusal(FileSystem& fs, const CloneParams& p) {
    const auto refused = CloneOp(p).canRun(fs);
    OperationRun run(fs);
    const auto planned = codeOf([&] { CloneOp(p).plan(run.context); });
    const auto ran = codeOf([&] { CloneOp(p).run(run.context); });
    if (!refused || planned != refused->code || ran != refused->code)
        return std::nullopt;
    return refused->code;
}

/// Asks for a stop at the nth call of any file.
class StopAtCall final : public FileSystemWrapper {
public:
    StopAtCall(FileSystem& next, std::stop_source& stop, unsigned nth)
        : FileSystemWrapper(next), stop_(stop), nth_(nth) {}
    std::unique_ptr<File> open(const Path& path, OpenMode mode, LockMode lock) override {
        return std::make_unique<Handle>(next().open(path, mode, lock), *this);
    }
    void syncDirectory(const Path& directory) override {
        next().syncDirectory(directory);
        count();
    }
    void count() {
        if (++count_ == nth_)
            stop_.request_stop();
    }
    bool reached() const { return count_ >= nth_; }

private:
    class Handle final : public File {
    public:
        Handle(std::unique_ptr<File> next, StopAtCall& owner) : next_(std::move(next)), owner_(owner) {}
        const Path& path() const override { return next_->path(); }
        FileId id() const override { return next_->id(); }
        std::uint64_t size() const override { return next_->size(); }
        std::size_t readAt(std::uint64_t offset, MutableByteSpan out) override {
            owner_.count();
            return next_->readAt(offset, out);
        }
        void writeAt(std::uint64_t offset, ByteSpan data) override {
            owner_.count();
            next_->writeAt(offset, data);
        }
        void truncate(std::uint64_t length) override { next_->truncate(length); }
        void allocate(std::uint64_t offset, std::uint64_t length) override { next_->allocate(offset, length); }
        void punchHole(std::uint64_t offset, std::uint64_t length) override { next_->punchHole(offset, length); }
        std::optional<ByteRange> nextData(std::uint64_t from) override { return next_->nextData(from); }
        void sync() override {
            owner_.count();
            next_->sync();
        }

    private:
        std::unique_ptr<File> next_;
        StopAtCall& owner_;
    };

    std::stop_source& stop_;
    unsigned nth_;
    std::atomic<unsigned> count_{0};
};

/// A drive that loses a bit: when a finished part is opened to be read back, one byte of it is another.
class BadDrive final : public FileSystemWrapper {
public:
    BadDrive(FileSystem& next, std::uint64_t offset) : FileSystemWrapper(next), offset_(offset) {}
    std::unique_ptr<File> open(const Path& path, OpenMode mode, LockMode lock) override {
        if (path.extension() == ".part" && mode == OpenMode::Read && !std::exchange(done_, true)) {
            const auto file = next().open(path, OpenMode::ReadWrite);
            std::byte byte{};
            file->readExactly(offset_, MutableByteSpan(&byte, 1));
            byte ^= std::byte{1};
            file->writeAt(offset_, ByteSpan(&byte, 1));
        }
        return next().open(path, mode, lock);
    }

private:
    std::uint64_t offset_;
    bool done_ = false;
};

} // namespace

class OpsCloneRefusalsTest : public QObject {
    Q_OBJECT

private slots:
    void theSourceIsNeverTheDestination() {
        const auto fs = folderWithSource();
        makeChild(*fs, "/child.vmdk", CreateType::MonolithicSparse, Sectors(9000), "/source.vmdk");
        fs->link("/source.vmdk", "/other-name.vmdk");
        fs->symlink("/source.vmdk", "/link.vmdk");
        const FolderContents before = contentsOf(*fs);
        for (const char* target : {"/source.vmdk", "/other-name.vmdk", "/link.vmdk", "/./source.vmdk"})
            for (const bool raw : {false, true})
                for (const char* source : {"/source.vmdk", "/child.vmdk"}) {
                    CloneParams p = params(target);
                    p.source = source;
                    p.raw = raw;
                    p.overwrite = true;
                    QCOMPARE(refusal(*fs, p), std::optional(ErrorCode::InvalidArgument));
                }
        QCOMPARE(contentsOf(*fs), before);
    }

    // Overwriting a disk removes its extents: none of them may be the source's.
    void aDiskThatSharesTheSourcesFilesIsNotOverwritten() {
        MemoryFileSystem fs;
        makeFilled(fs, "/source.vmdk", kindNamed("monolithicFlat"), guestBytes(Sectors(100), Filling::Full));
        writeFile(fs, "/second.vmdk", descriptorText("monolithicFlat", {"RW 100 FLAT \"source-flat.vmdk\" 0"}));
        CloneParams p = params("/second.vmdk");
        p.overwrite = true;
        QCOMPARE(refusal(fs, p), std::optional(ErrorCode::InvalidArgument));
    }

    void whatExistsIsNotOverwrittenUnasked_data() {
        QTest::addColumn<QString>("there");
        QTest::addColumn<QString>("kind");
        QTest::newRow("descriptor") << "/copy.vmdk"
                                    << "monolithicFlat";
        QTest::newRow("extent") << "/copy-flat.vmdk"
                                << "monolithicFlat";
        QTest::newRow("later extent") << "/copy-s003.vmdk"
                                      << "twoGbMaxExtentSparse";
        QTest::newRow("raw image") << "/copy.vmdk"
                                   << "raw";
        QTest::newRow("sparse file") << "/copy.vmdk"
                                     << "monolithicSparse";
    }
    void whatExistsIsNotOverwrittenUnasked() {
        QFETCH(QString, there);
        QFETCH(QString, kind);
        const auto fs = folderWithSource();
        fs->writeFile(there.toStdString(), "somebody else's");
        const FolderContents before = contentsOf(*fs);
        QCOMPARE(refusal(*fs, params("/copy.vmdk", kindNamed(kind.toStdString()))),
                 std::optional(ErrorCode::AlreadyExists));
        QCOMPARE(contentsOf(*fs), before);
    }

    // --overwrite speaks of the disk of that name, not of whatever lies in the way of its extents.
    void aForeignFileInTheWayOfAnExtentStays() {
        const auto fs = folderWithSource();
        makeDisk(*fs, "/copy.vmdk", CreateType::MonolithicSparse, Sectors(8));
        fs->writeFile("/copy-flat.vmdk", "somebody else's");
        CloneParams p = params("/copy.vmdk", kindNamed("monolithicFlat"));
        p.overwrite = true;
        QCOMPARE(refusal(*fs, p), std::optional(ErrorCode::AlreadyExists));
    }

    void thePlanNamesEveryFile() {
        const auto fs = folderWithSource();
        makeFilled(*fs, "/copy.vmdk", kindNamed("twoGbMaxExtentFlat"), guestBytes(Sectors(3000), Filling::Full));
        CloneParams p = params("/copy.vmdk", kindNamed("monolithicFlat"));
        p.overwrite = true;
        OperationRun run(*fs);
        const Plan plan = CloneOp(p).plan(run.context);
        QCOMPARE(plan.sources, std::vector<Path>{"/source.vmdk"});
        QCOMPARE(plan.changes, std::vector<Path>{"/copy.vmdk"});
        QCOMPARE(plan.creates, std::vector<Path>{"/copy-flat.vmdk"});
        QCOMPARE(plan.removes, (std::vector<Path>{"/copy-f001.vmdk", "/copy-f002.vmdk"}));
        CloneOp(p).run(run.context);
        QCOMPARE(namesOf(contentsOf(*fs)), std::string("copy-flat.vmdk copy.vmdk source.vmdk"));
    }

    void aFullVolumeIsToldBeforeTheFirstByte() {
        for (const char* kind : {"monolithicSparse", "monolithicFlat", "raw", "vmfsSparse"}) {
            const auto fs = folderWithSource();
            VolumeInfo volume = fs->volume("/");
            volume.free = 100'000;
            fs->setVolume(volume);
            OperationRun run(*fs);
            QCOMPARE(codeOf([&] { CloneOp(params("/copy.vmdk", kindNamed(kind))).plan(run.context); }),
                     std::optional(ErrorCode::NoSpace));
            QCOMPARE(codeOf([&] { CloneOp(params("/copy.vmdk", kindNamed(kind))).run(run.context); }),
                     std::optional(ErrorCode::NoSpace));
            QCOMPARE(run.progress.snapshot().done, std::uint64_t{0});
            QCOMPARE(fs->allFiles().size(), std::size_t{1});
        }
    }

    void aFileSystemOfSmallFilesIsTold() {
        const auto fs = folderWithSource();
        VolumeInfo volume = fs->volume("/");
        volume.maxFileSize = 1'000'000;
        fs->setVolume(volume);
        for (const char* kind : {"monolithicSparse", "monolithicFlat", "raw"}) {
            OperationRun run(*fs);
            QCOMPARE(codeOf([&] { CloneOp(params("/copy.vmdk", kindNamed(kind))).run(run.context); }),
                     std::optional(ErrorCode::FileTooLarge));
        }
        CloneParams split = params("/copy.vmdk", kindNamed("twoGbMaxExtentFlat"));
        split.spec.splitAt = Sectors(2048);
        OperationRun run(*fs);
        QCOMPARE(codeOf([&] { CloneOp(split).run(run.context); }), std::optional(ErrorCode::FileTooLarge));
    }

    void aMissingFolderIsTold() {
        const auto fs = folderWithSource();
        QCOMPARE(refusal(*fs, params("/nowhere/copy.vmdk")), std::optional(ErrorCode::NotFound));
    }

    void aSourceBeingWrittenIsWarnedOf() {
        const auto fs = folderWithSource();
        const auto writer = fs->open("/source.vmdk", OpenMode::ReadWrite, LockMode::Exclusive);
        OperationRun run(*fs);
        QCOMPARE(CloneOp(params()).plan(run.context).warnings.size(), std::size_t{1});
        CloneOp(params()).run(run.context);
        QCOMPARE(run.report.lines.front().severity, Severity::Warning);
    }

    void nobodyWritesTheSourceMeanwhile() {
        const auto fs = folderWithSource();
        struct WatchingSink : MemorySink {
            explicit WatchingSink(FileSystem& f) : fs(f) {}
            void write(ByteSpan data) override {
                MemorySink::write(data);
                code = codeOf([&] { fs.open("/source.vmdk", OpenMode::ReadWrite, LockMode::Exclusive); });
            }
            FileSystem& fs;
            std::optional<ErrorCode> code;
        } sink(*fs);
        CloneParams p = params();
        p.raw = true;
        p.sink = &sink;
        OperationRun run(*fs);
        CloneOp(p).run(run.context);
        QCOMPARE(sink.code, std::optional(ErrorCode::Locked));
        fs->open("/source.vmdk", OpenMode::ReadWrite, LockMode::Exclusive); // and afterwards it is free
    }

    void aDestinationInUseIsNotReplaced() {
        const auto fs = folderWithSource();
        makeDisk(*fs, "/copy.vmdk", CreateType::MonolithicSparse, Sectors(8));
        const auto user = openDisk(*fs, "/copy.vmdk", forWriting());
        CloneParams p = params();
        p.overwrite = true;
        QCOMPARE(refusal(*fs, p), std::optional(ErrorCode::Locked));
    }

    void cancelLeavesNothing_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("overwrite");
        QTest::addColumn<unsigned>("threads");
        for (const DiskKind& kind : everyKind())
            for (const bool overwrite : {false, true})
                for (const unsigned threads : {1U, 3U})
                    QTest::addRow("%s%s, %u threads", kind.name, overwrite ? " over a disk" : "", threads)
                        << QString(kind.name) << overwrite << threads;
    }
    void cancelLeavesNothing() {
        QFETCH(QString, kind);
        QFETCH(bool, overwrite);
        QFETCH(unsigned, threads);
        const auto start = folderWithSource();
        if (overwrite)
            makeFilled(*start, "/copy.vmdk", kindNamed("twoGbMaxExtentSparse"),
                       guestBytes(Sectors(3000), Filling::Full));
        const FolderContents before = contentsOf(*start);
        unsigned cancelled = 0;
        for (unsigned nth = 1;; nth += 1 + nth / 16) {
            const auto memory = start->snapshot();
            OperationRun run(*memory, threads);
            StopAtCall fs(*memory, run.stop, nth);
            OpContext context{fs, run.progress, run.stop.get_token(), run.report, threads};
            CloneParams p = params("/copy.vmdk", kindNamed(kind.toStdString()));
            p.overwrite = overwrite;
            p.verify = true;
            const auto code = codeOf([&] { CloneOp(p).run(context); });
            if (!code) {
                // Too late: all of it is there.
                QVERIFY(readGuest(*memory, "/copy.vmdk", p.raw) == readGuest(*memory, "/source.vmdk"));
                if (!fs.reached())
                    break;
                continue;
            }
            ++cancelled;
            QCOMPARE(*code, ErrorCode::Cancelled);
            QVERIFY2(contentsOf(*memory) == before, namesOf(contentsOf(*memory)).c_str());
        }
        QVERIFY(cancelled > 5);
    }

    void anErrorOfAnyStageIsThrownOnce_data() {
        QTest::addColumn<QString>("kind");
        for (const DiskKind& kind : everyKind())
            QTest::newRow(kind.name) << QString(kind.name);
    }
    void anErrorOfAnyStageIsThrownOnce() {
        QFETCH(QString, kind);
        const auto start = folderWithSource();
        const FolderContents before = contentsOf(*start);
        for (const Call call : {Call::Read, Call::Write, Call::Copy, Call::Sync, Call::Rename})
            for (std::uint64_t nth = 1; nth < 100; nth += 3) {
                const auto memory = start->snapshot();
                FaultFileSystem fs(*memory);
                Fault fault;
                fault.where = calls({call});
                fault.nth = nth;
                fs.arm(fault);
                OperationRun run(fs, 3);
                const auto code =
                    codeOf([&] { CloneOp(params("/copy.vmdk", kindNamed(kind.toStdString()))).run(run.context); });
                if (!fs.fired())
                    break;
                if (!code)
                    continue; // it managed without
                QCOMPARE(*code, ErrorCode::Io);
                if (!memory->exists("/copy.vmdk.intent"))
                    QVERIFY2(contentsOf(*memory) == before, namesOf(contentsOf(*memory)).c_str());
            }
    }

    void aCopyThatReadsBackDifferentlyIsNotKept_data() {
        QTest::addColumn<bool>("raw");
        QTest::addColumn<bool>("overwrite");
        for (const bool raw : {false, true})
            for (const bool overwrite : {false, true})
                QTest::addRow("%s%s", raw ? "raw" : "sparse", overwrite ? " over another" : "") << raw << overwrite;
    }
    void aCopyThatReadsBackDifferentlyIsNotKept() {
        QFETCH(bool, raw);
        QFETCH(bool, overwrite);
        MemoryFileSystem memory;
        makeFilled(memory, "/source.vmdk", sparse(), guestBytes(Sectors(1000), Filling::Full));
        if (overwrite)
            makeFilled(memory, "/copy.vmdk", raw ? kindNamed("raw") : sparse(),
                       guestBytes(Sectors(300), Filling::Full, 3));
        const FolderContents before = contentsOf(memory);
        const std::uint64_t guestByte = 5 * 65536 + 123;
        const std::uint64_t grainsStart = 128 * kSectorSize;
        BadDrive fs(memory, raw ? guestByte : grainsStart + guestByte);
        OperationRun run(fs);
        CloneParams p = params();
        p.raw = raw;
        p.overwrite = overwrite;
        p.verify = true;
        CloneOp clone(p);
        try {
            clone.run(run.context);
            QFAIL("nobody noticed");
        } catch (const Error& error) {
            QCOMPARE(int(error.code()), int(ErrorCode::Corrupt));
            QVERIFY2(QString(error.what()).contains(QString::number(guestByte)), error.what());
        }
        QVERIFY(!clone.result().verified);
        QCOMPARE(contentsOf(memory), before);
    }
};

QTEST_GUILESS_MAIN(OpsCloneRefusalsTest)
#include "ops_clone_refusals_test.moc"
