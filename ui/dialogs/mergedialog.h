// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshotops.h"
#include "ui/dialogs/stepdialog.h"
#include "ui/documents/snapshotoperations.h"

namespace strata::ui {

/// Says what merging a snapshot moves where, and that it cannot be undone.
class MergeDialog : public StepDialog {
    Q_OBJECT
public:
    MergeDialog(StepSubject subject, MachineParams machine, const SnapshotOperations& operations, QWidget* parent);

    MergeSnapshotParams params() const;

protected:
    void planned(const Plan& plan) override;

private:
    MachineParams machine_;
};

} // namespace strata::ui
