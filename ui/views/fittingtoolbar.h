// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QToolBar>

namespace strata::ui {

/// A tool bar whose buttons show words beside their icons where there is room, and icons alone where there is not: so
/// that nothing at its end, a search field say, falls into the menu of what does not fit.
class FittingToolBar : public QToolBar {
    Q_OBJECT
public:
    explicit FittingToolBar(const QString& title, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void actionEvent(QActionEvent* event) override;

private:
    void fit();

    int wordsWidth_ = -1; ///< pixels needed with words; -1: to be measured
};

} // namespace strata::ui
