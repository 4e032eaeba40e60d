// SPDX-License-Identifier: Apache-2.0
// What only the operating system's files have: special files, permissions, descriptors, other programs' locks, and
// the words of errors.
#include "core/base/error.h"
#include "core/io/bytesink.h"
#include "core/io/filesystem.h"
#include "tests/support/testfiles.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <functional>
#include <thread>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

std::optional<Error> errorOf(const std::function<void()>& call) {
    try {
        call();
        return std::nullopt;
    } catch (const Error& error) {
        return error;
    }
}

std::optional<ErrorCode> codeOf(const std::function<void()>& call) {
    const auto error = errorOf(call);
    return error ? std::optional(error->code()) : std::nullopt;
}

mode_t modeOf(const Path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0;
}

/// Both ends of a pipe.
struct Pipe {
    Pipe() {
        if (::pipe(ends) != 0)
            qFatal("pipe");
    }
    ~Pipe() {
        closeEnd(0);
        closeEnd(1);
    }
    void closeEnd(int which) {
        if (ends[which] >= 0)
            ::close(ends[which]);
        ends[which] = -1;
    }
    int ends[2] = {-1, -1};
};

int run(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() ? process.exitCode() : -1;
}

} // namespace

class IoPosixTest : public QObject {
    Q_OBJECT

private slots:
    void specialFilesAreRefusedWithoutWaiting() {
        const TemporaryFolder folder;
        const Path fifo = folder / "fifo";
        QCOMPARE(::mkfifo(fifo.c_str(), 0600), 0);
        std::filesystem::create_symlink("/dev/zero", folder / "link to a device");
        QElapsedTimer timer;
        timer.start();
        for (const Path& path : {fifo, Path("/dev/zero"), Path("/dev/tty"), folder / "link to a device"})
            for (const OpenMode mode : {OpenMode::Read, OpenMode::ReadWrite})
                QCOMPARE(codeOf([&] { nativeFileSystem().open(path, mode); }), ErrorCode::NotSupported);
        QVERIFY(timer.elapsed() < 1000);
    }

    void privateFilesAreForTheirOwnerOnly() {
        const TemporaryFolder folder;
        const mode_t before = ::umask(0022);
        nativeFileSystem().create(folder / "private", NewFileAccess::Private);
        nativeFileSystem().create(folder / "usual");
        ::umask(before);
        QCOMPARE(modeOf(folder / "private"), 0600U);
        QCOMPARE(modeOf(folder / "usual"), 0644U);
    }

    void copyAttributesTakesTheModeButCopyOwnerDoesNot() {
        const TemporaryFolder folder;
        writeFile(nativeFileSystem(), folder / "a", "x");
        writeFile(nativeFileSystem(), folder / "b", "x");
        QCOMPARE(::chmod((folder / "a").c_str(), 0751), 0);
        QCOMPARE(::chmod((folder / "b").c_str(), 0600), 0);
        nativeFileSystem().copyOwner(folder / "a", folder / "b");
        QCOMPARE(modeOf(folder / "b"), 0600U);
        nativeFileSystem().copyAttributes(folder / "a", folder / "b");
        QCOMPARE(modeOf(folder / "b"), 0751U);
    }

    void createDoesNotFollowADanglingLink() {
        const TemporaryFolder folder;
        std::filesystem::create_symlink("target", folder / "link");
        QCOMPARE(codeOf([&] { nativeFileSystem().create(folder / "link"); }), ErrorCode::AlreadyExists);
        QVERIFY(!std::filesystem::exists(folder / "target"));
        QVERIFY(!nativeFileSystem().exists(folder / "link"));
        QCOMPARE(codeOf([&] { nativeFileSystem().renameNoReplace(folder / "none", folder / "link"); }),
                 ErrorCode::NotFound);
    }

