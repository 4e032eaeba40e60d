// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/windowfixture.h"
#include "ui/models/snapshottext.h"
#include "ui/views/machinepane.h"
#include "ui/views/snapshottreeview.h"

#include <QApplication>
#include <QDialog>
#include <QInputMethodEvent>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QToolBar>
#include <QToolButton>

namespace strata::test {

/// Somebody at the window who uses only the mouse, or only the keys; whatever language it speaks and whichever way it
/// reads. Waits like a person: until what they expect is there.
class WindowPerson {
public:
    WindowPerson(WindowFixture& fixture, bool mouse) : fixture_(fixture), mouse_(mouse) {}

    /// By its button in the tool bar or its place in a menu; by its own keys or, without any, by its name.
    void ask(ui::Command command) {
        QAction* action = fixture_.window().commands().action(command);
        QTRY_VERIFY2(action->isEnabled(), qPrintable(action->toolTip()));
        if (mouse_)
            pointAt(action);
        else if (!action->shortcut().isEmpty())
            key(action->shortcut()[0].key(), action->shortcut()[0].keyboardModifiers());
        else
            name(action);
    }

    /// Waits until the open dialog can do what it proposes, lets it, and waits for the end of the work.
    void agree() {
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = openDialog()) != nullptr);
        QPushButton* act = defaultButton(*dialog);
        QVERIFY2(act != nullptr, dialog->metaObject()->className());
        QTRY_VERIFY2(act->isEnabled(), qPrintable(act->text() + act->toolTip()));
        if (mouse_)
            click(act);
        else
            key(Qt::Key_Return);
        QTRY_VERIFY(openDialog() == nullptr);
        fixture_.waitUntilIdle();
        QVERIFY(!fixture_.jobs().jobs().isEmpty());
        QCOMPARE(fixture_.jobs().jobs().last()->state(), ui::Job::State::Done);
    }

    /// A row of the middle pane's tree, by what it shows.
    void select(const QString& name) {
        QTreeView* view = nullptr;
        for (QTreeView* tree : fixture_.window().machine().findChildren<QTreeView*>())
            if (tree->isVisible())
                view = tree;
        QVERIFY(view != nullptr);
        const QAbstractItemModel& model = *view->model();
        const QModelIndex row =
            model.match(model.index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive).value(0);
        QVERIFY2(row.isValid(), qPrintable(name));
        if (mouse_) {
            QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(row).center());
        } else {
            key(Qt::Key_1, Qt::ControlModifier);
            QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(view));
            key(Qt::Key_Home);
            for (int steps = 0; steps < 50 && view->currentIndex().siblingAtColumn(0) != row; ++steps)
                key(Qt::Key_Down);
        }
        QCOMPARE(view->currentIndex().siblingAtColumn(0), row);
    }

    /// A button of the window: clicked, or reached with Tab and pressed.
    void press(QAbstractButton* button) {
        QVERIFY(button != nullptr && button->isEnabled());
        if (mouse_) {
            click(button);
            return;
        }
        for (int steps = 0; steps < 80 && !button->hasFocus(); ++steps)
            key(Qt::Key_Tab);
        QVERIFY2(button->hasFocus(), qPrintable(button->text()));
        key(Qt::Key_Space);
    }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        if (QApplication::activeWindow() == nullptr) { // window managers do that when a dialog closes
            fixture_.window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&fixture_.window()));
        }
        QWidget* target = QApplication::focusWidget();
        QTest::keyClick(target != nullptr ? target : &fixture_.window(), key, modifiers);
    }

    /// Any text in any language, as an input method gives it.
    void type(const QString& text) {
        QInputMethodEvent event;
        event.setCommitString(text);
        QVERIFY(QApplication::focusWidget() != nullptr);
        QApplication::sendEvent(QApplication::focusWidget(), &event);
    }

    QDialog* openDialog() const {
        for (QDialog* dialog : fixture_.window().findChildren<QDialog*>())
            if (dialog->isVisible() && dialog->isModal())
                return dialog;
        return nullptr;
    }
    bool usesMouse() const { return mouse_; }

private:
    static QPushButton* defaultButton(QDialog& dialog) {
        for (QPushButton* button : dialog.findChildren<QPushButton*>())
            if (button->isVisible() && button->isDefault())
                return button;
        return nullptr;
    }

    static void click(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton); }

    void pointAt(QAction* action) {
        auto* button = qobject_cast<QToolButton*>(fixture_.window().findChild<QToolBar*>()->widgetForAction(action));
        if (button != nullptr && button->isVisible()) {
            click(button);
            return;
        }
        QMenuBar* bar = fixture_.window().menuBar();
        for (QAction* top : bar->actions()) {
            QMenu* menu = top->menu();
            if (menu == nullptr || !menu->actions().contains(action))
                continue;
            QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(top).center());
            QTRY_VERIFY(menu->isVisible());
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            return;
        }
        QFAIL(qPrintable(QStringLiteral("not to be found with the mouse: ") + action->text()));
    }

    void name(QAction* action) {
        ask(ui::Command::FindCommand);
        QTRY_VERIFY(openDialog() != nullptr && QApplication::focusWidget() != nullptr
                    && openDialog()->isAncestorOf(QApplication::focusWidget()));
        type(ui::plainText(*action));
        key(Qt::Key_Return);
    }

    WindowFixture& fixture_;
    bool mouse_;
};

} // namespace strata::test
