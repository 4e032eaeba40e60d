// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/target.h"

#include <QWidget>

#include <optional>

class QButtonGroup;
class QComboBox;

namespace strata::ui {

/// "What is it for?": products first, every kind of disk under "Another kind".
class TargetChoice : public QWidget {
    Q_OBJECT
public:
    /// `allowRaw`: offers a raw image, too.
    explicit TargetChoice(bool allowRaw, QWidget* parent = nullptr);

    /// Sets type, adapter and hardware version of `spec` by the choice. True if a raw image was chosen.
    bool applyTo(DiskSpec& spec) const;
    bool isRaw() const;
    /// The product, or nullopt for an explicit kind or raw.
    std::optional<Target> target() const;
    void chooseType(CreateType type);

signals:
    void changed();

private:
    CreateType chosenType() const;

    QButtonGroup* products_;
    QComboBox* kinds_;
};

} // namespace strata::ui
