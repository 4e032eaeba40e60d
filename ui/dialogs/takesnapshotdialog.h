// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshotops.h"
#include "ui/dialogs/stepdialog.h"
#include "ui/documents/snapshotoperations.h"

class QLineEdit;
class QPlainTextEdit;

namespace strata::ui {

/// Asks for the name of a new snapshot.
class TakeSnapshotDialog : public StepDialog {
    Q_OBJECT
public:
    TakeSnapshotDialog(StepSubject subject, MachineParams machine, const SnapshotOperations& operations,
                       QWidget* parent);

    TakeSnapshotParams params() const;

private:
    void refresh();

    MachineParams machine_;
    SnapshotOperations::Make<TakeSnapshotParams> make_;
    QLineEdit* name_;
    QPlainTextEdit* description_;
};

/// A name that no snapshot has: `wanted`, or with a number.
QString freeSnapshotName(const SnapshotTree& tree, const QString& wanted);

} // namespace strata::ui
