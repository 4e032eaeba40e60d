// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/operation.h"
#include "ui/dialogs/fittingdialog.h"

#include <functional>
#include <memory>

class QFormLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace strata::ui {

class PlanSummary;
class WorkPicture;

/// What every dialog about work on the files of one disk shows: a sentence of what happens, what that means for its
/// snapshots, fields, the plan, and the command that does the same. Runs nothing.
class DiskWorkDialog : public FittingDialog {
    Q_OBJECT
public:
    using MakeOperation = std::function<std::unique_ptr<Operation>()>;

    /// What is asked about.
    struct Words {
        QString title;
        QString act;       ///< on the button that does it
        QString sentence;  ///< what happens, in one sentence
        QString snapshots; ///< what that means for snapshots
    };
    DiskWorkDialog(FileSystem& fs, const Words& words, QWidget* parent);

    const Plan& plan() const;
    /// The work that was planned last; a new object each time.
    std::unique_ptr<Operation> operation() const { return make_(); }

    /// Asks for a plan of `make`, which must own what it uses: it is called on a worker. `disk`: on the volume whose
    /// free space is shown.
    void propose(MakeOperation make, const std::filesystem::path& disk, const QString& command);
    /// The files now and after the work, above the plan.
    void setPicture(WorkPicture* picture);
    /// Something is missing: nothing can be done yet.
    void holdBack(const QString& reason);

protected:
    QFormLayout& form() { return *form_; }

private:
    void updateButton();

    QVBoxLayout* column_;
    QFormLayout* form_;
    PlanSummary* summary_;
    QPushButton* act_ = nullptr;
    MakeOperation make_;
    QString command_;
};

} // namespace strata::ui
