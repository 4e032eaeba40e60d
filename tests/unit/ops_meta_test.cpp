// SPDX-License-Identifier: Apache-2.0
#include "core/io/intent.h"
#include "core/ops/metaop.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace strata;
using test::MemoryFileSystem;

namespace {

const std::filesystem::path kDisk = "/vm/disk.vmdk";

const std::string kText = "# Disk DescriptorFile\nversion=1\nencoding=\"UTF-8\"\nCID=216bc064\nparentCID=ffffffff\n"
                          "createType=\"monolithicFlat\"\n\n# Extent description\n"
                          "RW 2048 FLAT \"disk-flat.vmdk\" 0\n\n# The Disk Data Base \n#DDB\n\n"
                          "ddb.adapterType = \"lsilogic\"\nddb.odd=kept \nddb.uuid = \"\"\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

MetaParams params(std::vector<MetaChange> changes, const std::filesystem::path& disk = kDisk) {
    MetaParams params;
    params.disk = disk;
    params.changes = std::move(changes);
    return params;
}

struct Context {
    Progress progress;
    std::stop_source stop;
    Report report;
    OpContext context;
    explicit Context(FileSystem& fs) : context{fs, progress, stop.get_token(), report} {}
};

struct Fixture {
    MemoryFileSystem fs;
    explicit Fixture(const std::string& text = kText) {
        fs.makeFolders("/vm");
        fs.writeFile(kDisk, text);
        fs.writeFile("/vm/disk-flat.vmdk", std::string(2048 * 512, 'd'));
    }
    std::string text() { return fs.readText(kDisk); }
    /// What run() throws; nullopt if it is done.
    std::optional<ErrorCode> run(MetaParams wanted) {
        Context context(fs);
        MetaOp operation(std::move(wanted));
        try {
            operation.run(context.context);
        } catch (const Error& error) {
            return error.code();
        }
        return std::nullopt;
    }
    std::optional<ErrorCode> refusal(MetaParams wanted) {
        MetaOp operation(std::move(wanted));
        const std::optional<Refusal> refusal = operation.canRun(fs);
        return refusal ? std::optional(refusal->code) : std::nullopt;
    }
};

} // namespace

class MetaTest : public QObject {
    Q_OBJECT
private slots:
    void changesOnlyTheValues();
    void changesSamplesInPlace_data();
    void changesSamplesInPlace();
    void takesKeysWithPrefix();
    void planTellsTheFile();
    void thePreviewIsWhatWillBeWritten();
    void thePreviewOfAnotherEncodingIsReadable();
    void refuses_data();
    void refuses();
    void forcedDangerousKeysAreWritten();
    void refusesBusyDisks();
    void refusesWhatCannotBeWritten();
    void refusesWhatDoesNotFit();
    void finishesACutOffChangeFirst();
    void aKeyThatIsMissingIsAsGoodAsEmpty();
    void sameValueWritesNothing();
    void stopsBeforeItWrites();
    void refusesWhatThisEncodingLacks();
    void worksWithoutTheDisksOtherFiles();
    void findsTheDescriptorOfAPiece();
};

void MetaTest::changesOnlyTheValues() {
    Fixture f;
    const std::string uuid = "60 00 C2 92 7b f4 0d ee-e9 08 12 5d bc 4f ab 26";
    MetaOp operation(params({{"adapterType", "ide"}, {"uuid", uuid}, {"comment", "备注"}, {"odd", "2"}}));
    QVERIFY(!operation.canRun(f.fs));
    Context context(f.fs);
    operation.run(context.context);
    QCOMPARE(f.text(),
             replaced(replaced(replaced(kText, "lsilogic", "ide"), "uuid = \"\"", "uuid = \"" + uuid + "\""),
                      "odd=kept", "odd=2")
                 + "ddb.comment = \"备注\"\n");
    QCOMPARE(f.fs.allFiles().size(), std::size_t(2));
    const Progress::Snapshot progress = context.progress.snapshot();
    QVERIFY(progress.total > 0 && progress.done == progress.total);
}

