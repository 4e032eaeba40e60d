// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshotops.h"
#include "ui/dialogs/stepdialog.h"
#include "ui/documents/snapshotoperations.h"

namespace strata::ui {

/// The one step that deletes: says which discarded states go for good, and what that gives back.
class PurgeDialog : public StepDialog {
    Q_OBJECT
public:
    PurgeDialog(StepSubject subject, MachineParams machine, const SnapshotOperations& operations, QWidget* parent);

protected:
    void planned(const Plan& plan) override;
};

} // namespace strata::ui
