// SPDX-License-Identifier: Apache-2.0
// Cloning to every type: after a power cut or a failed call there is no copy or the whole one, the source is
// untouched, and what was there before is there still.
#include "core/disk/diskopener.h"
#include "core/io/intent.h"
#include "core/ops/cloneop.h"
#include "core/ops/createop.h"
#include "tests/support/crashfilesystem.h"
#include "tests/support/faultsweep.h"
#include "tests/support/foldercontents.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

const std::filesystem::path kSource = "/src/source.vmdk";
const std::filesystem::path kCopy = "/vm/copy.vmdk";
constexpr Sectors kCapacity{4096};

template<class Op>
void run(FileSystem& fs, Op&& op) {
    Progress progress;
    Report report;
    OpContext context{fs, progress, {}, report, 1};
    op.run(context);
}

/// What to clone to.
struct Kind {
    CreateType type = CreateType::MonolithicSparse;
    bool raw = false;
    bool overwrite = false;
};

std::unique_ptr<MemoryFileSystem> machine(bool withOldCopy) {
    auto fs = std::make_unique<MemoryFileSystem>();
    fs->makeFolders("/src");
    fs->makeFolders("/vm");
    CreateParams params;
    params.spec.path = kSource;
    params.spec.capacity = kCapacity;
    run(*fs, CreateOp(params));
    OpenOptions write;
    write.mode = OpenMode::ReadWrite;
    const auto chain = openDisk(*fs, kSource, write);
    chain->write(Sectors(0), patternBytes(3000 / 512 * 512, 1));
    chain->write(Sectors(1000), patternBytes(std::size_t{512} * 130, 2));
    chain->write(Sectors(4095), patternBytes(512, 3));
    chain->close();
    if (withOldCopy) {
        params.spec.path = kCopy;
        params.spec.type = CreateType::MonolithicFlat;
        run(*fs, CreateOp(params));
    }
    return fs;
}

void clone(FileSystem& fs, const Kind& kind) {
    CloneParams params;
    params.source = kSource;
    params.spec.path = kCopy;
    params.spec.type = kind.type;
    params.spec.splitAt = Sectors(2048);
    params.raw = kind.raw;
    params.overwrite = kind.overwrite;
    run(fs, CloneOp(params));
}

std::vector<std::byte> guestBytes(MemoryFileSystem& fs, const std::filesystem::path& disk, bool raw) {
    const auto chain = raw ? openRaw(fs, disk) : openDisk(fs, disk);
    std::vector<std::byte> bytes(chain->capacity().bytes());
    chain->read(Sectors(0), bytes);
    return bytes;
}

/// Names and sizes: what stays the same from one run to the next, in spite of random identities.
std::string shapeOf(MemoryFileSystem& fs, bool withoutLitter = false) {
    std::string shape;
    for (const auto& path : fs.allFiles())
        if (!withoutLitter || !isTemporary(path))
            shape += path.string() + ":" + std::to_string(fs.status(path)->size) + " ";
    return shape;
}

/// Before, or a whole copy: by what a guest would read.
struct Cloning {
    Cloning(const Kind& wanted) : kind(wanted), before(machine(wanted.overwrite)), after(before->snapshot()) {
        clone(*after, kind);
        afterShape = shapeOf(*after);
        source = guestBytes(*before, kSource, false);
    }

    std::string verdict(MemoryFileSystem& fs, bool mustBeThere, bool litterAllowed) const {
        recoverIntents(fs, "/vm");
        const FolderContents now = contentsOf(fs);
        const FolderContents old = contentsOf(*before);
        if ((litterAllowed ? withoutTemporaries(now) : now) == old)
            return mustBeThere ? "the finished copy is lost" : "";
        for (const auto& [path, hash] : old)
            if (path.parent_path() == "/src" && (!now.contains(path) || now.at(path) != hash))
                return "the source was touched";
        if (shapeOf(fs, litterAllowed) != afterShape)
            return "neither before nor after: " + shapeOf(fs);
        return guestBytes(fs, kCopy, kind.raw) == source ? "" : "the copy reads wrong";
    }

    Kind kind;
    std::unique_ptr<MemoryFileSystem> before, after;
    std::string afterShape;
    std::vector<std::byte> source;
};

} // namespace

class CrashCloneTest : public QObject {
    Q_OBJECT

private:
    static void everyKind() {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("raw");
        QTest::addColumn<bool>("overwrite");
        const auto row = [](const std::string& name, CreateType type, bool raw, bool overwrite) {
            QTest::newRow(name.c_str()) << static_cast<int>(type) << raw << overwrite;
        };
        for (const CreateType type :
             {CreateType::MonolithicSparse, CreateType::MonolithicFlat, CreateType::TwoGbMaxExtentSparse,
              CreateType::TwoGbMaxExtentFlat, CreateType::Vmfs, CreateType::VmfsSparse, CreateType::StreamOptimized})
            row(std::string(createTypeName(type)), type, false, false);
        row("raw", CreateType::MonolithicFlat, true, false);
        row("split sparse over flat", CreateType::TwoGbMaxExtentSparse, false, true);
        row("sparse over flat", CreateType::MonolithicSparse, false, true);
    }
    static Kind kindOfRow() {
        QFETCH(int, type);
        QFETCH(bool, raw);
        QFETCH(bool, overwrite);
        return {static_cast<CreateType>(type), raw, overwrite};
    }

private slots:
    void aPowerCutLeavesNoCopyOrTheWholeOne_data() { everyKind(); }
    void aPowerCutLeavesNoCopyOrTheWholeOne() {
        const Cloning cloning(kindOfRow());
        CrashOptions few;
        few.maxPerKind = 10;
        few.randomSubsets = 6;
        const CrashReport report = forEachCrashState(
            *cloning.before, [&](FileSystem& fs) { clone(fs, cloning.kind); },
            [&](CrashState& state) { return cloning.verdict(state.fs, state.finished, true); }, few);
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.states > 10, report.summary().c_str());
    }

    void aFailedCallLeavesNothingBehind_data() { everyKind(); }
    void aFailedCallLeavesNothingBehind() {
        const Cloning cloning(kindOfRow());
        const FaultReport report = sweepFaults(
            *cloning.before, [&](FileSystem& fs) { clone(fs, cloning.kind); },
            [&](FaultOutcome& outcome) {
                return cloning.verdict(outcome.fs, !outcome.error, !outcome.couldCleanUp);
            });
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.runs > 60, report.summary().c_str());
    }
};

QTEST_GUILESS_MAIN(CrashCloneTest)
#include "crash_clone_test.moc"
