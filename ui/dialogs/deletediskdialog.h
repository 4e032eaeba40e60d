// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/deleteop.h"
#include "ui/dialogs/diskworkdialog.h"

class QCheckBox;

namespace strata::ui {

/// Asks whether a disk's files go for good, or are kept so that they can come back.
class DeleteDiskDialog : public DiskWorkDialog {
    Q_OBJECT
public:
    DeleteDiskDialog(FileSystem& fs, std::filesystem::path disk, const OpenOptions& open, QWidget* parent);

    DeleteParams params() const;

private:
    void refresh();

    std::filesystem::path disk_;
    OpenOptions open_;
    QCheckBox* keep_;
};

} // namespace strata::ui
