// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

class QAbstractItemView;

namespace strata::ui {

/// Says in the middle of a list why there is nothing in it; not to be seen while there is something. Lives as long as
/// the view; the view's model must be set before.
class EmptyHint : public QLabel {
    Q_OBJECT
public:
    explicit EmptyHint(QAbstractItemView* view);

    /// Empty: an empty list needs no words.
    void setReason(const QString& reason);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void update();

    QAbstractItemView* view_;
};

} // namespace strata::ui
