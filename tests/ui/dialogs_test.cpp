// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memoryfilesystem.h"
#include "ui/dialogs/clonedialog.h"
#include "ui/dialogs/newdiskdialog.h"
#include "ui/dialogs/plansummary.h"
#include "ui/dialogs/sizefield.h"
#include "ui/views/inlinemessage.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace strata;
using namespace strata::ui;

namespace {

constexpr std::uint64_t kGiB = std::uint64_t{1} << 30U;

QString bare(QString words) { return words.remove(QLatin1Char('&')); }

QPushButton* button(const QWidget& parent, const QString& words) {
    for (auto* candidate : parent.findChildren<QPushButton*>())
        if (bare(candidate->text()).contains(words) && candidate->isVisibleTo(&parent))
            return candidate;
    return nullptr;
}

QRadioButton* choice(const QWidget& parent, const QString& words) {
    for (auto* candidate : parent.findChildren<QRadioButton*>())
        if (bare(candidate->text()).contains(words))
            return candidate;
    return nullptr;
}

void runOperation(Operation& operation, FileSystem& fs) {
    Progress progress;
    Report report;
    OpContext context{fs, progress, {}, report, 1};
    operation.run(context);
}

CreateParams smallDisk(const char* path) {
    CreateParams params;
    params.spec.path = path;
    params.spec.capacity = Sectors(20480);
    return params;
}

std::shared_ptr<const DiskInfo> infoOf(const char* path) {
    auto info = std::make_shared<DiskInfo>();
    info->path = path;
    info->adapterType = "lsilogic";
    info->links.emplace_back();
    info->links.back().path = path;
    return info;
}

} // namespace

