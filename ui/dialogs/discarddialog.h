// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshotops.h"
#include "ui/dialogs/stepdialog.h"
#include "ui/documents/snapshotoperations.h"

namespace strata::ui {

/// Says what data goes when a snapshot (with everything that builds on it) or a forgotten link is discarded, and how
/// long it can be got back.
class DiscardDialog : public StepDialog {
    Q_OBJECT
public:
    DiscardDialog(StepSubject subject, MachineParams machine, const SnapshotOperations& operations, QWidget* parent);

    /// Ready to run.
    std::unique_ptr<Operation> operation() const { return make_(); }

private:
    QString sentence() const;

    MakeOperation make_;
};

} // namespace strata::ui
