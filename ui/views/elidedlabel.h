// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QString>

namespace strata::ui {

/// One line of plain text that gives way: what does not fit is cut with an ellipsis and found in the tool tip.
class ElidedLabel : public QFrame {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    void setText(const QString& text);
    const QString& text() const { return text_; }
    void setElideMode(Qt::TextElideMode mode);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void updateToolTip();

    QString text_;
    Qt::TextElideMode mode_ = Qt::ElideRight;
};

} // namespace strata::ui