    void errorsNameFilePlaceReasonAndAdvice() {
        const TemporaryFolder folder;
        const auto file = nativeFileSystem().create(folder / "a");
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit small = before;
        small.rlim_cur = 8192;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto tooLarge = errorOf([&] { file->writeAt(4096, patternBytes(10'000, 1)); });
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, oldHandler);
        QVERIFY(tooLarge.has_value());
        QCOMPARE(tooLarge->code(), ErrorCode::FileTooLarge);
        QCOMPARE(tooLarge->offset().value_or(0), 8192U); // after what still fitted
        QCOMPARE(tooLarge->path(), folder / "a");
        QVERIFY(!tooLarge->advice().empty());
        QVERIFY(std::string(tooLarge->what()).find("at byte 8192") != std::string::npos);
    }

    void offsetsNoFileCanHaveAreRefused() {
        const TemporaryFolder folder;
        const auto file = nativeFileSystem().create(folder / "a");
        const std::uint64_t huge = ~std::uint64_t{0} - 100;
        QCOMPARE(codeOf([&] { file->writeAt(huge, asBytes("x")); }), ErrorCode::FileTooLarge);
        QCOMPARE(codeOf([&] { file->truncate(huge); }), ErrorCode::FileTooLarge);
        QCOMPARE(codeOf([&] { file->allocate(huge, 1); }), ErrorCode::FileTooLarge);
        QVERIFY(!file->nextData(huge).has_value());
        file->punchHole(huge, 1000);
        QCOMPARE(file->size(), 0U);
    }

    void sinkAndSourceCarryBytesThroughAPipe() {
        Pipe pipe;
        const auto data = patternBytes(1'000'000, 2); // many times what a pipe holds
        std::jthread writer([&] {
            const auto sink = descriptorSink(pipe.ends[1]);
            sink->write(ByteSpan(data).first(10));
            sink->write(ByteSpan(data).subspan(10));
            if (sink->position() != data.size())
                qFatal("position");
            pipe.closeEnd(1);
        });
        std::vector<std::byte> back(data.size() + 100);
        const auto source = descriptorSource(pipe.ends[0]);
        QCOMPARE(source->read(back), data.size());
        QCOMPARE(source->read(back), 0U);
        back.resize(data.size());
        QVERIFY(back == data);
    }

    void aNonBlockingPipeIsWaitedFor() {
        Pipe pipe;
        QCOMPARE(::fcntl(pipe.ends[0], F_SETFL, O_NONBLOCK), 0);
        QCOMPARE(::fcntl(pipe.ends[1], F_SETFL, O_NONBLOCK), 0);
        const auto data = patternBytes(500'000, 3);
        std::jthread writer([&] {
            descriptorSink(pipe.ends[1])->write(data);
            pipe.closeEnd(1);
        });
        std::vector<std::byte> back(data.size());
        QCOMPARE(descriptorSource(pipe.ends[0])->read(back), data.size());
        QVERIFY(back == data);
    }

    void aClosedPipeIsAnErrorAndNotTheEndOfTheProcess() {
        Pipe pipe;
        pipe.closeEnd(0);
        const auto sink = descriptorSink(pipe.ends[1]);
        const auto error = errorOf([&] { sink->write(patternBytes(100'000, 4)); });
        QVERIFY(error.has_value());
        QCOMPARE(error->code(), ErrorCode::Io);
        QCOMPARE(error->systemError(), EPIPE);
        sigset_t pending;
        QCOMPARE(::sigpending(&pending), 0);
        QCOMPARE(::sigismember(&pending, SIGPIPE), 0);
    }

    void aFullDeviceBehindASinkIsToldAsSuch() {
        const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
        QVERIFY(full >= 0);
        QCOMPARE(codeOf([&] { descriptorSink(full)->write(asBytes("x")); }), ErrorCode::NoSpace);
        ::close(full);
    }

    void theVolumeOfTheRootIsKnown() {
        const VolumeInfo info = nativeFileSystem().volume("/");
        QVERIFY(info.total > 0);
        QVERIFY(!info.type.empty());
        const VolumeInfo proc = nativeFileSystem().volume("/proc");
        QCOMPARE(proc.type, std::string("unknown"));
    }

    void qemuAndWeRespectEachOther() {
        const TemporaryFolder folder;
        const Path path = folder / "a.vmdk";
        const QString name = QString::fromStdString(path.string());
        QCOMPARE(run("qemu-img", {"create", "-q", "-f", "vmdk", name, "4M"}), 0);
        FileSystem& fs = nativeFileSystem();
        {
            const auto reader = fs.open(path, OpenMode::Read, LockMode::Shared);
            QCOMPARE(run("qemu-img", {"info", name}), 0);
            QVERIFY(run("qemu-io", {"-f", "vmdk", "-c", "write 0 512", name}) != 0);
        }
        {
            const auto writer = fs.open(path, OpenMode::ReadWrite, LockMode::Exclusive);
            QVERIFY(run("qemu-img", {"info", name}) != 0);
        }
        QCOMPARE(run("qemu-io", {"-f", "vmdk", "-c", "write 0 512", name}), 0);

        QProcess qemu;
        qemu.start("qemu-io", {"-f", "vmdk", name});
        QVERIFY(qemu.waitForStarted());
        qemu.write("write 512 512\n");
        QByteArray answer;
        while (!answer.contains("wrote"))
            QVERIFY(qemu.waitForReadyRead() && !(answer += qemu.readAllStandardOutput()).isEmpty());
        QCOMPARE(codeOf([&] { fs.open(path, OpenMode::ReadWrite, LockMode::Exclusive); }), ErrorCode::Locked);
        QCOMPARE(codeOf([&] { fs.open(path, OpenMode::Read, LockMode::Shared); }), ErrorCode::Locked);
        fs.open(path, OpenMode::Read);
        qemu.closeWriteChannel(); // ends it
        QVERIFY(qemu.waitForFinished());
        fs.open(path, OpenMode::ReadWrite, LockMode::Exclusive);
    }
};

QTEST_GUILESS_MAIN(IoPosixTest)
#include "io_posix_test.moc"
