// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshotops.h"
#include "ui/dialogs/stepdialog.h"
#include "ui/documents/snapshotoperations.h"

class QLineEdit;
class QRadioButton;

namespace strata::ui {

/// Asks what becomes of the present state when the machine goes to another one (users-and-ui 5.5); keeping it is the
/// default. A branch never throws anything away.
class GoToDialog : public StepDialog {
    Q_OBJECT
public:
    enum class Kind { GoTo, Branch };
    GoToDialog(StepSubject subject, Kind kind, MachineParams machine, const SnapshotOperations& operations,
               QWidget* parent);

    GoToParams params() const;

private:
    void addChoices();
    void refresh();
    QString sentence(const GoToParams& wanted) const;
    bool presentIsEmpty() const;

    Kind kind_;
    MachineParams machine_;
    SnapshotOperations::Make<GoToParams> make_;
    QRadioButton* keep_;
    QRadioButton* discard_;
    QLineEdit* name_;
};

} // namespace strata::ui
