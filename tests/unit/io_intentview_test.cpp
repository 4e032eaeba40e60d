// SPDX-License-Identifier: Apache-2.0
// Reading past a committed change that nobody has finished yet. Every stage of the replay: tests/crash/crash_intent.
#include "core/base/error.h"
#include "core/io/intentview.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <functional>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

std::optional<ErrorCode> codeOf(const std::function<void()>& call) {
    try {
        call();
        return std::nullopt;
    } catch (const Error& error) {
        return error.code();
    }
}

struct Machine {
    Machine() {
        fs.makeFolders("/vm");
        fs.writeFile("/vm/disk.vmdk", patternBytes(200'000, 1));
        fs.writeFile("/vm/part", "new extent");
        fs.writeFile("/vm/extent", "old");
        fs.writeFile("/vm/victim", "old");
        fs.writeFile("/vm/bystander", "same");
    }
    IntentInfo commit(const std::function<void(IntentBuilder&)>& records) {
        IntentBuilder intent(fs, "/vm/disk.vmdk", IntentOp::ReplaceDisk);
        records(intent);
        intent.commit();
        return findIntent(fs, "/vm/disk.vmdk").value();
    }
    MemoryFileSystem fs;
};

} // namespace

class IoIntentViewTest : public QObject {
    Q_OBJECT

private slots:
    void newSectorsLieOverTheOldOnesAtEveryOffset() {
        Machine machine;
        auto after = patternBytes(200'000, 1);
        const auto first = patternBytes(1024, 2);
        const auto second = patternBytes(1536, 3);
        std::copy(first.begin(), first.end(), after.begin() + 512);
        after.resize(262'144 + second.size());
        std::copy(second.begin(), second.end(), after.begin() + 262'144);
        IntentView view(machine.fs, machine.commit([&](IntentBuilder& intent) {
            intent.write("/vm/disk.vmdk", 512, first);
            intent.write("/vm/disk.vmdk", 262'144, second); // past the end, with a hole before
        }));
        QCOMPARE(view.status("/vm/disk.vmdk")->size, after.size());
        const auto file = view.open("/vm/disk.vmdk", OpenMode::Read, LockMode::Shared);
        for (const std::size_t offset :
             {0U, 1U, 511U, 512U, 1000U, 1535U, 1536U, 199'999U, 200'000U, 262'000U, 263'600U})
            for (const std::size_t length : {1U, 100U, 512U, 5000U, 70'000U}) {
                std::vector<std::byte> got(length);
                got.resize(file->readAt(offset, got));
                const std::size_t expected = std::min(length, after.size() - offset);
                QCOMPARE(got.size(), expected);
                QVERIFY(std::equal(got.begin(), got.end(), after.begin() + std::ptrdiff_t(offset)));
            }
        QVERIFY(file->nextData(200'100)->offset <= 262'144);
        QVERIFY(file->nextData(200'100)->end() == after.size());
        QVERIFY(!file->nextData(after.size()).has_value());
        QCOMPARE(file->readAt(after.size(), after), 0U);
    }

    void aCutFileEndsEarlier() {
        Machine machine;
        IntentView view(machine.fs,
                        machine.commit([](IntentBuilder& intent) { intent.truncate("/vm/disk.vmdk", 1000); }));
        QCOMPARE(readWholeFile(view, "/vm/disk.vmdk", 5000).size(), 1000U);
        QCOMPARE(view.open("/vm/disk.vmdk", OpenMode::Read)->nextData(0)->end(), 1000U);
    }

    void namesAndContentsAreAsAfter() {
        Machine machine;
        IntentView view(machine.fs, machine.commit([](IntentBuilder& intent) {
            intent.rename("/vm/part", "/vm/extent");
            intent.unlink("/vm/victim");
            intent.replace("/vm/settings", asBytes("fresh"));
        }));
        QCOMPARE(namesIn(view, "/vm"), std::string("bystander disk.vmdk extent settings"));
        QCOMPARE(readText(view, "/vm/extent"), std::string("new extent"));
        QCOMPARE(readText(view, "/vm/../vm/settings"), std::string("fresh"));
        QCOMPARE(readText(view, "/vm/bystander"), std::string("same"));
        QVERIFY(!view.exists("/vm/part"));
        QVERIFY(!view.exists("/vm/victim"));
        QCOMPARE(codeOf([&] { view.open("/vm/part", OpenMode::Read); }), ErrorCode::NotFound);
        QCOMPARE(view.status("/vm/settings")->size, 5U);
        QCOMPARE(view.canonical("/vm/settings"), Path("/vm/settings"));
        QCOMPARE(codeOf([&] { view.canonical("/vm/victim"); }), ErrorCode::NotFound);
        QCOMPARE(machine.fs.readText("/vm/extent"), std::string("old"));
    }

    void nothingCanBeWritten() {
        Machine machine;
        IntentView view(machine.fs, machine.commit([](IntentBuilder& intent) { intent.unlink("/vm/victim"); }));
        const auto refused = [](const std::function<void()>& call) { return codeOf(call) == ErrorCode::Interrupted; };
        QVERIFY(refused([&] { view.open("/vm/bystander", OpenMode::ReadWrite); }));
        QVERIFY(refused([&] { view.create("/vm/x"); }));
        QVERIFY(refused([&] { view.createDirectory("/vm/x"); }));
        QVERIFY(refused([&] { view.rename("/vm/bystander", "/vm/x"); }));
        QVERIFY(refused([&] { view.renameNoReplace("/vm/bystander", "/vm/x"); }));
        QVERIFY(refused([&] { view.link("/vm/bystander", "/vm/x"); }));
        QVERIFY(refused([&] { view.remove("/vm/bystander"); }));
        QVERIFY(refused([&] { view.removeDirectory("/vm"); }));
        QVERIFY(refused([&] { view.syncDirectory("/vm"); }));
        QVERIFY(refused([&] { view.copyAttributes("/vm/bystander", "/vm/extent"); }));
        QVERIFY(refused([&] { view.copyOwner("/vm/bystander", "/vm/extent"); }));
    }

    void aForeignChangeIsNotReadPast() {
        Machine machine;
        const IntentInfo intent =
            machine.commit([](IntentBuilder& records) { records.replace("/vm/bystander", asBytes("new")); });
        machine.fs.writeFile("/vm/bystander", "foreign");
        QCOMPARE(codeOf([&] { IntentView(machine.fs, intent); }), ErrorCode::Interrupted);
    }
};

QTEST_GUILESS_MAIN(IoIntentViewTest)
#include "io_intentview_test.moc"
