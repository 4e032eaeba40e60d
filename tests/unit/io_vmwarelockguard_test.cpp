// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/io/posixprocess.h"
#include "core/io/vmwarelockset.h"
#include "tests/support/faultfilesystem.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <atomic>
#include <optional>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace strata;
using namespace strata::test;
using Kind = VmwareLockKind;
using State = VmwareLockState;

namespace {

constexpr std::int64_t kMemoryTime = 1'700'000'001'000'000'000; // about now, for MemoryFileSystem
const std::string kHost = "fk5AAH8BAQAAAAAA";

/// A process of a host where the processes 1001 to 1009 run.
LockHost process(std::int64_t pid, const std::string& machine = kHost) {
    LockHost value;
    value.machineId = [machine] { return machine; };
    value.findProcess = [](std::int64_t asked) {
        return asked > 1000 && asked < 1010 ? std::optional(LockHost::Process{static_cast<std::uint64_t>(asked) * 7})
                                            : std::nullopt;
    };
    value.nowNs = kMemoryTime;
    value.self = {pid, static_cast<std::uint64_t>(pid) * 7, "strata"};
    value.own = std::make_shared<OwnVmwareLocks>();
    value.wait = [](std::chrono::milliseconds) {};
    return value;
}

std::string member(std::string text) {
    text.resize(512, '\0');
    return text;
}

std::optional<ErrorCode> codeOf(const std::function<void()>& call) {
    try {
        call();
        return std::nullopt;
    } catch (const Error& error) {
        return error.code();
    }
}

struct Disk {
    Disk() { fs.writeFile("/a.vmdk", "disk"); }
    bool refuses(Kind kind, const LockHost& host) {
        return codeOf([&] { VmwareLockGuard(fs, "/a.vmdk", kind, host); }) == ErrorCode::Locked;
    }
    void put(const char* name, const std::string& text) {
        fs.makeFolders("/a.vmdk.lck");
        fs.writeFile(std::filesystem::path("/a.vmdk.lck") / name, member(text));
    }
    MemoryFileSystem fs;
};

/// Runs something before the nth call that changes names or looks at them.
class Interleaved final : public FileSystemWrapper {
public:
    Interleaved(FileSystem& next, int nth, std::function<void()> intruder)
        : FileSystemWrapper(next), left_(nth), intruder_(std::move(intruder)) {}
    bool intruded() const { return left_ <= 0; }
    std::unique_ptr<File> open(const std::filesystem::path& path, OpenMode mode, LockMode lock) override {
        step();
        return FileSystemWrapper::open(path, mode, lock);
    }
    std::unique_ptr<File> create(const std::filesystem::path& path, NewFileAccess access) override {
        step();
        return FileSystemWrapper::create(path, access);
    }
    std::vector<DirectoryEntry> list(const std::filesystem::path& directory) override {
        step();
        return FileSystemWrapper::list(directory);
    }
    void createDirectory(const std::filesystem::path& path) override {
        step();
        FileSystemWrapper::createDirectory(path);
    }
    void renameNoReplace(const std::filesystem::path& from, const std::filesystem::path& to) override {
        step();
        FileSystemWrapper::renameNoReplace(from, to);
    }
    void remove(const std::filesystem::path& path) override {
        step();
        FileSystemWrapper::remove(path);
    }
    void removeDirectory(const std::filesystem::path& path) override {
        step();
        FileSystemWrapper::removeDirectory(path);
    }

private:
    void step() {
        if (--left_ == 0)
            intruder_();
    }
    int left_;
    std::function<void()> intruder_;
};

struct GivesUp {};

} // namespace

class IoVmwareLockGuardTest : public QObject {
    Q_OBJECT

private slots:
    void writesAMemberInVmwaresForm() {
        Disk disk;
        const VmwareLockGuard guard(disk.fs, "/a.vmdk", Kind::Exclusive, process(1001));
        QVERIFY(guard.held());
        const std::string name = namesIn(disk.fs, "/a.vmdk.lck");
        QCOMPARE(name.size(), 10U); // M00042.lck
        QVERIFY(name.starts_with('M') && name.ends_with(".lck"));
        // djb2("/a.vmdk.lck"), computed apart
        std::uint32_t hash = 5381;
        for (const char c : std::string("/a.vmdk.lck"))
            hash = hash * 33U + static_cast<unsigned char>(c);
        QCOMPARE(disk.fs.readText("/a.vmdk.lck/" + name),
                 member(kHost + " 1001-7007(strata) 1 X 7007 lc=" + std::to_string(hash)));
    }