// The first bytes that differ are those of the value; data and tables stay as they were.
void MetaTest::changesSamplesInPlace_data() {
    QTest::addColumn<QString>("sample");
    QTest::addColumn<QByteArray>("from");
    QTest::newRow("sparse") << "monolithicSparse.vmdk" << QByteArray("ddb.adapterType = \"buslogic\"");
    QTest::newRow("stream") << "streamOptimized.vmdk" << QByteArray("ddb.adapterType = \"buslogic\"");
    QTest::newRow("VirtualBox") << "virtualbox-export.vmdk" << QByteArray("ddb.adapterType=\"ide\"");
    QTest::newRow("split") << "twoGbMaxExtentSparse.vmdk" << QByteArray("ddb.adapterType = \"buslogic\"");
}

void MetaTest::changesSamplesInPlace() {
    QFETCH(QString, sample);
    QFETCH(QByteArray, from);
    if (!QDir(STRATA_SAMPLES).exists())
        QSKIP("the sample disks are not here");
    const test::TemporaryFolder folder;
    FileSystem& fs = nativeFileSystem();
    for (const QString& name : {sample, QStringLiteral("twoGbMaxExtentSparse-s001.vmdk")})
        test::writeFile(fs, folder / name.toStdString(),
                        test::readText(fs, std::filesystem::path(STRATA_SAMPLES) / name.toStdString()));
    const std::filesystem::path disk = folder / sample.toStdString();
    const std::string before = test::readText(fs, disk);

    MetaOp operation(params({{"adapterType", "lsilogic"}}, disk));
    Context context(fs);
    operation.run(context.context);
    const std::string now = test::readText(fs, disk);
    const std::string to = replaced(from.toStdString(), from.contains("ide") ? "ide" : "buslogic", "lsilogic");
    if (sample.startsWith("twoGb")) {
        QCOMPARE(now, replaced(before, from.toStdString(), to));
    } else {
        std::string area = replaced(before.substr(512, before.find('\0', 512) - 512), from.toStdString(), to);
        std::string expected = before;
        expected.replace(512, area.size() + 8, area + std::string(8, '\0'));
        QCOMPARE(now.size(), before.size());
        QVERIFY(now == expected);
    }
    QProcess check;
    check.start(QStandardPaths::findExecutable("qemu-img"), {"info", QString::fromStdString(disk.string())});
    QVERIFY(check.waitForFinished());
    QCOMPARE(check.exitCode(), 0);
}

void MetaTest::takesKeysWithPrefix() {
    Fixture f;
    QCOMPARE(f.run(params({{"ddb.adapterType", "buslogic"}})), std::nullopt);
    QCOMPARE(f.text(), replaced(kText, "lsilogic", "buslogic"));
}

void MetaTest::thePreviewIsWhatWillBeWritten() {
    Fixture f;
    MetaOp operation(params({{"adapterType", "ide"}, {"comment", "备注"}}));
    const MetaPreview preview = operation.preview(f.fs);
    QCOMPARE(preview.file, std::filesystem::path(kDisk));
    QCOMPARE(preview.before, f.text());
    Context context(f.fs);
    operation.run(context.context);
    QCOMPARE(preview.after, f.text());
    QCOMPARE(MetaOp(params({{"adapterType", "ide"}})).preview(f.fs).before, preview.after);
}

void MetaTest::thePreviewOfAnotherEncodingIsReadable() {
    const std::string note = "\xb1\xb8\xd7\xa2"; // 备注 in GBK
    Fixture f(replaced(replaced(kText, "odd=kept", "odd=" + note), "UTF-8", "GBK"));
    const MetaPreview preview = MetaOp(params({{"adapterType", "ide"}})).preview(f.fs);
    QVERIFY(preview.before.find("备注") != std::string::npos);
    QVERIFY(preview.after.find("备注") != std::string::npos);
}

void MetaTest::planTellsTheFile() {
    Fixture f;
    Context context(f.fs);
    MetaOp operation(params({{"adapterType", "ide"}}));
    const Plan plan = operation.plan(context.context);
    QCOMPARE(plan.operation, std::string_view("meta"));
    QCOMPARE(plan.changes, std::vector<std::filesystem::path>{kDisk});
    QCOMPARE(plan.writes, std::uint64_t(kText.size() - 5));
    QVERIFY(plan.warnings.empty());
    QCOMPARE(f.text(), kText);

    MetaParams forced = params({{"CID", "1"}});
    forced.allowDangerous = true;
    QCOMPARE(MetaOp(forced).plan(context.context).warnings.size(), std::size_t(1));
    QVERIFY(MetaOp(params({{"adapterType", "lsilogic"}})).plan(context.context).changes.empty());
}

