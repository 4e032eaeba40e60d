// SPDX-License-Identifier: Apache-2.0
#include "ui/views/partitionbar.h"

#include "core/base/utf8.h"
#include "ui/text/format.h"
#include "ui/views/look.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace strata::ui {
namespace {

/// Names of file systems as their makers spell them.
QString contentName(const std::string& type) {
    static const std::pair<std::string_view, const char*> names[] = {
        {"ntfs", "NTFS"},           {"exfat", "exFAT"},      {"fat12", "FAT12"},
        {"fat16", "FAT16"},         {"fat32", "FAT32"},      {"xfs", "XFS"},
        {"refs", "ReFS"},           {"lvm2", "LVM"},         {"luks", "LUKS"},
        {"bitlocker", "BitLocker"}, {"apfs", "APFS"},        {"vmfs", "VMFS"},
        {"hfsplus", "HFS+"},        {"iso9660", "ISO 9660"}, {"btrfs", "Btrfs"}};
    for (const auto& [known, name] : names)
        if (known == type)
            return QString::fromLatin1(name);
    return QString::fromStdString(type);
}

QString shown(const std::string& text) { return QString::fromStdString(escapeForDisplay(text)); }

QString labelOf(const Partition& partition) {
    if (partition.content && !partition.content->label.empty())
        return shown(partition.content->label);
    return shown(partition.name);
}

QString joined(const QStringList& parts) {
    QString words = parts.value(0);
    for (qsizetype i = 1; i < parts.size(); ++i)
        words = PartitionBar::tr("%1, %2").arg(words, parts[i]);
    return words;
}

} // namespace

QString partitionTitle(const Partition& partition) {
    QStringList parts;
    if (partition.number > 0)
        parts << QLocale().toString(partition.number);
    if (const QString label = labelOf(partition); !label.isEmpty())
        parts << label;
    if (partition.content)
        parts << contentName(partition.content->type);
    else if (parts.size() < 2)
        parts << QString::fromStdString(partition.type);
    return parts.join(QStringLiteral(" · "));
}

QString partitionWords(const Partition& partition) {
    QStringList parts;
    parts << (partition.number > 0 ? PartitionBar::tr("Partition %1").arg(QLocale().toString(partition.number))
                                   : PartitionBar::tr("Whole disk"));
    if (!partition.type.empty())
        parts << QString::fromStdString(partition.type);
    if (partition.content)
        parts << contentName(partition.content->type);
    if (const QString label = labelOf(partition); !label.isEmpty())
        parts << PartitionBar::tr("“%1”").arg(label);
    parts << formatBytes(partition.length.bytes());
    if (partition.content && partition.content->used)
        parts << PartitionBar::tr("%1 in use").arg(formatBytes(*partition.content->used));
    return PartitionBar::tr("%1; from byte %2")
        .arg(joined(parts), QLocale().toString(qulonglong{partition.start.bytes()}));
}

PartitionBar::PartitionBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
}

void PartitionBar::setPartitions(std::vector<Partition> partitions, SectorRange shown) {
    partitions_ = std::move(partitions);
    shown_ = shown;
    chosen_ = std::min(chosen_, static_cast<int>(partitions_.size()) - 1);
    setVisible(!partitions_.empty());
    QStringList titles;
    for (const Partition& partition : partitions_)
        titles << partitionTitle(partition);
    setAccessibleName(tr("Partitions: %1").arg(titles.join(QStringLiteral("; "))));
    update();
}

void PartitionBar::setCursor(Sectors at) {
    cursor_ = at;
    update();
}

const Partition* PartitionBar::partitionAt(Sectors at) const {
    const auto found = std::ranges::find_if(partitions_, [at](const Partition& partition) {
        return at >= partition.start && at < partition.start + partition.length;
    });
    return found != partitions_.end() ? &*found : nullptr;
}

QSize PartitionBar::sizeHint() const { return {40 * kGrid, fontMetrics().height() + kGrid}; }

