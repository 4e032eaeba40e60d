// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace strata::ui {

/// A value to read, select and copy, over several lines if it needs them; reached by Tab like a form's field.
class ValueField : public QLabel {
    Q_OBJECT
public:
    explicit ValueField(QWidget* parent = nullptr);

    /// `tip`: where there is more to say than the value does (exact bytes).
    void setValue(const QString& value, const QString& tip = {});
    QString value() const { return value_; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString value_;
};

} // namespace strata::ui