void MetaTest::refuses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("code");
    const auto row = [](const char* title, const std::string& text, const char* key, const char* value,
                        ErrorCode code) {
        QTest::newRow(title) << QByteArray::fromStdString(text) << QByteArray(key) << QByteArray(value)
                             << static_cast<int>(code);
    };
    row("bad value", kText, "adapterType", "pvscsi", ErrorCode::InvalidArgument);
    row("bad key", kText, "a b", "x", ErrorCode::InvalidArgument);
    row("injection", kText, "comment", "x\"\nRW 1 FLAT \"/etc/passwd\" 0", ErrorCode::InvalidArgument);
    row("CID", kText, "CID", "1", ErrorCode::NotSupported);
    row("parentCID", kText, "parentCID", "1", ErrorCode::NotSupported);
    row("createType", kText, "createType", "vmfs", ErrorCode::NotSupported);
    row("parentFileNameHint", kText, "parentFileNameHint", "x.vmdk", ErrorCode::NotSupported);
    row("encoding", kText, "encoding", "GBK", ErrorCode::NotSupported);
    row("longContentID", kText, "ddb.longContentID", "00000000000000000000000000000000", ErrorCode::NotSupported);
    row("encrypted", replaced(kText, "version=1", "version=2\nencryptionKeys=\"x\""), "comment", "x",
        ErrorCode::Encrypted);
    row("filtered", kText + "ddb.iofilters = \"vmwarelwd\"\n", "comment", "x", ErrorCode::NotSupported);
    row("newer version", replaced(kText, "version=1", "version=4"), "comment", "x", ErrorCode::NotSupported);
    row("no disk", "hello", "comment", "x", ErrorCode::NotADisk);
}

void MetaTest::refuses() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    QFETCH(int, code);
    Fixture f(text.toStdString());
    const MetaParams wanted = params({{"virtualHWVersion", "8"}, {key.toStdString(), value.toStdString()}});
    QCOMPARE(static_cast<int>(f.refusal(wanted).value_or(ErrorCode::Internal)), code);
    QCOMPARE(static_cast<int>(f.run(wanted).value_or(ErrorCode::Internal)), code);
    QCOMPARE(f.text(), text.toStdString());
}

void MetaTest::forcedDangerousKeysAreWritten() {
    Fixture f;
    MetaParams wanted = params({{"CID", "0000abcd"}, {"isNativeSnapshot", "no"}});
    wanted.allowDangerous = true;
    QCOMPARE(f.run(wanted), std::nullopt);
    QCOMPARE(f.text(), replaced(replaced(kText, "216bc064", "0000abcd"), "createType=\"monolithicFlat\"\n",
                                "createType=\"monolithicFlat\"\nisNativeSnapshot=\"no\"\n"));
}

void MetaTest::refusesBusyDisks() {
    Fixture f;
    {
        const std::unique_ptr<File> holder = f.fs.open(kDisk, OpenMode::Read, LockMode::Shared);
        QCOMPARE(f.refusal(params({{"adapterType", "ide"}})), std::optional(ErrorCode::Locked));
        QCOMPARE(f.run(params({{"adapterType", "ide"}})), std::optional(ErrorCode::Locked));
    }
    f.fs.makeFolders("/vm/disk.vmdk.lck");
    std::string member = "otherhost 1-2(vmware-vmx) 1 X 5 lc=7";
    member.resize(512);
    f.fs.writeFile("/vm/disk.vmdk.lck/M12345.lck", member);
    QCOMPARE(f.refusal(params({{"adapterType", "ide"}})), std::optional(ErrorCode::Locked));
    QCOMPARE(f.run(params({{"adapterType", "ide"}})), std::optional(ErrorCode::Locked));
    QCOMPARE(f.text(), kText);
}

