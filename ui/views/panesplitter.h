// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSplitter>

namespace strata::ui {

/// A splitter whose handle is a hairline that is easy to catch.
class PaneSplitter : public QSplitter {
    Q_OBJECT
public:
    explicit PaneSplitter(Qt::Orientation orientation, QWidget* parent = nullptr);

protected:
    QSplitterHandle* createHandle() override;
};

} // namespace strata::ui
