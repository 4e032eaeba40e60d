// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/growop.h"
#include "ui/dialogs/diskworkdialog.h"

class QCheckBox;

namespace strata::ui {

class SizeField;

/// Asks for a disk's new capacity.
class GrowDialog : public DiskWorkDialog {
    Q_OBJECT
public:
    GrowDialog(FileSystem& fs, std::filesystem::path disk, Sectors capacity, const OpenOptions& open,
               QWidget* parent);

    GrowParams params() const;

private:
    void refresh();

    std::filesystem::path disk_;
    Sectors capacity_; ///< now
    OpenOptions open_;
    SizeField* size_;
    QCheckBox* geometry_;
};

} // namespace strata::ui