void MetaTest::refusesWhatCannotBeWritten() {
    Fixture f;
    f.fs.setReadOnly(kDisk, true);
    QCOMPARE(f.refusal(params({{"adapterType", "ide"}})), std::optional(ErrorCode::PermissionDenied));
    f.fs.setReadOnly(kDisk, false);
    f.fs.setVolumeReadOnly(true);
    QCOMPARE(f.refusal(params({{"adapterType", "ide"}})), std::optional(ErrorCode::ReadOnly));
    QCOMPARE(f.refusal(params({{"adapterType", "ide"}}, "/vm/gone.vmdk")), std::optional(ErrorCode::NotFound));
}

void MetaTest::refusesWhatDoesNotFit() {
    if (!QDir(STRATA_SAMPLES).exists())
        QSKIP("the sample disks are not here");
    MemoryFileSystem fs;
    fs.writeFile("/s.vmdk",
                 test::readText(nativeFileSystem(), std::filesystem::path(STRATA_SAMPLES) / "iotest-version3.vmdk"));
    MetaOp operation(params({{"comment", std::string(300, 'x')}}, "/s.vmdk"));
    const std::optional<Refusal> refusal = operation.canRun(fs);
    QVERIFY(refusal && refusal->code == ErrorCode::LimitExceeded);
}

void MetaTest::finishesACutOffChangeFirst() {
    Fixture f;
    IntentBuilder intent(f.fs, kDisk, IntentOp::EditDescriptor);
    intent.replace(kDisk, asBytes(replaced(kText, "odd=kept", "odd=done")));
    intent.commit(); // and here the power went
    QCOMPARE(f.run(params({{"adapterType", "ide"}})), std::nullopt);
    QCOMPARE(f.text(), replaced(replaced(kText, "odd=kept", "odd=done"), "lsilogic", "ide"));
    QCOMPARE(f.fs.allFiles().size(), std::size_t(2));
}

void MetaTest::aKeyThatIsMissingIsAsGoodAsEmpty() {
    Fixture f;
    QCOMPARE(f.run(params({{"comment", ""}})), std::nullopt);
    QCOMPARE(f.text(), kText);
}

void MetaTest::sameValueWritesNothing() {
    Fixture f;
    const FileId before = f.fs.status(kDisk)->id;
    QCOMPARE(f.run(params({{"adapterType", "lsilogic"}})), std::nullopt);
    QVERIFY(f.fs.status(kDisk)->id == before);
}

void MetaTest::stopsBeforeItWrites() {
    Fixture f;
    Context context(f.fs);
    context.stop.request_stop();
    MetaOp operation(params({{"adapterType", "ide"}}));
    QVERIFY_EXCEPTION_THROWN(operation.run(context.context), Error);
    QCOMPARE(f.text(), kText);
}

void MetaTest::refusesWhatThisEncodingLacks() {
    Fixture f(replaced(kText, "UTF-8", "GBK"));
    QCOMPARE(f.refusal(params({{"comment", "💾"}})), std::optional(ErrorCode::InvalidArgument));
    QCOMPARE(f.run(params({{"comment", "磁盘"}})), std::nullopt);
    QCOMPARE(f.text(), replaced(kText, "UTF-8", "GBK") + "ddb.comment = \"\xB4\xC5\xC5\xCC\"\n");
}

void MetaTest::worksWithoutTheDisksOtherFiles() {
    Fixture f(replaced(kText, "parentCID=ffffffff", "parentCID=00000001\nparentFileNameHint=\"gone.vmdk\""));
    const std::string before = f.text();
    f.fs.remove("/vm/disk-flat.vmdk");
    QCOMPARE(f.run(params({{"adapterType", "ide"}})), std::nullopt);
    QCOMPARE(f.text(), replaced(before, "lsilogic", "ide"));
}

void MetaTest::findsTheDescriptorOfAPiece() {
    Fixture f;
    QCOMPARE(f.run(params({{"adapterType", "ide"}}, "/vm/disk-flat.vmdk")), std::nullopt);
    QCOMPARE(f.text(), replaced(kText, "lsilogic", "ide"));
}

QTEST_GUILESS_MAIN(MetaTest)
#include "ops_meta_test.moc"
