// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <cstdint>
#include <vector>

namespace strata::ui {

/// A disk as a bar, with stretches of it marked where they lie.
class RangeBar : public QWidget {
    Q_OBJECT
public:
    struct Range {
        std::uint64_t start = 0;
        std::uint64_t length = 0;
    };

    /// `ranges` in order; `whole`: the disk's length in the same unit. `words` say the same to screen readers.
    RangeBar(const std::vector<Range>& ranges, std::uint64_t whole, const QString& words, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Mark {
        double start = 0; ///< of the bar's width
        double length = 0;
    };
    std::vector<Mark> marks_; ///< what cannot be told apart on any screen is one
};

} // namespace strata::ui
