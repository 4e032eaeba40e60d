// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/recoverop.h"
#include "ui/async/asynctask.h"
#include "ui/dialogs/diskworkdialog.h"

class QComboBox;

namespace strata::ui {

/// Makes lost descriptions of a folder's disks anew: all that are clear, or one whose parent the user chooses. The
/// plan shows what each is concluded from.
class RecoverDialog : public DiskWorkDialog {
    Q_OBJECT
public:
    RecoverDialog(FileSystem& fs, std::filesystem::path folder, QWidget* parent);

private:
    void showLost(std::vector<LostDisk> disks);
    void chooseDisk();
    const LostDisk* chosen() const;
    void refresh();

    FileSystem& fs_;
    std::filesystem::path folder_;
    std::vector<LostDisk> disks_;
    QComboBox* which_;
    QComboBox* parent_;
    AsyncTask search_;
};

} // namespace strata::ui
