// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/operation.h"
#include "ui/dialogs/fittingdialog.h"
#include "ui/graph/aftertree.h"

#include <functional>
#include <memory>

class QFormLayout;
class QLabel;
class QPushButton;

namespace strata::ui {

class AfterPicture;
class PlanSummary;

/// A machine's history that a dialog asks about.
struct StepSubject {
    FileSystem& fs;
    std::shared_ptr<const SnapshotTree> tree;
    int node = -1; ///< the step is about this one; -1 for none

    const SnapshotNode& at() const { return tree->nodes[static_cast<std::size_t>(node)]; }
};

/// What every dialog about a step of the history shows: a sentence of what happens to which data, fields, the plan,
/// the picture afterwards, and the command that does the same. Runs nothing.
class StepDialog : public FittingDialog {
    Q_OBJECT
public:
    /// `act`: the words of the button that does it.
    StepDialog(StepSubject subject, const QString& title, const QString& act, QWidget* parent);

    const Plan& plan() const;

protected:
    using MakeOperation = std::function<std::unique_ptr<Operation>()>;
    /// Asks for a plan of `make` and shows what will be.
    void propose(MakeOperation make, const QString& sentence, const AfterTree& after, const QString& command);
    /// Something is missing: nothing can be done yet.
    void holdBack(const QString& reason);
    /// Called when the plan is there: the picture may know better now.
    virtual void planned(const Plan& plan);
    void showAfter(const AfterTree& after);
    int narrowest() const override;

    QFormLayout& form() { return *form_; }
    const StepSubject& subject() const { return subject_; }

private:
    StepSubject subject_;
    QLabel* sentence_;
    QFormLayout* form_;
    PlanSummary* summary_;
    AfterPicture* picture_;
    QPushButton* act_ = nullptr;
    QString command_;
};

} // namespace strata::ui
