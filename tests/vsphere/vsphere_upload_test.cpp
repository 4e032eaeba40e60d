// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/upload.h"
#include "core/vsphere/uploadpipe.h"
#include "tests/vsphere/support/helpers.h"
#include "tests/vsphere/support/peer.h"

#include <QFile>
#include <QTest>

#include <thread>

using namespace strata;
using namespace strata::vsphere;
using namespace strata::vsphere::test;

namespace {

constexpr int kMiB = 1 << 20;
const DatastorePath kFile{"LocalDS_0", "b & 100% +\xE4\xB8\xAD.vmdk"};

/// A peer and a login in a thread of its own.
class Bench {
public:
    explicit Bench(const QStringList& arguments = {}) : peer(arguments) {
        thread.run([this] {
            session = peer.session();
            place = findDatastore(*session, kFile.datastore, {}, {});
        });
    }
    ~Bench() {
        thread.run([this] { session.reset(); });
    }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    void upload(const QByteArray& content, int chunk, const std::stop_token& stop = {}) {
        uploadFile({thread, *session, stop}, place, kFile, static_cast<std::uint64_t>(content.size()),
                   [&](ByteSink& sink) {
                       for (int at = 0; at < content.size(); at += chunk) {
                           const QByteArray piece = content.mid(at, chunk);
                           sink.write(std::as_bytes(std::span(piece.data(), static_cast<std::size_t>(piece.size()))));
                       }
                   });
    }
    QByteArray arrived() const {
        QFile file(peer.store() + "/" + QString::fromStdString(kFile.path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    Peer peer;
    NetworkThread thread;
    std::unique_ptr<Session> session;
    DatastorePlace place;
};

} // namespace

class VsphereUploadTest : public QObject {
    Q_OBJECT

private slots:
    void fileArrives_data() {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("chunk");
        QTest::newRow("nothing") << 0 << 1;
        QTest::newRow("a byte") << 1 << 1;
        QTest::newRow("small pieces") << 300'000 << 777;
        QTest::newRow("more than is held") << 21 * kMiB + 5 << kMiB;
        QTest::newRow("pieces larger than what is held") << 21 * kMiB << 9 * kMiB;
    }
    void fileArrives() {
        QFETCH(int, size);
        QFETCH(int, chunk);
        Bench bench;
        const QByteArray content = randomBytes(size / 4 * 4) + QByteArray(size % 4, 'x');
        bench.upload(content, chunk);
        QVERIFY(bench.arrived() == content);
    }

    void producersErrorIsTheUploads() {
        Bench bench;
        const auto fail = [&] {
            uploadFile({bench.thread, *bench.session, {}}, bench.place, kFile, 100, [](ByteSink& sink) {
                const std::byte byte{};
                sink.write({&byte, 1});
                throw Error(ErrorCode::Truncated, text("x"));
            });
        };
        QCOMPARE(codeOf(fail), ErrorCode::Truncated);
        bench.upload(randomBytes(kMiB), kMiB); // the session is as good as before
    }

    void stopIsHeardAtAnyTime() {
        Bench bench;
        const QByteArray content = randomBytes(16 * kMiB);
        int cancelled = 0;
        for (int after = 0; after < 60; after += 3) {
            std::stop_source stop;
            const std::jthread later([&stop, after] {
                std::this_thread::sleep_for(std::chrono::milliseconds(after));
                stop.request_stop();
            });
            cancelled += codeOf([&] { bench.upload(content, 10'000, stop.get_token()); }) == ErrorCode::Cancelled;
        }
        QVERIFY(cancelled > 0);
        bench.upload(content, kMiB);
        QVERIFY(bench.arrived() == content);
    }

    void cutConnectionsAreGotOver() {
        Bench bench;
        bench.thread.run([&] { bench.peer.ask("/test/inject?prefix=/folder&method=PUT&upload=3000000"); });
        const QByteArray content = randomBytes(8 * kMiB);
        bench.upload(content, kMiB);
        QVERIFY(bench.arrived() == content);
    }

    void writerWaitsForTheReader() {
        UploadPipe pipe(32 * kMiB);
        std::uint64_t most = 0;
        const QByteArray content = randomBytes(32 * kMiB);
        {
            const std::jthread writer([&] {
                pipe.write(std::as_bytes(std::span(content.data(), static_cast<std::size_t>(content.size()))));
            });
            QByteArray got;
            std::vector<std::byte> piece(100'001);
            while (!pipe.atEnd()) {
                most = std::max<std::uint64_t>(most, pipe.available());
                const std::size_t part = pipe.take(piece);
                got.append(reinterpret_cast<const char*>(piece.data()), static_cast<qsizetype>(part));
            }
            QVERIFY(got == content);
        }
        QVERIFY(most <= 4 * kMiB);
        pipe.breakOff();
        const std::byte byte{};
        QCOMPARE(codeOf([&] { pipe.write({&byte, 1}); }), ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(VsphereUploadTest)
#include "vsphere_upload_test.moc"
