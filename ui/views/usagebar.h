// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace strata::ui {

/// How full something is: a bar and, for people who do not see it, its words.
class UsageBar : public QWidget {
    Q_OBJECT
public:
    explicit UsageBar(QWidget* parent = nullptr);

    /// `share` 0..1; negative: not known yet.
    void setShare(double share, const QString& words);

    int percent() const; ///< 0 while it is not known

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double share_ = -1;
};

} // namespace strata::ui