    void nothingIsLeftAfterwards() {
        Disk disk;
        { const VmwareLockGuard guard(disk.fs, "/a.vmdk", Kind::Exclusive, process(1001)); }
        QCOMPARE(namesIn(disk.fs, "/"), std::string("a.vmdk"));
    }

    void othersAreKeptOff_data() {
        QTest::addColumn<bool>("firstExclusive");
        QTest::addColumn<bool>("secondExclusive");
        QTest::addColumn<bool>("refused");
        QTest::newRow("X, X") << true << true << true;
        QTest::newRow("X, S") << true << false << true;
        QTest::newRow("S, X") << false << true << true;
        QTest::newRow("S, S") << false << false << false;
    }
    void othersAreKeptOff() {
        QFETCH(bool, firstExclusive);
        QFETCH(bool, secondExclusive);
        QFETCH(bool, refused);
        Disk disk;
        const auto kind = [](bool exclusive) { return exclusive ? Kind::Exclusive : Kind::Shared; };
        std::optional<VmwareLockGuard> first;
        first.emplace(disk.fs, "/a.vmdk", kind(firstExclusive), process(1001));
        const std::string held = namesIn(disk.fs, "/a.vmdk.lck");
        QCOMPARE(disk.refuses(kind(secondExclusive), process(1002)), refused);
        QCOMPARE(namesIn(disk.fs, "/a.vmdk.lck"), held);
        QVERIFY(readVmwareLock(disk.fs, "/a.vmdk", process(1002)).state == State::Live);
        QVERIFY(readVmwareLock(disk.fs, "/a.vmdk", process(1, "another")).state
                == State::Live); // it runs, that says it
        first.reset();
        QVERIFY(!disk.refuses(Kind::Exclusive, process(1002)));
        QCOMPARE(namesIn(disk.fs, "/"), std::string("a.vmdk"));
    }

    void aProcessIsNotInItsOwnWay() {
        Disk disk;
        const LockHost host = process(1001);
        std::optional<VmwareLockGuard> set;
        std::optional<VmwareLockGuard> disk1;
        set.emplace(disk.fs, "/a.vmdk", Kind::Exclusive, host);
        disk1.emplace(disk.fs, "/a.vmdk", Kind::Shared, host);
        QVERIFY(readVmwareLock(disk.fs, "/a.vmdk", host).state == State::None);
        requireNoVmwareLock(disk.fs, "/a.vmdk", host);
        set.reset();
        QVERIFY(disk.refuses(Kind::Exclusive, process(1002))); // the other guard still holds it, as strictly
        disk1.reset();
        QCOMPARE(namesIn(disk.fs, "/"), std::string("a.vmdk"));
    }

    void aSharedLockOfOneselfBecomesStricter() {
        Disk disk;
        const LockHost host = process(1001);
        const VmwareLockGuard reading(disk.fs, "/a.vmdk", Kind::Shared, host);
        {
            const VmwareLockGuard writing(disk.fs, "/a.vmdk", Kind::Exclusive, host);
            QVERIFY(disk.refuses(Kind::Shared, process(1002)));
        }
        QVERIFY(!disk.refuses(Kind::Shared, process(1002)));
    }

    void theHolderIsNamed() {
        Disk disk;
        const VmwareLockGuard guard(disk.fs, "/a.vmdk", Kind::Exclusive, process(1001));
        try {
            VmwareLockGuard(disk.fs, "/a.vmdk", Kind::Exclusive, process(1002));
            QFAIL("not refused");
        } catch (const Error& error) {
            QCOMPARE(error.message().english(),
                     std::string("The disk is in use by strata (process 1001) on this computer"));
            QVERIFY(std::string(error.what()).find("virtual machine") == std::string::npos);
        }
    }

    void staleMembersOfThisHostAreRemovedAndOthersAreNot() {
        Disk disk;
        disk.put("M00001.lck", kHost + " 9-9(vmware-vmx) 5 X 9 lc=1");    // ended
        disk.put("M00002.lck", kHost + " 1001-9(vmware-vmx) 6 X 9 lc=1"); // another process by now
        { const VmwareLockGuard guard(disk.fs, "/a.vmdk", Kind::Exclusive, process(1001)); }
        QCOMPARE(namesIn(disk.fs, "/"), std::string("a.vmdk"));
        disk.put("M00001.lck", "another 9-9(vmware-vmx) 5 X 9 lc=1");
        QVERIFY(disk.refuses(Kind::Exclusive, process(1001)));
        QCOMPARE(namesIn(disk.fs, "/a.vmdk.lck"), std::string("M00001.lck"));
    }

