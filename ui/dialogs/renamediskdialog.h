// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/renameop.h"
#include "ui/dialogs/diskworkdialog.h"

class QLineEdit;

namespace strata::ui {

/// Asks for a disk's new name.
class RenameDiskDialog : public DiskWorkDialog {
    Q_OBJECT
public:
    RenameDiskDialog(FileSystem& fs, std::filesystem::path disk, const OpenOptions& open, QWidget* parent);

    RenameParams params() const;

private:
    void refresh();

    std::filesystem::path disk_;
    OpenOptions open_;
    QLineEdit* name_;
};

} // namespace strata::ui
