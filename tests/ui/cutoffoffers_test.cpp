// SPDX-License-Identifier: Apache-2.0
// What a crash cut off is offered at the next start, whichever machine it was.
#include "core/machine/finishop.h"
#include "core/ops/attachop.h"
#include "tests/support/extenttools.h"
#include "tests/support/faultfilesystem.h"
#include "tests/ui/windowfixture.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/machinepane.h"

#include <QLabel>

#include <cerrno>

using namespace strata;
using namespace strata::ui;
using strata::test::buttonNamed;
using strata::test::kSampleFolder;
using strata::test::WindowFixture;

namespace {

const std::filesystem::path kOther = "/home/ann/Other Machine";

class CutOffOffersTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        fixture_ = std::make_unique<WindowFixture>();
        strata::test::makeDiskMachine(fixture_->memory(), kOther);
        fixture_->window().open(kOther);
        fixture_->waitUntilIdle();
        fixture_->openSample();
    }
    void cleanup() { fixture_.reset(); }

    void nothingCutOffNothingOffered() {
        fixture_->restart();
        QTest::qWait(200);
        QVERIFY(button("Resume") == nullptr);
    }

    void aMachineOfTheLibraryIsOffered_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("finishes");
        QTest::newRow("resume") << QStringLiteral("Resume") << true;
        QTest::newRow("roll back") << QStringLiteral("Roll Back") << false;
    }

    void aMachineOfTheLibraryIsOffered() {
        QFETCH(QString, words);
        QFETCH(bool, finishes);
        cutOff(kOther);
        fixture_->restart();
        QTRY_VERIFY(button(words) != nullptr);
        QVERIFY(says(QStringLiteral("Other Machine")));
        QVERIFY(says(QStringLiteral("independent of its parents was cut off")));
        QVERIFY(button(words)->accessibleName().contains(QStringLiteral("Other Machine")));
        QTest::keyClick(button(words), Qt::Key_Space);
        QTRY_VERIFY(says(finishes ? QStringLiteral("was finished") : QStringLiteral("was rolled back")));
        QVERIFY(findCutOff(fixture_->memory(), kOther, {}).empty());
        QCOMPARE(openDisk(fixture_->memory(), branch(kOther))->linkCount() == 1, finishes);
        QTest::mouseClick(button("OK"), Qt::LeftButton);
        QVERIFY(button("OK") == nullptr);
    }

    void oneMachineComesAfterTheOther() {
        cutOff(kOther);
        cutOff(kSampleFolder);
        fixture_->restart();
        QTRY_VERIFY(button("Not Now") != nullptr);
        QVERIFY(says(QStringLiteral("1 more folder")));
        const bool otherFirst = says(QStringLiteral("“Other Machine”"));
        QTest::mouseClick(button("Not Now"), Qt::LeftButton);
        QVERIFY(says(otherFirst ? QStringLiteral("“Sample Machine”") : QStringLiteral("“Other Machine”")));
        QVERIFY(!says(QStringLiteral("more folder")));
        QTest::mouseClick(button("Resume"), Qt::LeftButton);
        QTRY_VERIFY(says(QStringLiteral("was finished")));
        // What was left is there still, and offered again.
        fixture_->restart();
        QTRY_VERIFY(button("Resume") != nullptr);
        QVERIFY(says(otherFirst ? QStringLiteral("“Other Machine”") : QStringLiteral("“Sample Machine”")));
    }

    void theShownMachineOffersItsOwn() {
        cutOff(kOther);
        fixture_->restart();
        QTRY_VERIFY(button("Show Machine") != nullptr);
        QTest::mouseClick(button("Show Machine"), Qt::LeftButton);
        QTRY_VERIFY(button("Resume") == nullptr);
        QTRY_VERIFY(buttonNamed(fixture_->window().machine(), QStringLiteral("Finish It")) != nullptr);
    }

    void whatIsAtWorkIsNotCutOff() {
        cutOff(kOther);
        const auto holder = fixture_->memory().open(branch(kOther), OpenMode::ReadWrite, LockMode::Exclusive);
        fixture_->restart();
        QTest::qWait(300);
        QVERIFY(button("Resume") == nullptr && button("Not Now") == nullptr);
    }

    void aLostFolderIsNoMatter() {
        cutOff(kOther);
        fixture_->settings().setLibrary(fixture_->settings().library() << QStringLiteral("/gone/for/good"));
        fixture_->restart();
        QTRY_VERIFY(button("Resume") != nullptr);
    }

private:
    static std::filesystem::path branch(const std::filesystem::path& folder) { return folder / "System-000003.vmdk"; }

    void cutOff(const std::filesystem::path& folder) {
        strata::test::FaultFileSystem faulty(fixture_->memory());
        faulty.arm({.where = strata::test::calls({strata::test::Call::Write}),
                    .nth = 6,
                    .errnoValue = EIO,
                    .fromThenOn = true});
        Progress progress;
        Report report;
        OpContext context{faulty, progress, {}, report};
        QVERIFY(strata::test::codeOf([&] { flattenOp({.disk = branch(folder), .open = {}})->run(context); }));
        QCOMPARE(findCutOff(fixture_->memory(), folder, {}).size(), std::size_t{1});
    }
    QPushButton* button(const QString& words) {
        for (InlineMessage* bar : fixture_->window().findChildren<InlineMessage*>())
            if (bar->isVisible() && !fixture_->window().machine().isAncestorOf(bar))
                if (QPushButton* found = buttonNamed(*bar, words))
                    return found;
        return nullptr;
    }
    QPushButton* button(const char* words) { return button(QString::fromLatin1(words)); }
    bool says(const QString& words) {
        for (const InlineMessage* bar : fixture_->window().findChildren<InlineMessage*>())
            if (bar->isVisible() && (bar->title().contains(words) || bar->text().contains(words)))
                return true;
        return false;
    }

    std::unique_ptr<WindowFixture> fixture_;
};

} // namespace

QTEST_MAIN(CutOffOffersTest)
#include "cutoffoffers_test.moc"
