// SPDX-License-Identifier: Apache-2.0
// Editing metadata, in a descriptor file and embedded in a sparse file: after a power cut or a failed call the disk
// opens and says all of the old or all of the new, and the guest's data is untouched.
#include "core/disk/diskopener.h"
#include "core/io/intent.h"
#include "core/ops/createop.h"
#include "core/ops/metaop.h"
#include "tests/support/crashfilesystem.h"
#include "tests/support/faultsweep.h"
#include "tests/support/foldercontents.h"
#include "tests/support/syncdropper.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

const std::filesystem::path kDisk = "/vm/a.vmdk";

template<class Op>
void run(FileSystem& fs, Op op) {
    Progress progress;
    Report report;
    OpContext context{fs, progress, {}, report};
    op.run(context);
}

std::unique_ptr<MemoryFileSystem> machine(CreateType type) {
    auto fs = std::make_unique<MemoryFileSystem>();
    fs->makeFolders("/vm");
    CreateParams params;
    params.spec.path = kDisk;
    params.spec.type = type;
    params.spec.capacity = Sectors(2048);
    params.spec.ddb = {{"uuid", "60 00 C2 9a 11 22 33 44-55 66 77 88 99 aa bb cc"}};
    run(*fs, CreateOp(params));
    return fs;
}

/// Long values, so that an embedded text changes in several sectors.
void edit(FileSystem& fs) {
    MetaParams params;
    params.disk = kDisk;
    params.changes = {{"ddb.adapterType", "ide"}, {"ddb.note", std::string(700, 'n')}, {"ddb.toolsVersion", "12345"}};
    run(fs, MetaOp(params));
}

std::string textOf(FileSystem& fs, OpenMode mode) {
    OpenOptions options;
    options.mode = mode;
    return openDisk(fs, kDisk, options)->leaf().descriptor().encode();
}

/// What it says, before anybody finishes anything, after, and whether both texts are whole.
struct Editing {
    explicit Editing(CreateType type) : before(machine(type)), after(before->snapshot()) {
        edit(*after);
        oldText = textOf(*before, OpenMode::Read);
        newText = textOf(*after, OpenMode::Read);
    }

    std::string verdict(MemoryFileSystem& fs, bool mustBeNew) const {
        const bool committed = findIntent(fs, kDisk).has_value();
        const std::string read = textOf(fs, OpenMode::Read);
        if (read != oldText && read != newText)
            return "who reads sees neither the old nor the new";
        if ((committed || mustBeNew) && read != newText)
            return "the change is lost for who reads";
        const std::string written = textOf(fs, OpenMode::ReadWrite);
        if (written != read)
            return "who writes sees something else than who reads";
        const FolderContents now = withoutTemporaries(contentsOf(fs));
        if (now != contentsOf(*before) && now != contentsOf(*after))
            return "neither before nor after: " + namesOf(now);
        return {};
    }

    std::unique_ptr<MemoryFileSystem> before, after;
    std::string oldText, newText;
};

CrashReport crashes(const Editing& editing, const std::function<void(FileSystem&)>& scenario,
                    const CrashOptions& options = {}) {
    return forEachCrashState(
        *editing.before, scenario, [&](CrashState& state) { return editing.verdict(state.fs, state.finished); },
        options);
}

} // namespace

class CrashMetaTest : public QObject {
    Q_OBJECT

private:
    static void bothPlaces() {
        QTest::addColumn<int>("type");
        QTest::newRow("embedded") << static_cast<int>(CreateType::MonolithicSparse);
        QTest::newRow("descriptor file") << static_cast<int>(CreateType::MonolithicFlat);
    }

private slots:
    void aPowerCutLeavesTheOldOrTheNewText_data() { bothPlaces(); }
    void aPowerCutLeavesTheOldOrTheNewText() {
        QFETCH(int, type);
        const Editing editing(static_cast<CreateType>(type));
        QVERIFY(editing.oldText != editing.newText);
        const CrashReport report = crashes(editing, edit);
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.states > 10, report.summary().c_str());
    }

    void aDriveThatLiesIsNoticed_data() { bothPlaces(); }
    void aDriveThatLiesIsNoticed() {
        QFETCH(int, type);
        const Editing editing(static_cast<CreateType>(type));
        CrashOptions lying;
        lying.ignoreSync = true;
        QVERIFY(!crashes(editing, edit, lying).failures.empty());
    }

    void theFirstSyncIsNeeded_data() { bothPlaces(); }
    void theFirstSyncIsNeeded() {
        QFETCH(int, type);
        const Editing editing(static_cast<CreateType>(type));
        const auto forgetful = [](FileSystem& fs) {
            SyncDropper dropper(fs, 1);
            edit(dropper);
        };
        QVERIFY(!crashes(editing, forgetful).failures.empty());
    }

    void aFailedCallLeavesTheOldOrTheNewText_data() { bothPlaces(); }
    void aFailedCallLeavesTheOldOrTheNewText() {
        QFETCH(int, type);
        const Editing editing(static_cast<CreateType>(type));
        const FaultReport report = sweepFaults(*editing.before, edit, [&](FaultOutcome& outcome) -> std::string {
            const bool committed = findIntent(outcome.fs, kDisk).has_value();
            if (outcome.couldCleanUp && !committed)
                for (const auto& path : outcome.fs.allFiles())
                    if (isTemporary(path))
                        return "left behind: " + path.string();
            return editing.verdict(outcome.fs, !outcome.error);
        });
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.runs > 60, report.summary().c_str());
    }
};

QTEST_GUILESS_MAIN(CrashMetaTest)
#include "crash_meta_test.moc"
