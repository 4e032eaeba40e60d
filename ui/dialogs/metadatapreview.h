// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/metaop.h"
#include "ui/models/linediff.h"
#include "ui/models/valuetablemodel.h"

#include <QDialog>

namespace strata::ui {

/// The description of a disk as it is and as it would be, a line each, with numbers and marks. Accepted: apply it.
class MetadataPreview : public QDialog {
    Q_OBJECT
public:
    explicit MetadataPreview(const MetaPreview& preview, QWidget* parent);

private:
    /// As other tools print differences, for the clipboard.
    QString asText() const;

    std::vector<DiffLine> lines_;
};

} // namespace strata::ui