    void sharedWithAForeignReader() {
        Disk disk;
        disk.put("M00001.lck", "another 9-9(vmware-vmx) 5 S 9 lc=1");
        QVERIFY(disk.refuses(Kind::Exclusive, process(1001)));
        QVERIFY(!disk.refuses(Kind::Shared, process(1001)));
        QCOMPARE(namesIn(disk.fs, "/a.vmdk.lck"), std::string("M00001.lck"));
    }

    void ownMembersThatThisProcessDoesNotHoldAreStale() {
        Disk disk;
        disk.put("M00001.lck", kHost + " 1001-7007(strata) 5 X 7007 lc=1"); // copied with its folder
        QVERIFY(!disk.refuses(Kind::Exclusive, process(1001)));
        QCOMPARE(namesIn(disk.fs, "/"), std::string("a.vmdk"));
        disk.put("M00001.lck", kHost + " 1001-7007(strata) 5 X 7007 lc=1");
        QVERIFY(disk.refuses(Kind::Exclusive, process(1002)));
    }

    void junkIsLeftAlone() {
        Disk disk;
        disk.put("readme", "x");
        disk.put("Mabcde.lck", "x");
        { const VmwareLockGuard guard(disk.fs, "/a.vmdk", Kind::Exclusive, process(1001)); }
        QCOMPARE(namesIn(disk.fs, "/a.vmdk.lck"), std::string("Mabcde.lck readme"));
    }

    void anUnreadableMemberHoldsTheDisk() {
        Disk disk;
        disk.put("M00001.lck", "nonsense");
        QVERIFY(disk.refuses(Kind::Shared, process(1001)));
    }

    void whoeverChoosesIsWaitedForButNotForEver() {
        Disk disk;
        disk.fs.makeFolders("/a.vmdk.lck/D00001.lck");
        LockHost host = process(1001);
        host.nowNs = disk.fs.status("/a.vmdk.lck/D00001.lck")->modifiedNs;
        int waits = 0;
        host.wait = [&](std::chrono::milliseconds) {
            if (++waits == 3) {
                disk.put("M00001.lck", "another 9-9(vmware-vmx) 1 X 9 lc=1");
                disk.fs.removeDirectory("/a.vmdk.lck/D00001.lck");
            }
        };
        QVERIFY(disk.refuses(Kind::Exclusive, host)); // it drew the lower ticket
        QCOMPARE(waits, 3);
        disk.fs.remove("/a.vmdk.lck/M00001.lck");
        disk.fs.makeFolders("/a.vmdk.lck/D00001.lck");
        disk.fs.writeFile("/a.vmdk.lck/E00001.lck", "");
        host.nowNs = disk.fs.status("/a.vmdk.lck/D00001.lck")->modifiedNs;
        host.wait = [&](std::chrono::milliseconds) { ++waits; };
        QVERIFY(!disk.refuses(Kind::Exclusive, host));
        QVERIFY(waits > 100);
        host.nowNs = disk.fs.status("/a.vmdk.lck/E00001.lck")->modifiedNs
                     + 9'000'000'000; // its owner died: the next one cleans up
        QVERIFY(!disk.refuses(Kind::Exclusive, host));
        QCOMPARE(namesIn(disk.fs, "/"), std::string("a.vmdk"));
    }

    void whereNoLockCanBeMadeOthersAreRespectedAllTheSame() {
        Disk disk;
        disk.fs.setReadOnly("/", true);
        QVERIFY(!VmwareLockGuard(disk.fs, "/a.vmdk", Kind::Exclusive, process(1001)).held());
        disk.fs.setReadOnly("/", false);
        disk.put("M00001.lck", "another 9-9(vmware-vmx) 1 X 9 lc=1");
        disk.fs.setReadOnly("/a.vmdk.lck", true);
        QVERIFY(disk.refuses(Kind::Exclusive, process(1001)));
    }

    void aFileOfAncientVersionsIsLeftAlone() {
        Disk disk;
        disk.fs.writeFile("/a.vmdk.lck", "x");
        QVERIFY(!VmwareLockGuard(disk.fs, "/a.vmdk", Kind::Exclusive, process(1001)).held());
        QCOMPARE(disk.fs.readText("/a.vmdk.lck"), std::string("x"));
    }

