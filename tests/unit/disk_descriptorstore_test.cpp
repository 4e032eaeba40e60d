// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/disk/descriptorstore.h"
#include "core/io/filesystemwrapper.h"
#include "tests/support/memoryfilesystem.h"

#include <QTest>

using namespace strata;
using test::MemoryFileSystem;

namespace {

const std::filesystem::path kDisk = "/vm/disk.vmdk";
constexpr std::uint64_t kAreaOffset = 512;
constexpr std::uint64_t kAreaSize = std::uint64_t{20} * 512;

const std::string kText = "# Disk DescriptorFile\nversion=1\nCID=216bc064\nparentCID=ffffffff\n"
                          "createType=\"monolithicSparse\"\nRW 2048 SPARSE \"disk.vmdk\"\n#DDB\n"
                          "ddb.adapterType = \"lsilogic\"\nddb.comment = \""
                          + std::string(600, 'c') + "\"\nddb.last = \"1\"\n";

Descriptor parsed(const std::string& text) { return Descriptor::parse(asBytes(text)); }

/// A sparse file in outline: a sector of header, the descriptor's area, and data behind it.
std::string fileWith(const std::string& text, std::uint64_t areaSize = kAreaSize) {
    std::string bytes = "KDMV" + std::string(kAreaOffset - 4, 'h') + text;
    bytes.resize(kAreaOffset + areaSize);
    return bytes + std::string(4096, 'd');
}

DescriptorPlace embedded(std::uint64_t size = kAreaSize) { return {kDisk, true, kAreaOffset, size}; }
DescriptorPlace separate() { return {kDisk, false, 0, 0}; }

/// Notes which files were made.
class CreationLog : public FileSystemWrapper {
public:
    using FileSystemWrapper::FileSystemWrapper;
    std::unique_ptr<File> create(const std::filesystem::path& path, NewFileAccess access) override {
        if (path.extension() != ".lck") // held meanwhile
            created.push_back(path.filename().string());
        return FileSystemWrapper::create(path, access);
    }
    std::vector<std::string> created;
};

struct Fixture {
    MemoryFileSystem memory;
    CreationLog fs{memory};

    explicit Fixture(const std::string& contents) {
        memory.createDirectory("/vm");
        memory.writeFile(kDisk, contents);
    }
    std::string contents() { return memory.readText(kDisk); }
    std::optional<ErrorCode> refusal(const DescriptorPlace& place, const Descriptor& descriptor,
                                     const std::string& expected) {
        try {
            storeDescriptor(fs, place, descriptor, expected);
        } catch (const Error& error) {
            return error.code();
        }
        return std::nullopt;
    }
};

} // namespace

class DescriptorStoreTest : public QObject {
    Q_OBJECT
private slots:
    void replacesADescriptorFile();
    void replacesWhatALinkLeadsTo();
    void keepsWhatStandsBehindANul();
    void writesOneSectorWithoutAnIntent();
    void writesSeveralSectorsThroughAnIntent();
    void zeroesTheRestOfTheArea();
    void fillsAnAreaToTheLastByteButOne();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
    void refusesWhenTheTextHasChanged_data();
    void refusesWhenTheTextHasChanged();
    void refusesWhenSomebodyHoldsTheDisk_data();
    void refusesWhenSomebodyHoldsTheDisk();
    void worksUnderTheCallersLock();
    void refusesBesideAnUnfinishedOperation();
    void nothingToDoWritesNothing();
};

void DescriptorStoreTest::replacesADescriptorFile() {
    Fixture f(kText);
    Descriptor descriptor = parsed(kText);
    descriptor.setDdb("adapterType", "ide");
    storeDescriptor(f.fs, separate(), descriptor, kText);
    QCOMPARE(f.contents(), descriptor.encode());
    QCOMPARE(f.memory.allFiles().size(), std::size_t(1));
}

void DescriptorStoreTest::replacesWhatALinkLeadsTo() {
    Fixture f(kText);
    f.memory.symlink(kDisk, "/link.vmdk");
    Descriptor descriptor = parsed(kText);
    descriptor.setCid(5);
    storeDescriptor(f.fs, {"/link.vmdk", false, 0, 0}, descriptor, kText);
    QCOMPARE(f.contents(), descriptor.encode());
    QCOMPARE(f.memory.canonical("/link.vmdk").string(), kDisk.string());
}

void DescriptorStoreTest::keepsWhatStandsBehindANul() {
    const std::string tail("\0junk", 5);
    Fixture f(kText + tail);
    Descriptor descriptor = parsed(kText + tail);
    descriptor.setDdb("adapterType", "ide");
    storeDescriptor(f.fs, separate(), descriptor, kText);
    QCOMPARE(f.contents(), descriptor.encode() + tail);
}

void DescriptorStoreTest::writesOneSectorWithoutAnIntent() {
    Fixture f(fileWith(kText));
    Descriptor descriptor = parsed(kText);
    descriptor.setDdb("last", "2");
    storeDescriptor(f.fs, embedded(), descriptor, kText);
    QCOMPARE(f.contents(), fileWith(descriptor.encode()));
    QVERIFY(f.fs.created.empty());
}

