// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/io/posixprocess.h"
#include "core/io/vmwarelock.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <unistd.h>

using namespace strata;
using namespace strata::test;
using State = VmwareLockState;

namespace {

constexpr std::int64_t kProcess = 4711;
constexpr std::uint64_t kStart = 98765;

/// A host where one process runs.
LockHost host() {
    LockHost value;
    value.machineId = [] { return std::string("fk5AAH8BAQAAAAAA"); };
    value.findProcess = [](std::int64_t pid) {
        return pid == kProcess ? std::optional(LockHost::Process{kStart}) : std::nullopt;
    };
    return value;
}

std::string member(std::string text) {
    text.resize(512, '\0');
    return text;
}

struct Disk {
    Disk() {
        fs.writeFile("/a.vmdk", "disk");
        fs.makeFolders("/a.vmdk.lck");
    }
    VmwareLock read() { return readVmwareLock(fs, "/a.vmdk", host()); }
    MemoryFileSystem fs;
};

} // namespace

class IoVmwareLockTest : public QObject {
    Q_OBJECT

private slots:
    void tellsWhoHoldsADisk_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("state");
        const auto row = [](const char* name, const char* text, State state) {
            QTest::newRow(name) << text << static_cast<int>(state);
        };
        row("running here", "fk5AAH8BAQAAAAAA 4711-98765(vmware-vmx) 1 X 98765 lc=1", State::Live);
        row("shared", "fk5AAH8BAQAAAAAA 4711-98765(vmware-vmx) 1 S 98765 lc=1", State::Live);
        row("the name has blanks around", "fk5AAH8BAQAAAAAA  4711-98765(vmware-vmx) 1 X 98765 lc=1 ", State::Live);
        row("running here under another host name", "AAAAAAAAAAAAAAAA 4711-98765(vmware-vmx) 1 X 98765", State::Live);
        row("ended here", "fk5AAH8BAQAAAAAA 4712-98765(vmware-vmx) 1 X 98765 lc=1", State::Stale);
        row("the number is another process now", "fk5AAH8BAQAAAAAA 4711-5(vmware-vmx) 1 X 5 lc=1", State::Stale);
        row("no start time, but it runs", "fk5AAH8BAQAAAAAA 4711-0 1 X 0 lc=1", State::Live);
        row("another Linux host", "AAAAAAAAAAAAAAAA 4712-98765(vmware-vmx) 1 X 98765 lc=1", State::Foreign);
        row("a Windows host", "uuid=56-4d-00 4711 1 X 98765 lc=1", State::Foreign);
        row("nonsense", "hello", State::Foreign);
        row("zeros", "", State::Foreign);
        row("no process number", "fk5AAH8BAQAAAAAA nobody 1 X 98765", State::Foreign);
        row("an unknown kind of lock", "fk5AAH8BAQAAAAAA 4712-98765(vmware-vmx) 1 Q 98765", State::Foreign);
    }
    void tellsWhoHoldsADisk() {
        QFETCH(QString, text);
        QFETCH(int, state);
        Disk disk;
        disk.fs.writeFile("/a.vmdk.lck/M00042.lck", member(text.toStdString()));
        const VmwareLock lock = disk.read();
        QCOMPARE(static_cast<int>(lock.state), state);
        QVERIFY(!lock.holder.empty());
        QCOMPARE(lock.held(), state != static_cast<int>(State::Stale));
        QCOMPARE(namesIn(disk.fs, "/a.vmdk.lck"), std::string("M00042.lck")); // never deleted
    }

    void namesTheProgram() {
        Disk disk;
        disk.fs.writeFile("/a.vmdk.lck/M00042.lck", member("fk5AAH8BAQAAAAAA 4711-98765(vmware-vmx) 1 X 98765 lc=1"));
        QCOMPARE(disk.read().holder.english(), std::string("vmware-vmx (process 4711) on this computer"));
        QCOMPARE(disk.read().members.at(0).exclusive, true);
    }

    void theGravestHolderCounts() {
        Disk disk;
        disk.fs.writeFile("/a.vmdk.lck/M00001.lck", member("fk5AAH8BAQAAAAAA 9-9(vmware-vmx) 1 S 9 lc=1"));
        QVERIFY(disk.read().state == State::Stale);
        disk.fs.writeFile("/a.vmdk.lck/M00002.lck", member("fk5AAH8BAQAAAAAA 4711-98765(vmware-vmx) 2 S 98765 lc=1"));
        disk.fs.writeFile("/a.vmdk.lck/M00003.lck", member("fk5AAH8BAQAAAAAA 10-9(vmware-vmx) 1 S 9 lc=1"));
        QVERIFY(disk.read().state == State::Live);
        QCOMPARE(disk.read().members.size(), 3U);
    }

    void whatIsNoLockIsIgnored() {
        Disk disk;
        QVERIFY(disk.read().state == State::None);
        disk.fs.writeFile("/a.vmdk.lck/M00042.lck", "too short");
        disk.fs.writeFile("/a.vmdk.lck/M1.lck", member("x"));
        disk.fs.writeFile("/a.vmdk.lck/Mabcde.lck", member("x"));
        disk.fs.writeFile("/a.vmdk.lck/readme", member("x"));
        QVERIFY(disk.read().state == State::None);
        QVERIFY(disk.read().holder.empty());
    }

    void aFileNamedLikeTheFolderIsNoLock() {
        MemoryFileSystem fs;
        fs.writeFile("/a.vmdk", "disk");
        fs.writeFile("/a.vmdk.lck", member("x"));
        QVERIFY(readVmwareLock(fs, "/a.vmdk", host()).state == State::None);
    }

    void somebodyAboutToTakeTheLockCountsForEightSeconds() {
        Disk disk;
        disk.fs.writeFile("/a.vmdk.lck/E00042.lck", "");
        LockHost now = host();
        now.nowNs = disk.fs.status("/a.vmdk.lck/E00042.lck")->modifiedNs + 7'000'000'000;
        QVERIFY(readVmwareLock(disk.fs, "/a.vmdk", now).held());
        now.nowNs += 2'000'000'000;
        QVERIFY(!readVmwareLock(disk.fs, "/a.vmdk", now).held());
    }

    // Killed between its first call and its lock: nothing tells who it was, only time tells that it will not come.
    void whoeverIsAboutToTakeTheLockIsWaitedFor() {
        Disk disk;
        disk.fs.makeFolders("/a.vmdk.lck/D00042.lck");
        LockHost now = host();
        now.nowNs = disk.fs.status("/a.vmdk.lck/D00042.lck")->modifiedNs;
        int waits = 0;
        now.wait = [&](std::chrono::milliseconds) { ++waits; };
        requireNoVmwareLock(disk.fs, "/a.vmdk", now); // it died
        QCOMPARE(waits, 81);

        waits = 0;
        now.wait = [&](std::chrono::milliseconds) {
            if (++waits == 3)
                disk.fs.writeFile("/a.vmdk.lck/M00042.lck",
                                  member("fk5AAH8BAQAAAAAA 4711-98765(vmware-vmx) 1 X 98765 lc=1"));
        };
        QVERIFY_EXCEPTION_THROWN(requireNoVmwareLock(disk.fs, "/a.vmdk", now), Error); // it came
        QCOMPARE(waits, 3);
    }

    void aLockOnTheRealFileCountsForItsLinks() {
        Disk disk;
        disk.fs.writeFile("/a.vmdk.lck/M00042.lck", member("fk5AAH8BAQAAAAAA 4711-98765(vmware-vmx) 1 X 98765 lc=1"));
        disk.fs.makeFolders("/links");
        disk.fs.symlink("/a.vmdk", "/links/b.vmdk");
        QVERIFY(readVmwareLock(disk.fs, "/links/b.vmdk", host()).held());
        QCOMPARE(readVmwareLock(disk.fs, "/a.vmdk", host()).members.size(), 1U);
    }

    void refusalNamesTheHolderAndWhatToDo() {
        Disk disk;
        disk.fs.writeFile("/a.vmdk.lck/M00042.lck", member("uuid=56 1 1 X 5"));
        try {
            requireNoVmwareLock(disk.fs, "/a.vmdk", host());
            QFAIL("not refused");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Locked);
            QVERIFY(std::string(error.what()).find("another computer") != std::string::npos);
            QVERIFY(std::string(error.what()).find("a.vmdk.lck") != std::string::npos);
        }
        disk.fs.writeFile("/a.vmdk.lck/M00042.lck", member("fk5AAH8BAQAAAAAA 1-1(vmware-vmx) 1 X 5"));
        requireNoVmwareLock(disk.fs, "/a.vmdk", host()); // stale
    }

    void theMachineIdHasVmwaresForm() {
        const std::string id = posix::vmwareMachineId();
        QCOMPARE(id.size(), 16U);
        QCOMPARE(id.find_first_of("/="), std::string::npos);
        // djb2("") = 5381 = 0x1505; then the host ID, little endian.
        QCOMPARE(posix::vmwareMachineId("", 0), std::string("BRUAAAAAAAAAAAAA"));
        QCOMPARE(posix::vmwareMachineId("", 0xFF000000'00000000U), std::string("BRUAAAAAAAAAAAD-"));
    }

    void findsThisProcessAndNoOther() {
        const auto self = posix::findProcess(::getpid());
        QVERIFY(self.has_value() && self->startTicks.value_or(0) > 0);
        QVERIFY(!posix::findProcess(0).has_value());
        QVERIFY(!posix::findProcess(0x7FFFFFF0).has_value());
    }

    void aLockOfThisProcessIsLive() {
        const TemporaryFolder folder;
        FileSystem& fs = nativeFileSystem();
        writeFile(fs, folder / "a.vmdk", "disk");
        fs.createDirectory(folder / "a.vmdk.lck");
        const auto self = posix::findProcess(::getpid());
        const std::string text = posix::vmwareMachineId() + " " + std::to_string(::getpid()) + "-"
                                 + std::to_string(self->startTicks.value()) + "(tst) 1 X 0 lc=1";
        writeFile(fs, folder / "a.vmdk.lck/M12345.lck", member(text));
        QVERIFY(readVmwareLock(fs, folder / "a.vmdk").state == State::Live);
        writeFile(fs, folder / "a.vmdk.lck/M12345.lck", member(posix::vmwareMachineId() + " 2147483632-7(x) 1 X 0"));
        QVERIFY(readVmwareLock(fs, folder / "a.vmdk").state == State::Stale);
    }
};

QTEST_GUILESS_MAIN(IoVmwareLockTest)
#include "io_vmwarelock_test.moc"
