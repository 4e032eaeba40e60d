// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

class QTreeView;

namespace strata::ui {

/// Draws our models' rows: icon by name or status, text, dimmed secondary text, a thin bar for a share (ViewRole).
class EntryDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum class Form {
        OneLine,  ///< secondary text to the right of the text
        TwoLines, ///< secondary text below it
        Wrapped,  ///< the same, and the text may take several lines
    };
    EntryDelegate(Form form, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    /// Where the parts of a cell lie, left to right; mirrored when drawn.
    struct Parts {
        QRect icon, text, secondary;
    };
    Parts partsOf(const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void drawBar(QPainter* painter, const QStyleOptionViewItem& option, double share) const;
    int wrappedHeight(const QStyleOptionViewItem& option, int width) const;

    Form form_;
};

/// Gives a tree or list of entries the window's manners: a delegate, whole rows, no frame.
void dressTree(QTreeView& view);

} // namespace strata::ui
