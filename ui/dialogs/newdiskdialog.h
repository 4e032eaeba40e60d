// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/createop.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QPushButton;
class QRadioButton;

namespace strata::ui {

class DestinationField;
class PlanSummary;
class SizeField;
class TargetChoice;

/// Asks for a new disk (users-and-ui 5.3). Filled so that Enter makes a usable one; checks itself while it is edited.
/// Returns parameters; runs nothing.
class NewDiskDialog : public QDialog {
    Q_OBJECT
public:
    NewDiskDialog(FileSystem& fs, const std::filesystem::path& folder, QWidget* parent = nullptr);

    CreateParams params() const;
    /// The plan that was shown; valid once the Create button was enabled.
    const Plan& plan() const;

private:
    void fillForm(QFormLayout* form, const std::filesystem::path& folder);
    void connectFields();
    void refresh();
    void updateKindFields();
    void offerRemedy(const Error& error);
    QString freeName(const std::filesystem::path& folder) const;

    FileSystem& fs_;
    DestinationField* destination_;
    SizeField* size_;
    TargetChoice* target_;
    QRadioButton* growing_;
    QRadioButton* reserved_;
    QComboBox* adapter_;
    PlanSummary* summary_;
    QPushButton* create_ = nullptr;
};

} // namespace strata::ui
