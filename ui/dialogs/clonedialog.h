// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskinfo.h"
#include "core/ops/cloneop.h"

#include <QDialog>

#include <memory>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace strata::ui {

class DestinationField;
class PlanSummary;
class TargetChoice;

/// Asks where and as what a disk shall be copied (users-and-ui 5.4). Returns parameters; runs nothing.
class CloneDialog : public QDialog {
    Q_OBJECT
public:
    CloneDialog(FileSystem& fs, std::shared_ptr<const DiskInfo> source, OpenOptions open, QWidget* parent = nullptr);

    CloneParams params() const;
    const Plan& plan() const;

private:
    void fillForm(QFormLayout* form);
    void connectFields();
    void refresh();
    void offerRemedy(const Error& error);
    QString suggestedName() const;

    FileSystem& fs_;
    std::shared_ptr<const DiskInfo> source_;
    OpenOptions open_;
    TargetChoice* target_;
    DestinationField* destination_;
    QComboBox* level_;
    QLabel* levelLabel_;
    QCheckBox* verify_;
    QCheckBox* newIdentity_;
    PlanSummary* summary_;
    QPushButton* start_ = nullptr;
};

} // namespace strata::ui