/// New Disk and Clone, driven by keys and clicks over a memory file system.
class DialogsTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        fs_ = std::make_unique<test::MemoryFileSystem>();
        fs_->makeFolders("/vm");
    }

    void enterMakesAUsableDisk() {
        NewDiskDialog dialog(*fs_, "/vm");
        dialog.show();
        QTRY_VERIFY(button(dialog, "Create")->isEnabled());
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
        QCOMPARE(dialog.params().spec.capacity.bytes(), 64 * kGiB);
        QCOMPARE(dialog.plan().creates.size(), std::size_t{1});
        CreateOp create(dialog.params());
        runOperation(create, *fs_);
        QVERIFY(fs_->exists("/vm/disk.vmdk"));
    }

    void escapeMakesNothing() {
        NewDiskDialog dialog(*fs_, "/vm");
        dialog.show();
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Rejected));
        QVERIFY(fs_->allFiles().empty());
    }

    void aTakenNameIsAvoidedFromTheStart() {
        fs_->writeFile("/vm/disk.vmdk", "x");
        NewDiskDialog dialog(*fs_, "/vm");
        QCOMPARE(dialog.params().spec.path, std::filesystem::path("/vm/disk-2.vmdk"));
    }

    void aTakenNameOffersAnother() {
        fs_->writeFile("/vm/data.vmdk", "x");
        NewDiskDialog dialog(*fs_, "/vm");
        dialog.show();
        auto* name = dialog.findChild<QLineEdit*>("name");
        name->selectAll();
        QTest::keyClicks(name, "data");
        QTRY_VERIFY(dialog.findChild<InlineMessage*>()->isVisible());
        QVERIFY(!button(dialog, "Create")->isEnabled());
        QPushButton* remedy = button(dialog, "data-2");
        QVERIFY(remedy != nullptr);
        QTest::mouseClick(remedy, Qt::LeftButton);
        QTRY_VERIFY(button(dialog, "Create")->isEnabled());
        QCOMPARE(dialog.params().spec.path, std::filesystem::path("/vm/data-2.vmdk"));
    }

    void anEmptyNameSaysWhatToDo() {
        NewDiskDialog dialog(*fs_, "/vm");
        dialog.show();
        auto* name = dialog.findChild<QLineEdit*>("name");
        name->selectAll();
        QTest::keyClick(name, Qt::Key_Delete);
        QVERIFY(!button(dialog, "Create")->isEnabled());
        QCOMPARE(dialog.findChild<QLabel*>("planLine")->text(), QStringLiteral("Give the disk a name."));
    }

    void aSmallFileSystemOffersToSplit() {
        VolumeInfo fat;
        fat.free = fat.total = 200 * kGiB;
        fat.maxFileSize = 4 * kGiB - 1;
        fat.type = "vfat";
        fs_->setVolume(fat);
        NewDiskDialog dialog(*fs_, "/vm");
        dialog.show();
        choice(dialog, "Reserve")->click();
        QTRY_VERIFY(button(dialog, "Split") != nullptr);
        QTest::mouseClick(button(dialog, "Split"), Qt::LeftButton);
        QTRY_VERIFY(button(dialog, "Create")->isEnabled());
        QCOMPARE(dialog.params().spec.type, CreateType::TwoGbMaxExtentFlat);
    }

    void aMissingFolderIsRefusedInline() {
        NewDiskDialog dialog(*fs_, "/nowhere");
        dialog.show();
        QTRY_VERIFY(dialog.findChild<InlineMessage*>()->isVisible());
        QVERIFY(!button(dialog, "Create")->isEnabled());
    }

    void theSizeKeepsItsNumberWhenTheUnitChanges() {
        SizeField field;
        field.setSize(Sectors(2 * kGiB / kSectorSize));
        field.findChild<QComboBox*>()->setCurrentIndex(2);
        QCOMPARE(field.size().bytes(), 2048 * kGiB);
        field.findChild<QDoubleSpinBox*>()->setValue(0.5);
        QCOMPARE(field.size().bytes(), 512 * kGiB);
    }

    void cloneSuggestsANameAndVerifies() {
        CreateOp create(smallDisk("/vm/a.vmdk"));
        runOperation(create, *fs_);
        CloneDialog dialog(*fs_, infoOf("/vm/a.vmdk"), {});
        dialog.show();
        QTRY_VERIFY(button(dialog, "Start")->isEnabled());
        const CloneParams params = dialog.params();
        QCOMPARE(params.spec.path, std::filesystem::path("/vm/a copy.vmdk"));
        QVERIFY(params.verify);
        QVERIFY(!params.keepIdentity);
        QTest::mouseClick(button(dialog, "Copy as Command"), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("stratactl clone /vm/a.vmdk '/vm/a copy.vmdk'"));
        CloneOp clone(params);
        runOperation(clone, *fs_);
        QVERIFY(fs_->exists("/vm/a copy.vmdk"));
    }

    void rawChangesTheEnding() {
        CreateOp create(smallDisk("/vm/a.vmdk"));
        runOperation(create, *fs_);
        CloneDialog dialog(*fs_, infoOf("/vm/a.vmdk"), {});
        dialog.show();
        choice(dialog, "Raw")->click();
        QCOMPARE(dialog.params().spec.path.extension(), std::filesystem::path(".raw"));
        QVERIFY(dialog.params().raw);
        choice(dialog, "Workstation")->click();
        QCOMPARE(dialog.params().spec.path, std::filesystem::path("/vm/a copy.vmdk"));
    }

    void everythingFocusableHasAName() {
        NewDiskDialog dialog(*fs_, "/vm");
        dialog.show();
        for (auto* widget : dialog.findChildren<QWidget*>()) {
            if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisible()
                || qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) != nullptr) // named by its spin box
                continue;
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(accessible != nullptr && !accessible->text(QAccessible::Name).isEmpty(),
                     widget->metaObject()->className());
        }
    }

private:
    std::unique_ptr<test::MemoryFileSystem> fs_;
};

QTEST_MAIN(DialogsTest)
#include "dialogs_test.moc"
