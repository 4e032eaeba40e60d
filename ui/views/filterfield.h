// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>

namespace strata::ui {

/// A field to narrow a list down with what is typed; Esc empties it.
class FilterField : public QLineEdit {
    Q_OBJECT
public:
    /// `hint`: what stands in the empty field. `name`: for people who hear it; the hint if none is given.
    explicit FilterField(const QString& hint, QWidget* parent, const QString& name = {});

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace strata::ui
