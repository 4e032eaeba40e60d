// SPDX-License-Identifier: Apache-2.0
#include "ui/models/metadatamodel.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/metadatapage.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace strata;
using namespace strata::ui;

namespace {

std::shared_ptr<DiskInfo> diskWith(std::vector<std::pair<std::string, std::string>> ddb) {
    auto info = std::make_shared<DiskInfo>();
    info->path = "/vm/a.vmdk";
    LinkInfo link;
    link.path = info->path;
    link.createType = "monolithicSparse";
    link.type = CreateType::MonolithicSparse;
    link.cid = 0x0badcafe;
    link.ddb = std::move(ddb);
    info->links.push_back(link);
    return info;
}

std::shared_ptr<DiskInfo> usualDisk() {
    return diskWith({{"adapterType", "lsilogic"}, {"virtualHWVersion", "8"}, {"vendor.note", "kept"}});
}

} // namespace

/// The metadata table, driven as a person does: clicks and keys in an offscreen window.
class MetadataTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        page_ = std::make_unique<MetadataPage>();
        page_->setDisk(usualDisk());
        page_->resize(640, 480);
        page_->show();
        QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
        table_ = page_->findChild<QTableView*>();
        QVERIFY(table_ != nullptr);
    }
    void cleanup() { page_.reset(); }

    void modelKeepsItsPromises() {
        MetadataModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setLink(usualDisk(), 0);
        QString problem;
        model.setData(model.index(rowOf(model, "vendor.note"), MetadataModel::ValueColumn), "x", Qt::EditRole);
        model.addKey("my.key", &problem);
        model.revertAll();
        model.clear();
    }

    void typingAValueMakesItPending() {
        edit("vendor.note", "changed");
        QCOMPARE(page_->model().pendingCount(), 1);
        QCOMPARE(value("vendor.note"), QStringLiteral("changed"));
        QVERIFY(button("Apply")->isEnabled());
        QVERIFY(cell("vendor.note").data(Qt::FontRole).value<QFont>().bold());
    }

    void applyAsksForExactlyTheChanges() {
        edit("vendor.note", "changed");
        QSignalSpy asked(page_.get(), &MetadataPage::applyRequested);
        QTest::mouseClick(button("Apply"), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        const auto params = asked.first().first().value<MetaParams>();
        QCOMPARE(params.disk, std::filesystem::path("/vm/a.vmdk"));
        QCOMPARE(params.changes.size(), std::size_t{1});
        QCOMPARE(params.changes[0].key, std::string("vendor.note"));
        QCOMPARE(params.changes[0].value, std::string("changed"));
        QVERIFY(!params.allowDangerous);
    }

    void escapeDropsTheCellEdit() {
        beginEdit("vendor.note");
        QTest::keyClicks(editor(), "zzz");
        QTest::keyClick(editor(), Qt::Key_Escape);
        QCOMPARE(page_->model().pendingCount(), 0);
        QCOMPARE(value("vendor.note"), QStringLiteral("kept"));
    }

    void deleteResetsACellToTheFilesValue() {
        edit("vendor.note", "changed");
        table_->setCurrentIndex(cell("vendor.note"));
        QTest::keyClick(table_, Qt::Key_Delete);
        QCOMPARE(page_->model().pendingCount(), 0);
    }

    void revertForgetsEverything() {
        edit("vendor.note", "one");
        edit("virtualHWVersion", "14");
        QCOMPARE(page_->model().pendingCount(), 2);
        QTest::mouseClick(button("Revert"), Qt::LeftButton);
        QCOMPARE(page_->model().pendingCount(), 0);
        QVERIFY(!button("Apply")->isEnabled());
    }

    void aClosedValueIsChosenFromAList() {
        beginEdit("adapterType");
        auto* box = table_->viewport()->findChild<QComboBox*>();
        QVERIFY(box != nullptr);
        QVERIFY(box->findText("ide") >= 0);
        box->setCurrentText("ide");
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_COMPARE(value("adapterType"), QStringLiteral("ide"));
    }

    void anInvalidValueCannotBeCommitted() {
        beginEdit("virtualHWVersion");
        QLineEdit* line = editor();
        line->selectAll();
        QTest::keyClicks(line, "many");
        QVERIFY(!line->toolTip().isEmpty());
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(page_->model().pendingCount(), 0);
    }

    void dangerousKeysAreLockedUntilUnlocked() {
        QVERIFY(!(cell("CID").flags() & Qt::ItemIsEditable));
        auto* expert = page_->findChild<QCheckBox*>();
        QTest::mouseClick(expert, Qt::LeftButton, {}, QPoint(8, expert->height() / 2));
        QVERIFY(expert->isChecked());
        QVERIFY(cell("CID").flags() & Qt::ItemIsEditable);
    }

    void pendingChangesSurviveAReload() {
        edit("vendor.note", "mine");
        page_->setDisk(usualDisk());
        QCOMPARE(value("vendor.note"), QStringLiteral("mine"));
        QCOMPARE(page_->model().pendingCount(), 1);
        page_->setDisk(diskWith({{"vendor.note", "mine"}}));
        QCOMPARE(page_->model().pendingCount(), 0);
    }

    void anotherDiskStartsAfresh() {
        edit("vendor.note", "mine");
        auto other = usualDisk();
        other->path = "/vm/b.vmdk";
        other->links[0].path = other->path;
        page_->setDisk(other);
        QCOMPARE(page_->model().pendingCount(), 0);
    }

    void aLockedDiskIsReadOnlyAndSaysWhy() {
        auto locked = usualDisk();
        locked->path = "/vm/c.vmdk";
        locked->links[0].path = locked->path;
        locked->lock.locked = true;
        locked->lock.holder = text("vmware-vmx (process %1)", 2211);
        page_->setDisk(locked);
        QVERIFY(!(cell("vendor.note").flags() & Qt::ItemIsEditable));
        auto* message = page_->findChild<InlineMessage*>();
        QVERIFY(message->isVisible());
        QCOMPARE(message->text(), QStringLiteral("vmware-vmx (process 2211)"));
    }

    void theFilterNarrowsTheTable() {
        auto* filter = page_->findChildren<QLineEdit*>().first();
        filter->setFocus();
        QTest::keyClicks(filter, "hwver");
        QCOMPARE(table_->model()->rowCount(), 1);
    }

    void rowsAreCopiedAsText() {
        table_->setFocus();
        table_->selectRow(cell("vendor.note").row());
        QTest::keyClick(table_, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("vendor.note = \"kept\""));
    }

    void everythingFocusableHasAName() {
        for (const QWidget* widget : page_->findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            QAccessibleInterface* named = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
            QVERIFY2(named != nullptr && !named->text(QAccessible::Name).isEmpty(),
                     widget->metaObject()->className());
        }
    }

private:
    static int rowOf(const QAbstractItemModel& model, const QString& key) {
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, 0).data(MetadataModel::KeyRole).toString() == key)
                return row;
        return -1;
    }
    QModelIndex cell(const QString& key) const {
        return table_->model()->index(rowOf(*table_->model(), key), MetadataModel::ValueColumn);
    }
    QString value(const QString& key) const { return cell(key).data().toString(); }
    void beginEdit(const QString& key) {
        table_->scrollTo(cell(key));
        const QPoint middle = table_->visualRect(cell(key)).center();
        QTest::mouseClick(table_->viewport(), Qt::LeftButton, {}, middle);
        QTest::keyClick(table_, Qt::Key_F2);
    }
    QLineEdit* editor() const { return table_->viewport()->findChild<QLineEdit*>(); }
    void edit(const QString& key, const QString& text) {
        beginEdit(key);
        if (auto* box = table_->viewport()->findChild<QComboBox*>()) {
            box->setCurrentText(text);
            QTest::keyClick(box, Qt::Key_Return);
            return;
        }
        QLineEdit* line = editor();
        QVERIFY(line != nullptr);
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(value(key), text);
    }
    QPushButton* button(const QString& words) const {
        for (auto* candidate : page_->findChildren<QPushButton*>())
            if (candidate->text().remove(QLatin1Char('&')) == words)
                return candidate;
        return nullptr;
    }

    std::unique_ptr<MetadataPage> page_;
    QTableView* table_ = nullptr;
};

QTEST_MAIN(MetadataTest)
#include "metadata_test.moc"
