// SPDX-License-Identifier: Apache-2.0
// Pausing real operations: they rest where they are asked to, nothing moves meanwhile, and the end is the same.
#include "core/ops/attachop.h"
#include "core/ops/checkop.h"
#include "core/ops/cloneop.h"
#include "core/ops/compareop.h"
#include "core/ops/defragmentop.h"
#include "core/ops/shrinkop.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>
#include <thread>

using namespace strata;
using namespace strata::test;

namespace {

const std::filesystem::path kBase = "/vm/a.vmdk";
const std::filesystem::path kChild = "/vm/b.vmdk";
const std::filesystem::path kCopy = "/vm/copy.vmdk";
constexpr Sectors kCapacity{40000};

/// Grains of data in random order, every third one overwritten with zeros.
void scatter(FileSystem& fs, const std::filesystem::path& disk, unsigned seed) {
    const auto chain = openDisk(fs, disk, forWriting());
    std::vector<std::uint64_t> grains(kCapacity.count() / 128);
    std::iota(grains.begin(), grains.end(), 0);
    std::mt19937_64 random(seed);
    std::ranges::shuffle(grains, random);
    const std::vector<std::byte> zeros(128 * kSectorSize);
    for (std::size_t i = 0; i < grains.size() / 2; ++i)
        chain->write(Sectors(grains[i] * 128), i % 3 == 0 ? zeros : patternBytes(128 * kSectorSize, random()));
    chain->close();
}

using MakeOperation = std::function<std::unique_ptr<Operation>()>;

CloneParams cloneParams(CreateType type) {
    CloneParams params;
    params.source = kChild;
    params.spec.path = kCopy;
    params.spec.type = type;
    params.verify = true;
    return params;
}

/// An operation on a thread of its own, as the job list runs it.
class Worker {
public:
    Worker(FileSystem& fs, Operation& operation) : context_{fs, progress_, stop_.get_token(), report_, 2, &gate_} {
        gate_.close();
        thread_ = std::jthread([this, &operation] {
            try {
                operation.run(context_);
            } catch (const Error& error) {
                error_ = error;
            }
            ended_ = true;
        });
    }
    ~Worker() { stop_.request_stop(); }

    PauseGate& gate() { return gate_; }
    bool rests() const { return gate_.isHolding(); }
    bool ended() const { return ended_; }
    std::uint64_t done() const { return progress_.snapshot().done; }
    void cancel() { stop_.request_stop(); }
    std::optional<Error> end() {
        thread_.join();
        return error_;
    }

private:
    Progress progress_;
    Report report_;
    std::stop_source stop_;
    PauseGate gate_;
    OpContext context_;
    std::optional<Error> error_;
    std::atomic<bool> ended_{false};
    std::jthread thread_;
};

class OpsPauseTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        fs_->createDirectory("/vm");
        makeDisk(*fs_, kBase, CreateType::MonolithicSparse, kCapacity);
        scatter(*fs_, kBase, 1);
        makeChild(*fs_, kChild, CreateType::MonolithicSparse, kCapacity, kBase);
        scatter(*fs_, kChild, 2);
    }

    void itRestsAndEndsTheSame_data() { operations(); }

    void itRestsAndEndsTheSame() {
        QFETCH(MakeOperation, make);
        QFETCH(std::filesystem::path, disk);
        const QByteArray before = sha1(*openDisk(*fs_, kChild));
        const std::unique_ptr<Operation> operation = make();
        Worker worker(*fs_, *operation);
        for (int step = 0; step < 8 && !worker.ended(); ++step) {
            QTRY_VERIFY_WITH_TIMEOUT(worker.rests() || worker.ended(), 10'000);
            QTest::qSleep(15); // what was under way comes to its end
            const std::uint64_t done = worker.done();
            QTest::qSleep(15);
            QCOMPARE(worker.done(), done);
            if (step == 0)
                QVERIFY(!worker.ended()); // no operation overlooks that it was paused before it began
            worker.gate().open();
            QTest::qSleep(1);
            worker.gate().close();
        }
        worker.gate().open();
        const std::optional<Error> error = worker.end();
        QVERIFY2(!error, error ? error->what() : "");
        QCOMPARE(sha1(*openDisk(*fs_, disk)), before);
    }

    void whatRestsIsCancelledAtOnce_data() { operations(); }

    void whatRestsIsCancelledAtOnce() {
        QFETCH(MakeOperation, make);
        const QByteArray before = sha1(*openDisk(*fs_, kChild));
        const std::unique_ptr<Operation> operation = make();
        Worker worker(*fs_, *operation);
        QTRY_VERIFY(worker.rests());
        worker.cancel();
        const std::optional<Error> error = worker.end();
        QVERIFY(error && error->code() == ErrorCode::Cancelled);
        QCOMPARE(sha1(*openDisk(*fs_, kChild)), before);
        QVERIFY(!fs_->exists(kCopy));
    }

    void whoRestsHoldsTheDisk() {
        ShrinkOp shrink({.disk = kChild, .open = {}});
        Worker worker(*fs_, shrink);
        QTRY_VERIFY(worker.rests());
        worker.gate().open();
        QTest::qSleep(1);
        worker.gate().close();
        QTRY_VERIFY(worker.rests() || worker.ended());
        if (worker.rests())
            QCOMPARE(codeOf([&] { openDisk(*fs_, kChild, forWriting()); }), ErrorCode::Locked);
        worker.gate().open();
        QVERIFY(!worker.end());
        openDisk(*fs_, kChild, forWriting())->close();
    }

private:
    void operations() {
        QTest::addColumn<MakeOperation>("make");
        QTest::addColumn<std::filesystem::path>("disk"); // reads as the child did
        const auto add = [](const char* name, const std::filesystem::path& disk, MakeOperation make) {
            QTest::newRow(name) << std::move(make) << disk;
        };
        add("clone, sparse", kCopy,
            [] { return std::make_unique<CloneOp>(cloneParams(CreateType::MonolithicSparse)); });
        add("clone, flat", kCopy, [] { return std::make_unique<CloneOp>(cloneParams(CreateType::MonolithicFlat)); });
        add("clone, stream", kCopy,
            [] { return std::make_unique<CloneOp>(cloneParams(CreateType::StreamOptimized)); });
        add("compare", kChild, [] {
            CompareParams params;
            params.a = params.b = kChild;
            return std::make_unique<CompareOp>(params);
        });
        add("check", kChild, [] { return std::make_unique<CheckOp>(CheckParams{.disk = kChild, .open = {}}); });
        add("shrink", kChild, [] { return std::make_unique<ShrinkOp>(ShrinkParams{.disk = kChild, .open = {}}); });
        add("defragment", kChild, [] {
            return std::make_unique<DefragmentOp>(
                DefragmentParams{.disk = kChild, .open = {}, .windowBytes = 1 << 20});
        });
        add("flatten", kChild, [] { return flattenOp({.disk = kChild, .open = {}}); });
    }

    std::unique_ptr<MemoryFileSystem> fs_;
};

} // namespace

QTEST_GUILESS_MAIN(OpsPauseTest)
#include "ops_pause_test.moc"
