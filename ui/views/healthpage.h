// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/machinedocument.h"
#include "ui/text/statuscolor.h"

#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QListView;
class QPushButton;

namespace strata::ui {

template<typename Row>
class ValueTableModel;

/// What is known to be wrong with a disk, and the way to look closer.
class HealthPage : public QWidget {
    Q_OBJECT
public:
    /// `check` is the command that runs a check.
    explicit HealthPage(QAction* check, QWidget* parent = nullptr);

    void setDisk(const MachineDocument::Disk& disk, const MachineDocument::Check* check);

protected:
    void changeEvent(QEvent* event) override;

private:
    void drawMark();

    std::optional<StatusRole> role_;
    QLabel* mark_;
    QLabel* verdict_;
    QLabel* when_;
    QPushButton* button_;
    QListView* list_;
    ValueTableModel<Issue>* model_;
};

} // namespace strata::ui
