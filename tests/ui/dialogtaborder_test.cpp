// SPDX-License-Identifier: Apache-2.0
// Tab comes to everything in a dialog, also behind the second button of its row.
#include "ui/views/dialogtaborder.h"

#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

#include <set>

class DialogTabOrderTest : public QObject {
    Q_OBJECT
private slots:
    void tabComesRound() {
        strata::ui::mendDialogTabOrder();
        QDialog dialog;
        auto* column = new QVBoxLayout(&dialog);
        auto* field = new QLineEdit(&dialog);
        column->addWidget(field);
        auto* row = new QDialogButtonBox(QDialogButtonBox::Cancel, &dialog);
        row->addButton(QStringLiteral("Create"), QDialogButtonBox::AcceptRole);
        row->addButton(QStringLiteral("Copy"), QDialogButtonBox::ActionRole);
        column->addWidget(row);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        field->setFocus();
        std::set<QWidget*> reached;
        for (int i = 0; i < 4; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            reached.insert(QApplication::focusWidget());
        }
        QCOMPARE(reached.size(), std::size_t{4}); // three buttons and the field
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(field));
    }
};

QTEST_MAIN(DialogTabOrderTest)
#include "dialogtaborder_test.moc"
