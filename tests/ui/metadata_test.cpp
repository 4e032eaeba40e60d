// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/linkvaluesdialog.h"
#include "ui/dialogs/metadatapreview.h"
#include "ui/models/linkvaluesmodel.h"
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
#include <QToolButton>

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

    void everyChangeIsUndoneAndRedoneByKeys() {
        edit("vendor.note", "one");
        edit("virtualHWVersion", "14");
        table_->setFocus();
        QTest::keyClick(table_, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(value("virtualHWVersion"), QStringLiteral("8"));
        QCOMPARE(value("vendor.note"), QStringLiteral("one"));
        QTest::keyClick(table_, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(page_->model().pendingCount(), 0);
        QTest::keyClick(table_, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClick(table_, Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(value("vendor.note"), QStringLiteral("one"));
        QCOMPARE(value("virtualHWVersion"), QStringLiteral("14"));
    }

    void aRevertIsUndone() {
        edit("vendor.note", "one");
        QString problem;
        page_->model().addKey("my.key", &problem);
        QTest::mouseClick(button("Revert"), Qt::LeftButton);
        QCOMPARE(page_->model().pendingCount(), 0);
        table_->setFocus();
        QTest::keyClick(table_, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(page_->model().pendingCount(), 2);
        QCOMPARE(value("vendor.note"), QStringLiteral("one"));
        QVERIFY(rowOf(*table_->model(), "my.key") >= 0);
    }

    void undoEndsWhereTheFileChanged() {
        edit("vendor.note", "mine");
        page_->setDisk(usualDisk()); // read again, nothing new
        QVERIFY(page_->model().undo().canUndo());
        page_->setDisk(diskWith({{"vendor.note", "theirs"}}));
        QVERIFY(!page_->model().undo().canUndo());
        QCOMPARE(value("vendor.note"), QStringLiteral("mine"));
    }

    void linesArePastedAsOneStep() {
        paste("# a comment\nddb.vendor.note = \"pasted\"\n\nADAPTERTYPE=ide\nnew.key\tnew value\n");
        QCOMPARE(value("vendor.note"), QStringLiteral("pasted"));
        QCOMPARE(value("adapterType"), QStringLiteral("ide"));
        QCOMPARE(value("new.key"), QStringLiteral("new value"));
        QCOMPARE(page_->model().pendingCount(), 3);
        QVERIFY(!page_->findChild<InlineMessage*>()->isVisible());
        QTest::keyClick(table_, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(page_->model().pendingCount(), 0);
    }

    void whatCannotBePastedIsNamed() {
        paste("CID = \"12345678\"\nvirtualHWVersion = \"many\"\nnot a line\nvendor.note = \"fine\"");
        QCOMPARE(page_->model().pendingCount(), 1);
        QCOMPARE(value("vendor.note"), QStringLiteral("fine"));
        auto* message = page_->findChild<InlineMessage*>();
        QVERIFY(message->isVisible());
        for (const char* refused : {"CID", "virtualHWVersion", "not a line"})
            QVERIFY2(message->text().contains(QLatin1String(refused)), qPrintable(message->text()));
    }

    void copiedLinesCanBePastedElsewhere() {
        edit("vendor.note", "travels");
        table_->setFocus();
        table_->selectRow(cell("vendor.note").row());
        QTest::keyClick(table_, Qt::Key_C, Qt::ControlModifier);
        auto other = usualDisk();
        other->path = "/vm/b.vmdk";
        other->links[0].path = other->path;
        page_->setDisk(other);
        QCOMPARE(value("vendor.note"), QStringLiteral("kept"));
        table_->setFocus();
        QTest::keyClick(table_, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(value("vendor.note"), QStringLiteral("travels"));
    }

    void previewAsksWithExactlyTheChanges() {
        QVERIFY(!button("Preview…")->isEnabled());
        edit("vendor.note", "changed");
        QSignalSpy asked(page_.get(), &MetadataPage::previewRequested);
        QTest::mouseClick(button("Preview…"), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().value<MetaParams>().changes.size(), std::size_t{1});
    }

    void onlyChainsHaveLinksToCompare() {
        QToolButton* compare = nullptr;
        for (auto* candidate : page_->findChildren<QToolButton*>())
            if (candidate->accessibleName() == QStringLiteral("Compare links"))
                compare = candidate;
        QVERIFY(compare != nullptr);
        QVERIFY(!compare->isEnabled());
        QVERIFY(!compare->toolTip().isEmpty());
        page_->setDisk(chain());
        QSignalSpy asked(page_.get(), &MetadataPage::compareLinksRequested);
        QTest::mouseClick(compare, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
    }

    void theNearestLinkThatHasAKeyCounts() {
        LinkValuesModel model(*chain(), nullptr);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto at = [&](const QString& key, int column) {
            for (int row = 0; row < model.rowCount(); ++row)
                if (model.index(row, 0).data().toString().endsWith(key))
                    return model.index(row, column);
            return QModelIndex();
        };
        QCOMPARE(model.columnCount(), 4);
        QCOMPARE(at("adapterType", LinkValuesModel::InEffectColumn).data().toString(), QStringLiteral("lsilogic"));
        QCOMPARE(at("note", LinkValuesModel::InEffectColumn).data().toString(), QStringLiteral("child's"));
        QVERIFY(!at("note", 2).data(LinkValuesModel::InEffectRole).toBool());
        QVERIFY(at("note", 3).data(LinkValuesModel::InEffectRole).toBool());
        QVERIFY(at("note", 3).data(Qt::FontRole).value<QFont>().bold());
        QCOMPARE(at("note", 0).data().toString(), QStringLiteral("≠ note"));
        QCOMPARE(at("adapterType", 3).data().toString(), QStringLiteral("—"));
        QCOMPARE(at("parentCID", LinkValuesModel::InEffectColumn).data().toString(), QStringLiteral("each its own"));
    }

    void theColumnsCanBeNarrowedToWhatDiffers() {
        LinkValuesDialog dialog(*chain(), nullptr);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        auto* table = dialog.findChild<QTableView*>();
        const int all = table->model()->rowCount();
        auto* differing = dialog.findChild<QCheckBox*>();
        differing->setFocus();
        QTest::keyClick(differing, Qt::Key_Space);
        QVERIFY(table->model()->rowCount() < all);
        QVERIFY(table->model()->rowCount() > 0);
        for (int row = 0; row < table->model()->rowCount(); ++row)
            QVERIFY(table->model()->index(row, 0).data().toString().startsWith(QStringLiteral("≠")));
    }

    void linesOfTextsAreLaidOverOneAnother_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("expected");
        QTest::newRow("same") << "a\nb\n"
                              << "a\nb\n"
                              << " 1:1 a, 2:2 b";
        QTest::newRow("changed") << "a\nb\nc\n"
                                 << "a\nx\nc\n"
                                 << " 1:1 a,-2: b,+:2 x, 3:3 c";
        QTest::newRow("added") << "a\nc"
                               << "a\nb\nc"
                               << " 1:1 a,+:2 b, 2:3 c";
        QTest::newRow("removed") << "a\nb\n"
                                 << "b\n"
                                 << "-1: a, 2:1 b";
        QTest::newRow("line ends") << "a\r\nb\r\n"
                                   << "a\r\nc\r\n"
                                   << " 1:1 a,-2: b,+:2 c";
        QTest::newRow("two places") << "k\na\nk\nb\nk"
                                    << "k\nA\nk\nB\nk"
                                    << " 1:1 k,-2: a,+:2 A, 3:3 k,-4: b,+:4 B, 5:5 k";
        QTest::newRow("from nothing") << ""
                                      << "a"
                                      << "+:1 a";
    }
    void linesOfTextsAreLaidOverOneAnother() {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QStringList shown;
        const auto number = [](std::optional<int> line) { return line ? QString::number(*line) : QString(); };
        for (const DiffLine& line : diffLines(before, after)) {
            const char* mark = line.kind == DiffLine::Kind::Same    ? ""
                               : line.kind == DiffLine::Kind::Added ? "+"
                                                                    : "-";
            shown << QStringLiteral("%1%2:%3 %4")
                         .arg(QLatin1String(mark), number(line.before), number(line.after), line.text);
        }
        QString wanted;
        QFETCH(QString, expected);
        for (const QString& part : expected.split(QLatin1Char(',')))
            wanted += (wanted.isEmpty() ? "" : ",") + part.trimmed();
        QCOMPARE(shown.join(QLatin1Char(',')), wanted);
    }

    void thePreviewMarksLinesByMoreThanColour() {
        MetadataPreview preview({"/vm/a.vmdk", "# Disk\nddb.x = \"1\"\n", "# Disk\nddb.x = \"2\"\n"}, nullptr);
        preview.show();
        QVERIFY(QTest::qWaitForWindowExposed(&preview));
        auto* lines = preview.findChild<QTableView*>()->model();
        QCOMPARE(lines->rowCount(), 3);
        QCOMPARE(lines->index(1, 2).data().toString(), QStringLiteral("−"));
        QCOMPARE(lines->index(2, 2).data().toString(), QStringLiteral("+"));
        QCOMPARE(lines->index(2, 3).data(Qt::AccessibleTextRole).toString(), QStringLiteral("ddb.x = \"2\", added"));
        QSignalSpy accepted(&preview, &QDialog::accepted);
        QTest::keyClick(&preview, Qt::Key_Return);
        QCOMPARE(accepted.count(), 1);
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
    static std::shared_ptr<DiskInfo> chain() {
        auto info = diskWith({{"adapterType", "lsilogic"}, {"note", "base's"}});
        LinkInfo child = info->links[0];
        child.path = "/vm/a-000001.vmdk";
        child.ddb = {{"note", "child's"}};
        child.parentCid = child.cid;
        info->path = child.path;
        info->links.push_back(child);
        return info;
    }
    void paste(const char* text) {
        QApplication::clipboard()->setText(QString::fromUtf8(text));
        table_->setFocus();
        QTest::keyClick(table_, Qt::Key_V, Qt::ControlModifier);
    }
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
