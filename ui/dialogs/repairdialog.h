// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/repairop.h"
#include "ui/dialogs/diskworkdialog.h"

class QCheckBox;

namespace strata::ui {

/// Asks whether a disk may be repaired, and whether what cannot be read may be given up.
class RepairDialog : public DiskWorkDialog {
    Q_OBJECT
public:
    RepairDialog(FileSystem& fs, CheckParams params, QWidget* parent);

private:
    void refresh();

    CheckParams params_;
    QCheckBox* giveUp_;
};

} // namespace strata::ui
