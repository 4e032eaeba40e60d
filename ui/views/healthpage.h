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
    /// The commands that run a check, and that repair what one found.
    HealthPage(QAction* check, QAction* repair, QWidget* parent = nullptr);

    void setDisk(const MachineDocument::Disk& disk, const MachineDocument::Check* check);

protected:
    void changeEvent(QEvent* event) override;

private:
    QPushButton* buttonFor(QAction* command, const QString& words);
    void drawMark();

    std::optional<StatusRole> role_;
    QLabel* mark_;
    QLabel* verdict_;
    QLabel* when_;
    QPushButton* repair_; ///< there while something can be repaired
    QListView* list_;
    ValueTableModel<Issue>* model_;
};

} // namespace strata::ui
