// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/diskmanager.h"
#include "core/vsphere/remotefilesystem.h"
#include "tests/vsphere/support/helpers.h"
#include "tests/vsphere/support/peer.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include <thread>

using namespace strata;
using namespace strata::vsphere;
using namespace strata::vsphere::test;

namespace {

constexpr int kMiB = 1 << 20;
const DatastorePath kFile{"LocalDS_0", "a +folder/b & 100% \xE4\xB8\xAD.vmdk"};

/// A peer with one file, and its datastore as a file system.
class Bench {
public:
    explicit Bench(const QByteArray& content, const QStringList& arguments = {}, std::stop_token stop = {})
        : peer(arguments) {
        const QString path = peer.store() + "/" + QString::fromStdString(kFile.path);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            throw std::runtime_error("no file for the peer");
        file.close();
        thread.run([this] { session = peer.session(); });
        fs = std::make_unique<RemoteFileSystem>(nativeFileSystem(), RemoteAccess{thread, *session, std::move(stop)},
                                                "");
    }
    ~Bench() {
        fs.reset();
        thread.run([this] { session.reset(); });
    }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    std::unique_ptr<File> open() { return fs->open(RemoteFileSystem::pathOf(kFile), OpenMode::Read, LockMode::None); }
    void inject(const std::string& query) {
        thread.run([&] { peer.ask("/test/inject?prefix=/folder&" + query); });
    }

    Peer peer;
    NetworkThread thread;
    std::unique_ptr<Session> session;
    std::unique_ptr<RemoteFileSystem> fs;
};

QByteArray read(File& file, std::uint64_t offset, int length) {
    QByteArray bytes(length, '\0');
    const std::size_t got =
        file.readAt(offset, std::as_writable_bytes(std::span(bytes.data(), static_cast<std::size_t>(length))));
    bytes.resize(static_cast<qsizetype>(got));
    return bytes;
}

} // namespace

class VsphereRemoteTest : public QObject {
    Q_OBJECT

private slots:
    void fileIsReadAnywhere_data() { bothKindsOfServer(); }
    void fileIsReadAnywhere() {
        const QByteArray content = randomBytes(9 * kMiB + 12);
        Bench bench(content, kindOfServer());
        const auto file = bench.open();
        QCOMPARE(file->size(), static_cast<std::uint64_t>(content.size()));
        QVERIFY(read(*file, 0, 512) == content.left(512));
        QVERIFY(read(*file, file->size() - 5, 100) == content.right(5)); // fewer only at the end
        QVERIFY(read(*file, file->size(), 100).isEmpty());
        QVERIFY(read(*file, 0, static_cast<int>(content.size())) == content);
        QRandomGenerator random(3);
        for (int i = 0; i < 40; ++i) {
            const int offset = random.bounded(static_cast<int>(content.size()));
            const int length = random.bounded(1, 200'000);
            QVERIFY(read(*file, static_cast<std::uint64_t>(offset), length) == content.mid(offset, length));
        }
    }

    void severalThreadsReadOneFile() {
        const QByteArray content = randomBytes(4 * kMiB);
        Bench bench(content);
        const auto file = bench.open();
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> readers;
            for (int t = 0; t < 4; ++t) {
                readers.emplace_back([&, t] {
                    for (int at = t * 1000; at + 70'000 < content.size(); at += 190'000)
                        wrong +=
                            read(*file, static_cast<std::uint64_t>(at), 70'000) == content.mid(at, 70'000) ? 0 : 1;
                });
            }
        }
        QCOMPARE(wrong.load(), 0);
    }

    void failuresThatPassAreGotOver_data() {
        QTest::addColumn<QByteArray>("query");
        for (const char* query : {"after=0", "after=1", "after=30000", "after=65535", "drop=1", "code=503",
                                  "code=502", "code=503&times=2"})
            QTest::newRow(query) << QByteArray(query);
    }
    void failuresThatPassAreGotOver() {
        QFETCH(QByteArray, query);
        const QByteArray content = randomBytes(3 * kMiB);
        Bench bench(content);
        const auto file = bench.open();
        bench.inject(query.toStdString());
        QVERIFY(read(*file, 100, 2 * kMiB) == content.mid(100, 2 * kMiB));
    }