void DescriptorStoreTest::writesSeveralSectorsThroughAnIntent() {
    Fixture f(fileWith(kText));
    Descriptor descriptor = parsed(kText);
    descriptor.setDdb("adapterType", "ide"); // moves everything behind it
    storeDescriptor(f.fs, embedded(), descriptor, kText);
    QCOMPARE(f.contents(), fileWith(descriptor.encode()));
    QCOMPARE(f.fs.created, std::vector<std::string>{"disk.vmdk.intent.tmp"});
    QCOMPARE(f.memory.allFiles().size(), std::size_t(1));
}

void DescriptorStoreTest::zeroesTheRestOfTheArea() {
    std::string bytes = fileWith(kText);
    bytes.replace(kAreaOffset + 9 * 512, 7, "garbage");
    Fixture f(bytes);
    Descriptor descriptor = parsed(kText);
    descriptor.setDdb("last", "2");
    storeDescriptor(f.fs, embedded(), descriptor, kText);
    QCOMPARE(f.contents(), fileWith(descriptor.encode()));
}

void DescriptorStoreTest::fillsAnAreaToTheLastByteButOne() {
    constexpr std::uint64_t size = 1024;
    Fixture f(fileWith(kText, size));
    Descriptor descriptor = parsed(kText);
    const std::size_t room = size - 1 - kText.size();
    descriptor.setDdb("last", std::string(room + 1, 'x'));
    QCOMPARE(descriptor.encode().size(), std::size_t(size - 1));
    storeDescriptor(f.fs, embedded(size), descriptor, kText);
    QCOMPARE(f.contents(), fileWith(descriptor.encode(), size));
}

void DescriptorStoreTest::refusesWhatDoesNotFit_data() {
    QTest::addColumn<quint64>("size");
    QTest::addColumn<int>("more");
    QTest::newRow("one byte too much") << quint64(1024) << int(1024 - kText.size() + 1);
    QTest::newRow("stream with one sector") << quint64(512) << 2;
}

void DescriptorStoreTest::refusesWhatDoesNotFit() {
    QFETCH(quint64, size);
    QFETCH(int, more);
    const std::string small =
        size == 512 ? "version=1\nCID=1\nddb.last = \"" + std::string(480, 'x') + "\"\n" : kText;
    Fixture f(fileWith(small, size));
    Descriptor descriptor = parsed(small);
    descriptor.setDdb("last", *descriptor.ddb("last") + std::string(std::size_t(more), 'y'));
    QCOMPARE(f.refusal(embedded(size), descriptor, small), std::optional(ErrorCode::LimitExceeded));
    QCOMPARE(f.contents(), fileWith(small, size));
}

void DescriptorStoreTest::refusesWhenTheTextHasChanged_data() {
    QTest::addColumn<bool>("isEmbedded");
    QTest::newRow("embedded") << true;
    QTest::newRow("separate") << false;
}

void DescriptorStoreTest::refusesWhenTheTextHasChanged() {
    QFETCH(bool, isEmbedded);
    Descriptor descriptor = parsed(kText);
    descriptor.setCid(1);
    Fixture f(isEmbedded ? fileWith(kText + "# new\n") : kText + "# new\n");
    const std::string before = f.contents();
    QCOMPARE(f.refusal(isEmbedded ? embedded() : separate(), descriptor, kText), std::optional(ErrorCode::Locked));
    QCOMPARE(f.contents(), before);
}

void DescriptorStoreTest::refusesWhenSomebodyHoldsTheDisk_data() { refusesWhenTheTextHasChanged_data(); }

void DescriptorStoreTest::refusesWhenSomebodyHoldsTheDisk() {
    QFETCH(bool, isEmbedded);
    Fixture f(isEmbedded ? fileWith(kText) : kText);
    const std::string before = f.contents();
    const std::unique_ptr<File> holder = f.memory.open(kDisk, OpenMode::Read, LockMode::Shared);
    Descriptor descriptor = parsed(kText);
    descriptor.setCid(1);
    QCOMPARE(f.refusal(isEmbedded ? embedded() : separate(), descriptor, kText), std::optional(ErrorCode::Locked));
    QCOMPARE(f.contents(), before);
}

void DescriptorStoreTest::worksUnderTheCallersLock() {
    for (const bool isEmbedded : {false, true}) {
        Fixture f(isEmbedded ? fileWith(kText) : kText);
        const std::unique_ptr<File> lock = f.memory.open(kDisk, OpenMode::ReadWrite, LockMode::Exclusive);
        Descriptor descriptor = parsed(kText);
        descriptor.setDdb("adapterType", "ide");
        storeDescriptor(f.fs, isEmbedded ? embedded() : separate(), descriptor, kText, IntentLocks::CallerHolds);
        QCOMPARE(f.contents(), isEmbedded ? fileWith(descriptor.encode()) : descriptor.encode());
    }
}

void DescriptorStoreTest::refusesBesideAnUnfinishedOperation() {
    Fixture f(kText);
    IntentBuilder marker(f.memory, kDisk, IntentOp::ReplaceDisk);
    marker.commitMarker();
    Descriptor descriptor = parsed(kText);
    descriptor.setCid(1);
    QCOMPARE(f.refusal(separate(), descriptor, kText), std::optional(ErrorCode::Interrupted));
    QCOMPARE(f.contents(), kText);
}

void DescriptorStoreTest::nothingToDoWritesNothing() {
    Fixture f(kText);
    storeDescriptor(f.fs, separate(), parsed(kText), kText);
    QVERIFY(f.fs.created.empty());
    QCOMPARE(f.contents(), kText);
}

QTEST_GUILESS_MAIN(DescriptorStoreTest)
#include "disk_descriptorstore_test.moc"