    void aLinkIsHeldUnderBothNames() {
        Disk disk;
        disk.fs.makeFolders("/links");
        disk.fs.symlink("/a.vmdk", "/links/b.vmdk");
        const VmwareLockGuard guard(disk.fs, "/links/b.vmdk", Kind::Exclusive, process(1001));
        QVERIFY(disk.refuses(Kind::Exclusive, process(1002)));
        QVERIFY(disk.fs.exists("/links/b.vmdk.lck"));
    }

    void noCallThatFailsLeavesAnythingBehind() {
        for (std::uint64_t nth = 1;; ++nth) {
            Disk disk;
            FaultFileSystem faulty(disk.fs);
            faulty.arm({.nth = nth});
            const LockHost host = process(1001);
            try {
                VmwareLockGuard(faulty, "/a.vmdk", Kind::Exclusive, host);
            } catch (const Error& error) {
                QCOMPARE(error.code(), ErrorCode::Io);
            }
            if (!faulty.fired())
                break;
            // One removal may have failed; what it left is stale for ourselves, or will be in some seconds.
            LockHost later = host;
            later.nowNs += 9'000'000'000;
            QVERIFY2(!disk.refuses(Kind::Exclusive, later), qPrintable(QString::number(nth)));
            QCOMPARE(namesIn(disk.fs, "/"), std::string("a.vmdk"));
        }
    }

    void diedOnTheWayIsStaleForTheNextStart() {
        for (std::uint64_t nth = 1;; ++nth) {
            Disk disk;
            FaultFileSystem faulty(disk.fs);
            faulty.arm({.where = changingCalls(), .nth = nth, .fromThenOn = true}); // as if killed there
            try {
                VmwareLockGuard(faulty, "/a.vmdk", Kind::Exclusive, process(9)); // no such process any more
            } catch (const Error&) {
            }
            if (!faulty.fired())
                break;
            if (nth % 2 == 0) { // the very next moment: it waits, and leaves nothing either
                LockHost next = process(1001);
                const std::int64_t began = next.nowNs;
                std::chrono::milliseconds waited{0};
                next.wait = [&](std::chrono::milliseconds time) { waited += time; };
                requireNoVmwareLock(disk.fs, "/a.vmdk", next);
                QVERIFY(waited < std::chrono::seconds(10));
                next.nowNs = began + std::chrono::nanoseconds(waited).count();
                QVERIFY(!disk.refuses(Kind::Exclusive, next));
                QCOMPARE(namesIn(disk.fs, "/"), std::string("a.vmdk"));
                continue;
            }
            LockHost next = process(1001);
            next.nowNs += 9'000'000'000;
            QVERIFY(!readVmwareLock(disk.fs, "/a.vmdk", next).held());
            QVERIFY(!disk.refuses(Kind::Exclusive, next));
            QCOMPARE(namesIn(disk.fs, "/"), std::string("a.vmdk"));
        }
    }

    void whereverAnotherComesInBetweenOnlyOneHolds() {
        int tried = 0;
        for (int nth = 1;; ++nth) {
            Disk disk;
            std::optional<VmwareLockGuard> other;
            LockHost impatient = process(1002);
            impatient.nowNs = 0; // nobody has died
            impatient.wait = [](std::chrono::milliseconds) { throw GivesUp(); };
            bool gaveUp = false;
            Interleaved fs(disk.fs, nth, [&] {
                try {
                    other.emplace(disk.fs, "/a.vmdk", Kind::Exclusive, impatient);
                } catch (const Error& error) {
                    QCOMPARE(error.code(), ErrorCode::Locked);
                } catch (const GivesUp&) {
                    gaveUp = true;
                }
            });
            LockHost patient = process(1001);
            patient.nowNs = 0;
            std::optional<VmwareLockGuard> first;
            const auto code = codeOf([&] { first.emplace(fs, "/a.vmdk", Kind::Exclusive, patient); });
            if (!fs.intruded())
                break;
            ++tried;
            QVERIFY2(!(first && other), qPrintable(QString::number(nth)));
            QVERIFY2(first || code == ErrorCode::Locked, qPrintable(QString::number(nth)));
            QVERIFY2(first || other || gaveUp, qPrintable(QString::number(nth)));
            other.reset();
            first.reset();
        }
        QVERIFY(tried > 8);
    }