int PartitionBar::placeOf(Sectors at) const {
    if (shown_.length.count() == 0)
        return 0;
    const double from = static_cast<double>(at.count()) - static_cast<double>(shown_.start.count());
    const double share = std::clamp(from / static_cast<double>(shown_.length.count()), 0.0, 1.0);
    return static_cast<int>(share * (width() - 1) + 0.5);
}

QRect PartitionBar::rectOf(std::size_t index) const {
    const Partition& partition = partitions_[index];
    const Sectors end = partition.start + partition.length;
    if (partition.start >= shown_.end() || end <= shown_.start)
        return {};
    const int left = placeOf(partition.start);
    const int right = std::max(placeOf(end), left + 3); // a small one can be seen and pointed at, too
    const int x = layoutDirection() == Qt::RightToLeft ? width() - 1 - right : left;
    return {x, 0, right - left, height() - 1};
}

int PartitionBar::indexAt(const QPoint& position) const {
    for (std::size_t index = 0; index < partitions_.size(); ++index)
        if (rectOf(index).contains(position))
            return static_cast<int>(index);
    return -1;
}

void PartitionBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const QColor edge = hairlineColor(palette());
    painter.setPen(edge);
    painter.drawLine(0, height() / 2, width(), height() / 2); // between partitions
    for (std::size_t index = 0; index < partitions_.size(); ++index) {
        const QRect area = rectOf(index);
        if (area.isEmpty())
            continue;
        const bool here = partitionAt(cursor_) == &partitions_[index];
        painter.setBrush(palette().color(here ? QPalette::AlternateBase : QPalette::Window));
        painter.setPen(here ? secondaryTextColor(palette()) : edge);
        painter.drawRect(area);
        painter.setFont(here ? boldFont(font()) : font());
        painter.setPen(palette().color(QPalette::Text));
        const QRect inner = area.adjusted(kGrid / 2, 0, -kGrid / 2, 0);
        if (inner.width() > 2 * kGrid)
            painter.drawText(inner, Qt::AlignCenter,
                             QFontMetrics(painter.font())
                                 .elidedText(partitionTitle(partitions_[index]), Qt::ElideRight, inner.width()));
        if (hasFocus() && static_cast<int>(index) == std::max(chosen_, 0)) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
            painter.drawRect(area.adjusted(1, 1, 0, 0));
        }
    }
    const int mark = layoutDirection() == Qt::RightToLeft ? width() - 1 - placeOf(cursor_) : placeOf(cursor_);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawLine(mark, 0, mark, height());
}

bool PartitionBar::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const int index = indexAt(help->pos()); index >= 0)
            QToolTip::showText(help->globalPos(), partitionWords(partitions_[static_cast<std::size_t>(index)]), this);
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

void PartitionBar::choose(int index) {
    if (index < 0 || index >= static_cast<int>(partitions_.size()))
        return;
    chosen_ = index;
    setAccessibleDescription(partitionWords(partitions_[static_cast<std::size_t>(index)]));
    update();
}

void PartitionBar::zoomTo(int index) {
    if (index < 0 || index >= static_cast<int>(partitions_.size()))
        return;
    const Partition& partition = partitions_[static_cast<std::size_t>(index)];
    emit zoomRequested({partition.start, partition.length});
}

void PartitionBar::mousePressEvent(QMouseEvent* event) { choose(indexAt(event->pos())); }

void PartitionBar::mouseDoubleClickEvent(QMouseEvent* event) { zoomTo(indexAt(event->pos())); }

void PartitionBar::keyPressEvent(QKeyEvent* event) {
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Right: choose(std::max(chosen_, 0) + (mirrored ? -1 : 1)); return;
    case Qt::Key_Left: choose(std::max(chosen_, 0) + (mirrored ? 1 : -1)); return;
    case Qt::Key_Return:
    case Qt::Key_Enter: zoomTo(std::max(chosen_, 0)); return;
    case Qt::Key_0: emit zoomRequested({}); return;
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace strata::ui
