// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace strata::ui {

/// What a pane shows instead of nothing: an icon, a sentence, what to do.
class Placeholder : public QWidget {
    Q_OBJECT
public:
    explicit Placeholder(QWidget* parent = nullptr);

    void setIcon(const QString& lineIconName);
    void setTitle(const QString& title);
    void setText(const QString& text);
    QPushButton* addButton(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void drawIcon();

    QString iconName_;
    QLabel* icon_;
    QLabel* title_;
    QLabel* text_;
    QVBoxLayout* column_;
};

} // namespace strata::ui