    void refusalsAreToldInWords_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("code");
        QTest::newRow("no right") << 403 << static_cast<int>(ErrorCode::PermissionDenied);
        QTest::newRow("in use") << 500 << static_cast<int>(ErrorCode::Locked);
        QTest::newRow("no such range") << 416 << static_cast<int>(ErrorCode::Io);
    }
    void refusalsAreToldInWords() {
        QFETCH(int, status);
        QFETCH(int, code);
        Bench bench(randomBytes(kMiB));
        const auto file = bench.open();
        bench.inject("times=4&code=" + std::to_string(status));
        QCOMPARE(static_cast<int>(codeOf([&] { read(*file, 0, 10); })), code);
    }

    void fileThatIsNotThereIsNotThere() {
        Bench bench(randomBytes(16));
        const std::filesystem::path none = RemoteFileSystem::pathOf(kFile.parent() / "none.vmdk");
        QVERIFY(!bench.fs->status(none));
        QCOMPARE(codeOf([&] { bench.fs->open(none, OpenMode::Read, LockMode::None); }), ErrorCode::NotFound);
        QCOMPARE(codeOf([&] { bench.fs->canonical(none); }), ErrorCode::NotFound);
        QVERIFY(!bench.fs->status("[LocalDS_0]/no folder"));
        QCOMPARE(bench.fs->status(RemoteFileSystem::pathOf(kFile.parent()))->kind, FileKind::Directory);
        QCOMPARE(bench.fs->list(RemoteFileSystem::pathOf(kFile.parent())).size(), std::size_t{1});
        QCOMPARE(codeOf([&] { bench.fs->status("[none]/x.vmdk"); }), ErrorCode::NotFound);
    }

    void endedSessionIsRenewedInTheMiddle() {
        const QByteArray content = randomBytes(3 * kMiB);
        Bench bench(content, {"-idle", "150ms"});
        const auto file = bench.open();
        QVERIFY(read(*file, 0, 100) == content.left(100));
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        QVERIFY(read(*file, kMiB, kMiB) == content.mid(kMiB, kMiB));
    }

    void nothingIsEverWrittenThere() {
        Bench bench(randomBytes(16));
        const std::filesystem::path path = RemoteFileSystem::pathOf(kFile);
        const auto file = bench.open();
        std::byte byte{};
        QCOMPARE(codeOf([&] { file->writeAt(0, {&byte, 1}); }), ErrorCode::ReadOnly);
        QCOMPARE(codeOf([&] { file->truncate(0); }), ErrorCode::ReadOnly);
        QCOMPARE(codeOf([&] { bench.fs->open(path, OpenMode::ReadWrite, LockMode::None); }), ErrorCode::ReadOnly);
        QCOMPARE(codeOf([&] { bench.fs->create(path, NewFileAccess::Usual); }), ErrorCode::ReadOnly);
        QCOMPARE(codeOf([&] { bench.fs->remove(path); }), ErrorCode::ReadOnly);
        QCOMPARE(codeOf([&] { bench.fs->rename(path, "x"); }), ErrorCode::ReadOnly);
    }

    void stopIsHeardWhileTheServerIsSilent() {
        std::stop_source stop;
        Bench bench(randomBytes(kMiB), {}, stop.get_token());
        const auto file = bench.open();
        bench.inject("times=100&code=503"); // asked again and again, with longer and longer pauses
        std::jthread later([&stop] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            stop.request_stop();
        });
        QCOMPARE(codeOf([&] { read(*file, 0, 10); }), ErrorCode::Cancelled);
    }

    void addressesAreEncodedOnceOrTwice() {
        const DatastorePlace place{{}, {}, {}, "A/B & C"};
        QCOMPARE(folderPath(place, {"d+s", "x y/z%.vmdk"}, false),
                 std::string("/folder/x%20y/z%25.vmdk?dcPath=A%2FB%20%26%20C&dsName=d%2Bs"));
        QCOMPARE(folderPath(place, {"d+s", "x"}, true),
                 std::string("/folder/x?dcPath=A%252FB%2520%2526%2520C&dsName=d%252Bs"));
    }
};

QTEST_GUILESS_MAIN(VsphereRemoteTest)
#include "vsphere_remote_test.moc"
