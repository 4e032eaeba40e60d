// SPDX-License-Identifier: Apache-2.0
#include "ui/views/entrydelegate.h"

#include "ui/commands/iconset.h"
#include "ui/models/viewroles.h"
#include "ui/views/look.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QTreeView>

#include <algorithm>

namespace strata::ui {
namespace {

constexpr int kBarHeight = 3;

QStyle* styleOf(const QStyleOptionViewItem& option) {
    return option.widget != nullptr ? option.widget->style() : QApplication::style();
}

QPalette::ColorGroup groupOf(const QStyleOptionViewItem& option) {
    if (!(option.state & QStyle::State_Enabled))
        return QPalette::Disabled;
    return option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
}

bool isSelected(const QStyleOptionViewItem& option) { return option.state.testFlag(QStyle::State_Selected); }

QColor textColor(const QStyleOptionViewItem& option) {
    return option.palette.color(groupOf(option), isSelected(option) ? QPalette::HighlightedText : QPalette::Text);
}

QColor dimmedColor(const QStyleOptionViewItem& option) {
    if (!isSelected(option))
        return secondaryTextColor(option.palette);
    return textColor(option); // dimming on the accent would cost the contrast
}

/// Lists have room; in tables the header's own margin sets the place of the text.
int marginOf(EntryDelegate::Form form) { return form == EntryDelegate::Form::OneLine ? kGrid / 2 : kGrid; }

QString secondaryOf(const QModelIndex& index) { return index.data(SecondaryTextRole).toString(); }

} // namespace

EntryDelegate::EntryDelegate(Form form, QObject* parent) : QStyledItemDelegate(parent), form_(form) {}

void EntryDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant status = index.data(StatusIconRole);
    const QString name = index.data(IconNameRole).toString();
    if (status.isValid())
        option->icon = statusIcon(static_cast<StatusRole>(status.toInt()));
    else if (!name.isEmpty())
        option->icon = lineIcon(name);
    const int side = styleOf(*option)->pixelMetric(QStyle::PM_SmallIconSize, option, option->widget);
    option->decorationSize = option->icon.isNull() ? QSize() : QSize(side, side);
    if (index.data(GhostRole).toBool())
        option->font.setItalic(true);
    if (index.data(HeadingRole).toBool())
        option->font.setBold(true);
    option->fontMetrics = QFontMetrics(option->font);
}

EntryDelegate::Parts EntryDelegate::partsOf(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    Parts parts;
    const int margin = marginOf(form_);
    QRect rest = option.rect.adjusted(margin, 0, -margin, 0);
    const int line = option.fontMetrics.height();
    if (!option.icon.isNull()) {
        const QSize size = option.decorationSize;
        const int top = form_ == Form::Wrapped ? rest.top() + kGrid / 2 + (line - size.height()) / 2
                                               : rest.top() + (rest.height() - size.height()) / 2;
        parts.icon = QRect(QPoint(rest.left(), top), size);
        rest.setLeft(rest.left() + size.width() + kGrid);
    }
    parts.text = parts.secondary = rest;
    const QString secondary = secondaryOf(index);
    if (secondary.isEmpty())
        return parts;
    if (form_ == Form::OneLine) {
        const int width = std::min(option.fontMetrics.horizontalAdvance(option.text) + 1, rest.width());
        parts.text.setWidth(width);
        parts.secondary.setLeft(std::min(rest.left() + width + kGrid, rest.right()));
    } else {
        const int first = form_ == Form::Wrapped ? wrappedHeight(option, rest.width()) : line;
        const int top = rest.top() + (rest.height() - first - line) / 2;
        parts.text.setTop(top);
        parts.text.setHeight(first);
        parts.secondary.setTop(top + first);
        parts.secondary.setHeight(line);
    }
    return parts;
}

void EntryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QString text = option.text;
    const QIcon icon = option.icon;
    const Parts parts = partsOf(option, index);

    // The style draws background, selection and focus; we draw the contents.
    option.text.clear();
    option.icon = QIcon();
    styleOf(option)->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    option.text = text;

    const auto mirrored = [&option](const QRect& rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    painter->save();
    painter->setClipRect(option.rect);
    if (!icon.isNull()) {
        const QIcon::Mode mode = !(option.state & QStyle::State_Enabled) ? QIcon::Disabled
                                 : isSelected(option)                    ? QIcon::Selected
                                                                         : QIcon::Normal;
        icon.paint(painter, mirrored(parts.icon), Qt::AlignCenter, mode);
    }
    const bool heading = index.data(HeadingRole).toBool();
    const bool ghost = index.data(GhostRole).toBool();
    painter->setFont(option.font);
    painter->setPen(heading || ghost ? dimmedColor(option) : textColor(option));
    const Qt::Alignment alignment = QStyle::visualAlignment(
        option.direction, (option.displayAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter);
    if (form_ == Form::Wrapped)
        painter->drawText(mirrored(parts.text), static_cast<int>(alignment) | Qt::TextWordWrap, text);
    else
        painter->drawText(mirrored(parts.text), static_cast<int>(alignment),
                          option.fontMetrics.elidedText(text, option.textElideMode, parts.text.width()));
    if (const QString secondary = secondaryOf(index); !secondary.isEmpty()) {
        QFont plain = option.font;
        plain.setBold(false);
        painter->setFont(plain);
        painter->setPen(dimmedColor(option));
        painter->drawText(mirrored(parts.secondary), static_cast<int>(alignment),
                          QFontMetrics(plain).elidedText(secondary,
                                                         form_ == Form::OneLine ? Qt::ElideRight : Qt::ElideMiddle,
                                                         parts.secondary.width()));
    }
    if (const QVariant share = index.data(ShareRole); share.isValid())
        drawBar(painter, option, share.toDouble());
    painter->restore();
}

void EntryDelegate::drawBar(QPainter* painter, const QStyleOptionViewItem& option, double share) const {
    const QRect cell = option.rect.adjusted(kGrid / 2, 0, -kGrid / 2, -kBarHeight);
    const QRectF track(cell.left(), cell.bottom() - kBarHeight + 1, cell.width(), kBarHeight);
    const QColor strong = isSelected(option) ? textColor(option) : option.palette.color(QPalette::Highlight);
    QColor faint = strong;
    faint.setAlphaF(0.22F);
    QRectF filled = track;
    filled.setWidth(std::max<double>(share > 0 ? kBarHeight : 0, track.width() * share));
    if (option.direction == Qt::RightToLeft)
        filled.moveRight(track.right());
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(faint);
    painter->drawRoundedRect(track, kBarHeight / 2.0, kBarHeight / 2.0);
    painter->setBrush(strong);
    painter->drawRoundedRect(filled, kBarHeight / 2.0, kBarHeight / 2.0);
}

int EntryDelegate::wrappedHeight(const QStyleOptionViewItem& option, int width) const {
    return option.fontMetrics
        .boundingRect(QRect(0, 0, std::max(width, kGrid), 1 << 20), Qt::TextWordWrap, option.text)
        .height();
}

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QString secondary = secondaryOf(index);
    const int line = option.fontMetrics.height();
    const int iconWidth = option.icon.isNull() ? 0 : option.decorationSize.width() + kGrid;
    const int textWidth = option.fontMetrics.horizontalAdvance(option.text);
    const int secondaryWidth = secondary.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(secondary);
    if (form_ == Form::OneLine)
        return {kGrid + iconWidth + textWidth + (secondaryWidth > 0 ? kGrid + secondaryWidth : 0), line + kGrid + 2};
    const int below = secondary.isEmpty() ? 0 : line;
    if (form_ == Form::TwoLines)
        return {2 * kGrid + iconWidth + std::max(textWidth, secondaryWidth), line + below + kGrid};
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view != nullptr ? view->viewport()->width() : textWidth;
    return {width, wrappedHeight(option, width - 2 * kGrid - iconWidth) + below + kGrid};
}

void dressTree(QTreeView& view) {
    view.setItemDelegate(new EntryDelegate(EntryDelegate::Form::OneLine, &view));
    view.setFrameShape(QFrame::NoFrame);
    view.setUniformRowHeights(true);
    view.setAllColumnsShowFocus(true);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setTextElideMode(Qt::ElideMiddle);
    view.header()->setStretchLastSection(false);
    view.header()->setHighlightSections(false);
}

} // namespace strata::ui
