// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/units.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;

namespace strata::ui {

/// A size with its unit: "64 GB". Powers of 1024; always whole sectors.
class SizeField : public QWidget {
    Q_OBJECT
public:
    explicit SizeField(QWidget* parent = nullptr);

    void setSize(Sectors size);
    Sectors size() const;

signals:
    void changed();

private:
    void unitChanged(int unit);
    void tellChanged();

    QDoubleSpinBox* number_;
    QComboBox* unit_;
    Sectors told_; ///< with changed()
};

} // namespace strata::ui
