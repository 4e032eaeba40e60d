// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/attachop.h"
#include "ui/async/asynctask.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace strata::ui {

class PlanSummary;

/// Asks whether a link shall build on this parent from now on, and shows what there is to judge by: content IDs, and
/// which of the two was written last. Runs nothing.
class MendDialog : public QDialog {
    Q_OBJECT
public:
    MendDialog(FileSystem& fs, AttachParams params, QWidget* parent);

    const AttachParams& params() const { return params_; }
    const Plan& plan() const;

private:
    void showEvidence(const AttachEvidence& evidence);

    AttachParams params_;
    QLabel* sentence_;
    PlanSummary* summary_;
    QPushButton* act_ = nullptr;
    AsyncTask task_;
};

} // namespace strata::ui
