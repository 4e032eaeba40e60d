// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskinfo.h"

#include <QDialog>

namespace strata::ui {

/// The metadata of all links of a chain in columns, and which of their values count. Looks only; not modal.
class LinkValuesDialog : public QDialog {
    Q_OBJECT
public:
    LinkValuesDialog(const DiskInfo& info, QWidget* parent);
};

} // namespace strata::ui
