// SPDX-License-Identifier: Apache-2.0
// Nothing that is written on the window and its dialogs may be cut off where a language has longer words.
#include "tests/support/sampledisks.h"
#include "tests/ui/longwords.h"
#include "tests/ui/windowfixture.h"
#include "ui/models/snapshottext.h"
#include "ui/views/elidedlabel.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QRadioButton>
#include <QToolButton>

using namespace strata;
using namespace strata::ui;
using strata::test::LongWords;
using strata::test::WindowFixture;

namespace {

const std::filesystem::path kAlone = "/home/ann/Disks/Alone.vmdk";

/// What people must be able to read whole: words on buttons and beside fields. Names and paths may be shortened.
bool mustBeWhole(const QWidget& widget) {
    if (qobject_cast<const ElidedLabel*>(&widget) != nullptr)
        return false;
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return !label->text().isEmpty();
    if (const auto* button = qobject_cast<const QToolButton*>(&widget))
        return button->toolButtonStyle() != Qt::ToolButtonIconOnly && !button->text().isEmpty()
               && button->icon().isNull();
    return qobject_cast<const QPushButton*>(&widget) != nullptr || qobject_cast<const QCheckBox*>(&widget) != nullptr
           || qobject_cast<const QRadioButton*>(&widget) != nullptr;
}

QString wordsOf(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return label->text();
    return static_cast<const QAbstractButton&>(widget).text();
}

/// Of the widgets under `root`, those that are smaller than their words.
QStringList squeezed(QWidget& root) {
    QStringList found;
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        if (!widget->isVisible() || !mustBeWhole(*widget))
            continue;
        const bool wraps = qobject_cast<QLabel*>(widget) != nullptr && static_cast<QLabel*>(widget)->wordWrap();
        const int high = wraps ? widget->heightForWidth(widget->width()) : widget->sizeHint().height();
        const int wide = wraps ? 0 : widget->sizeHint().width();
        if (widget->width() < wide || widget->height() < high)
            found << QStringLiteral("%1 in %2: %3x%4, needs %5x%6: %7")
                         .arg(QLatin1String(widget->metaObject()->className()),
                              QLatin1String(root.metaObject()->className()))
                         .arg(widget->width())
                         .arg(widget->height())
                         .arg(wide)
                         .arg(high)
                         .arg(wordsOf(*widget));
    }
    return found;
}

class LongWordsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QVERIFY(QCoreApplication::installTranslator(&words_));
        makeSampleMachine(memory_, test::kSampleFolder);
        memory_.makeFolders(kAlone.parent_path());
        test::makeDisk(memory_, kAlone, CreateType::MonolithicSparse, Sectors(64 << 11U));
        fixture_ = WindowFixture::real(memory_);
        fixture_->window().resize(1280, 800);
    }
    void cleanupTestCase() {
        fixture_.reset();
        QCoreApplication::removeTranslator(&words_);
    }

    void whatIsTooSmallIsFound() {
        QWidget root;
        QPushButton button(QStringLiteral("Words that need their room"), &root);
        button.resize(20, 20);
        root.show();
        QCOMPARE(squeezed(root).size(), 1);
    }

    void dialogsGiveTheirWordsRoom_data() {
        QTest::addColumn<bool>("machine");
        QTest::addColumn<int>("command");
        for (const Command command : fixture_->window().commands().all()) {
            const QAction* action = fixture_->window().commands().action(command);
            if (!action->text().contains(QChar(0x2026))) // it asks nothing
                continue;
            if (command == Command::OpenFolder || command == Command::OpenFile || command == Command::Find
                || command == Command::SaveGraph)
                continue; // Qt's own, and a field
            for (const bool machine : {true, false})
                QTest::addRow("%s, %s", qPrintable(action->objectName()), machine ? "machine" : "disk")
                    << machine << static_cast<int>(command);
        }
    }
    void dialogsGiveTheirWordsRoom() {
        QFETCH(bool, machine);
        QFETCH(int, command);
        fixture_->window().open(machine ? test::kSampleFolder : kAlone);
        fixture_->waitUntilIdle();
        if (machine)
            fixture_->documents().current()->selectNode(1);
        QAction* action = fixture_->window().commands().action(static_cast<Command>(command));
        QTest::qWait(50); // the reasons
        if (!action->isEnabled())
            return; // it is asked for on the other one, or on none
        ++asked_;
        action->trigger();
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = openDialog()) != nullptr);
        QTest::qWait(300); // its plan
        const QStringList found = squeezed(*dialog);
        dialog->reject();
        QTRY_VERIFY(openDialog() == nullptr);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void mostDialogsWereLookedAt() { QVERIFY2(asked_ >= 20, qPrintable(QString::number(asked_))); }

    void theWindowGivesItsWordsRoom_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("usual") << QSize(1280, 800);
        QTest::newRow("small screen") << QSize(1024, 600);
    }
    void theWindowGivesItsWordsRoom() {
        QFETCH(QSize, size);
        fixture_->window().resize(size);
        fixture_->window().open(test::kSampleFolder);
        fixture_->waitUntilIdle();
        QStringList found;
        for (const SnapshotNode& node : fixture_->documents().current()->snapshots()->nodes) {
            fixture_->documents().current()->selectNode(node.id);
            QTest::qWait(30);
            found << squeezed(fixture_->window());
        }
        fixture_->documents().setCurrent(nullptr);
        QTest::qWait(30);
        found << squeezed(fixture_->window());
        found.removeDuplicates();
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

private:
    QDialog* openDialog() const {
        for (QDialog* dialog : fixture_->window().findChildren<QDialog*>())
            if (dialog->isVisible())
                return dialog;
        return nullptr;
    }

    LongWords words_;
    int asked_ = 0; ///< dialogs that were opened
    test::MemoryFileSystem memory_;
    std::unique_ptr<WindowFixture> fixture_;
};

} // namespace

QTEST_MAIN(LongWordsTest)
#include "longwords_test.moc"