    void manyAtOnceNeverHoldTogether() {
        Disk disk;
        std::atomic<int> inside{0};
        std::atomic<int> taken{0};
        std::atomic<bool> together{false};
        const auto work = [&](std::int64_t pid) {
            LockHost host = process(pid);
            host.wait = [](std::chrono::milliseconds) { std::this_thread::yield(); };
            for (int round = 0; round < 150; ++round) {
                host.nowNs = 0; // nobody dies here: all that enter are waited for
                try {
                    const VmwareLockGuard guard(disk.fs, "/a.vmdk", Kind::Exclusive, host);
                    if (++inside > 1)
                        together = true;
                    ++taken;
                    std::this_thread::yield();
                    --inside;
                } catch (const Error& error) {
                    if (error.code() != ErrorCode::Locked)
                        together = true;
                }
            }
        };
        std::vector<std::thread> threads;
        for (const std::int64_t pid : {1001, 1002, 1003})
            threads.emplace_back(work, pid);
        for (std::thread& thread : threads)
            thread.join();
        QVERIFY(!together);
        QVERIFY(taken > 0);
        QCOMPARE(namesIn(disk.fs, "/"), std::string("a.vmdk"));
    }

    void aSetHoldsAllOrNone() {
        Disk disk;
        disk.fs.writeFile("/b.vmdk", "disk");
        disk.put("M00001.lck", "another 9-9(vmware-vmx) 1 X 9 lc=1");
        const std::vector<VmwareLockSet::Wanted> wanted{{"/b.vmdk"}, {"/a.vmdk"}, {"/new.vmx"}};
        QCOMPARE(codeOf([&] { VmwareLockSet(disk.fs, wanted, process(1001)); }), ErrorCode::Locked);
        QVERIFY(!disk.fs.exists("/b.vmdk.lck"));
        disk.fs.remove("/a.vmdk.lck/M00001.lck");
        {
            const VmwareLockSet set(disk.fs, {{"/b.vmdk", Kind::Shared}, {"/a.vmdk"}, {"/b.vmdk"}}, process(1001));
            QVERIFY(disk.refuses(Kind::Shared, process(1002)));
            QCOMPARE(codeOf([&] { VmwareLockGuard(disk.fs, "/b.vmdk", Kind::Shared, process(1002)); }),
                     ErrorCode::Locked);
        }
        QCOMPARE(namesIn(disk.fs, "/"), std::string("a.vmdk b.vmdk"));
    }

    void staleLocksAreRemovedOnRequest() {
        Disk disk;
        disk.put("M00001.lck", kHost + " 9-9(vmware-vmx) 5 X 9 lc=1");
        QCOMPARE(removeStaleVmwareLocks(disk.fs, "/a.vmdk", process(1001)).size(), 2U);
        QCOMPARE(namesIn(disk.fs, "/"), std::string("a.vmdk"));
        disk.put("M00001.lck", "another 9-9(vmware-vmx) 5 X 9 lc=1");
        QVERIFY(removeStaleVmwareLocks(disk.fs, "/a.vmdk", process(1001)).empty());
        QVERIFY(disk.fs.exists("/a.vmdk.lck/M00001.lck"));
    }

    void twoProcessesOnADrive() {
        const TemporaryFolder folder;
        FileSystem& fs = nativeFileSystem();
        const std::filesystem::path disk = folder / "a.vmdk";
        writeFile(fs, disk, "disk");
        std::optional<VmwareLockGuard> ours;
        ours.emplace(fs, disk, Kind::Exclusive);
        const auto childIsRefused = [&] {
            const pid_t child = ::fork();
            if (child == 0) {
                LockHost host = thisLockHost();
                host.own = std::make_shared<OwnVmwareLocks>(); // a fork is another process
                const auto code = codeOf([&] { VmwareLockGuard(fs, disk, Kind::Exclusive, host); });
                ::_exit(code == ErrorCode::Locked ? 1 : code ? 2 : 0);
            }
            int status = 0;
            ::waitpid(child, &status, 0);
            return WEXITSTATUS(status);
        };
        QCOMPARE(childIsRefused(), 1);
        ours.reset();
        QCOMPARE(childIsRefused(), 0);
        const pid_t killed = ::fork();
        if (killed == 0) {
            LockHost host = thisLockHost();
            host.own = std::make_shared<OwnVmwareLocks>();
            const VmwareLockGuard guard(fs, disk, Kind::Exclusive, host);
            ::_exit(0); // without giving it back
        }
        int status = 0;
        ::waitpid(killed, &status, 0);
        QVERIFY(fs.exists(folder / "a.vmdk.lck"));
        QVERIFY(readVmwareLock(fs, disk).state == State::Stale);
        ours.emplace(fs, disk, Kind::Exclusive);
        ours.reset();
        QVERIFY(!fs.exists(folder / "a.vmdk.lck"));
    }
};

QTEST_GUILESS_MAIN(IoVmwareLockGuardTest)
#include "io_vmwarelockguard_test.moc"
