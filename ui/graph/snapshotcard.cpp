// SPDX-License-Identifier: Apache-2.0
#include "ui/graph/snapshotcard.h"

#include "ui/commands/iconset.h"
#include "ui/text/format.h"
#include "ui/views/look.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QIcon>
#include <QPainter>

#include <algorithm>

namespace strata::ui {
namespace {

struct CardText {
    Q_DECLARE_TR_FUNCTIONS(CardText)
};

constexpr double kRadius = 8;
constexpr double kPadding = 12;
constexpr double kLineGap = 4;
constexpr double kBarHeight = 8;
constexpr double kBadge = 8; ///< side of a disk's badge
constexpr int kMaxBadges = 6;
constexpr double kFullDetail = 0.5;
constexpr int kCharacters = 26; ///< a name of this length fits

int upToGrid(double value) { return (static_cast<int>(std::ceil(value)) + kGrid - 1) / kGrid * kGrid; }

QColor faded(QColor color, float share) {
    color.setAlphaF(share);
    return color;
}

QFont smaller(QFont font) {
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * 0.88);
    else
        font.setPixelSize(font.pixelSize() * 7 / 8);
    return font;
}

} // namespace

CardContents cardContents(const SnapshotNode& node, std::uint64_t largest, const QDateTime& now) {
    CardContents card;
    card.title = nodeTitle(node);
    card.ghost = isGhost(node);
    card.present = node.kind == NodeKind::Present;
    card.subtitle = card.ghost ? ghostText(node) : nodeAge(node, now);
    card.health = nodeHealth(node);
    card.disks = static_cast<int>(node.disks.size());
    card.missingDisks = static_cast<int>(
        std::count_if(node.disks.begin(), node.disks.end(), [](const NodeDisk& disk) { return disk.missing; }));
    if (node.sizes) {
        const auto scale = static_cast<double>(std::max<std::uint64_t>(largest, 1));
        card.figure = formatBytes(node.sizes->own);
        card.own = static_cast<double>(node.sizes->own) / scale;
        card.shared = static_cast<double>(node.sizes->shared) / scale;
    } else if (node.kind != NodeKind::Missing) {
        card.figure = QStringLiteral("…");
    }
    if (node.kind == NodeKind::Unlisted)
        card.links = {CardLink::Adopt, CardLink::Discard};
    else if (node.kind == NodeKind::Discarded)
        card.links = {CardLink::Purge};
    return card;
}

QString linkText(CardLink link) {
    switch (link) {
    case CardLink::Adopt: return CardText::tr("Adopt…");
    case CardLink::Discard: return CardText::tr("Discard…");
    case CardLink::Purge: return CardText::tr("Purge…");
    }
    return {};
}

CardPainter::CardPainter(QFont font, QPalette palette)
    : font_(std::move(font)), small_(smaller(font_)), bold_(boldFont(font_)), palette_(std::move(palette)) {
    const QFontMetricsF metrics(font_);
    const QFontMetricsF small(small_);
    const double height = 2 * kPadding - 2 + QFontMetricsF(bold_).height() + small.height() * 3 + 3 * kLineGap;
    size_ = QSize(upToGrid(kCharacters * metrics.averageCharWidth() + 2 * kPadding), upToGrid(height));
}

CardPainter::Lines CardPainter::linesOf(const QRectF& card) const {
    const QRectF inner = card.adjusted(kPadding, kPadding - 2, -kPadding, -kPadding);
    const double small = QFontMetricsF(small_).height();
    Lines lines;
    lines.title = QRectF(inner.topLeft(), QSizeF(inner.width(), QFontMetricsF(bold_).height()));
    lines.subtitle = QRectF(inner.left(), lines.title.bottom(), inner.width(), small);
    const QRectF sizes(inner.left(), lines.subtitle.bottom() + kLineGap * 1.5, inner.width(), small);
    const double figure = QFontMetricsF(small_).horizontalAdvance(QStringLiteral("0000.0 GB"));
    lines.bar =
        QRectF(sizes.left(), sizes.center().y() - kBarHeight / 2, sizes.width() - figure - kGrid / 2, kBarHeight);
    lines.figure = QRectF(sizes.right() - figure, sizes.top(), figure, small);
    lines.foot = QRectF(inner.left(), sizes.bottom() + kLineGap, inner.width(), small);
    return lines;
}

void CardPainter::paint(QPainter& painter, const QRectF& card, const CardContents& contents, const CardState& state,
                        double detail) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter, card, contents, state);
    if (detail < kFullDetail) {
        paintFromAfar(painter, card, contents, detail);
        painter.restore();
        return;
    }
    const Lines lines = linesOf(card);
    const auto line = [&](const QFont& font, const QColor& color, const QRectF& area, const QString& text,
                          Qt::Alignment alignment = Qt::AlignLeft) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(area, static_cast<int>(alignment | Qt::AlignVCenter | Qt::TextSingleLine),
                         QFontMetricsF(font).elidedText(text, Qt::ElideRight, area.width()));
    };
    QFont title = bold_;
    title.setItalic(contents.ghost);
    line(title, palette_.color(QPalette::Text), lines.title, contents.title);
    line(small_, secondaryTextColor(palette_), lines.subtitle, contents.subtitle);
    if (!contents.figure.isEmpty()) {
        paintBar(painter, lines.bar, contents);
        line(small_, palette_.color(QPalette::Text), lines.figure, contents.figure, Qt::AlignRight);
    }
    paintFoot(painter, lines.foot, contents);
    painter.restore();
}

void CardPainter::paintFrame(QPainter& painter, const QRectF& card, const CardContents& contents,
                             const CardState& state) const {
    const QColor accent = palette_.color(QPalette::Highlight);
    const QColor base = palette_.color(QPalette::Base);
    QPen pen(hairlineColor(palette_), 1.5);
    if (contents.present)
        pen = QPen(accent, 2);
    if (state.hovered && !contents.present)
        pen.setColor(secondaryTextColor(palette_));
    if (contents.ghost) {
        pen.setColor(secondaryTextColor(palette_));
        pen.setStyle(Qt::DashLine);
    }
    if (state.touched)
        pen = QPen(statusColor(StatusRole::Attention, palette_), 2, Qt::DashLine);
    if (state.fresh)
        pen = QPen(accent, 2.5);
    if (state.selected || state.other)
        pen = QPen(accent, state.selected ? 2.5 : 2, state.other ? Qt::DotLine : pen.style());
    painter.setPen(Qt::NoPen);
    painter.setBrush(base);
    painter.drawRoundedRect(card, kRadius, kRadius);
    if (state.selected || state.other)
        painter.setBrush(faded(accent, isDark(palette_) ? 0.28F : 0.12F));
    else if (state.touched)
        painter.setBrush(statusBackground(StatusRole::Attention, palette_));
    const QRectF edge = card.adjusted(pen.widthF() / 2, pen.widthF() / 2, -pen.widthF() / 2, -pen.widthF() / 2);
    painter.setPen(pen);
    painter.drawRoundedRect(edge, kRadius, kRadius);
    if (contents.present) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(accent);
        painter.drawRoundedRect(QRectF(card.left(), card.top() + kRadius, 5, card.height() - 2 * kRadius), 2.5, 2.5);
    }
    if (state.focused) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette_.color(QPalette::Text), 1, Qt::DotLine));
        painter.drawRoundedRect(card.adjusted(4.5, 4.5, -4.5, -4.5), kRadius / 2, kRadius / 2);
    }
}

void CardPainter::paintBar(QPainter& painter, const QRectF& area, const CardContents& contents) const {
    const QColor accent = palette_.color(QPalette::Highlight);
    const double radius = area.height() / 2;
    const auto part = [&](double share, const QColor& color) {
        if (share <= 0)
            return;
        QRectF filled = area;
        filled.setWidth(std::clamp(area.width() * share, area.height(), area.width()));
        painter.setBrush(color);
        painter.drawRoundedRect(filled, radius, radius);
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(hairlineColor(palette_));
    painter.drawRoundedRect(area, radius, radius);
    part(contents.own + contents.shared, faded(accent, 0.4F));
    part(contents.own, accent);
}

void CardPainter::paintFoot(QPainter& painter, const QRectF& area, const CardContents& contents) const {
    if (!contents.links.isEmpty()) {
        QFont font = small_;
        font.setUnderline(true);
        painter.setFont(font);
        painter.setPen(palette_.color(QPalette::Link));
        const QList<QRectF> areas = linkAreas(contents);
        const QPointF origin = area.topLeft() - linesOf(QRectF(QPointF(), size_)).foot.topLeft();
        for (qsizetype i = 0; i < areas.size(); ++i)
            painter.drawText(areas[i].translated(origin), Qt::AlignLeft | Qt::AlignVCenter,
                             linkText(contents.links[i]));
        return;
    }
    const double side = QFontMetricsF(small_).ascent();
    const QRectF mark(area.left(), area.center().y() - side / 2, side, side);
    statusIcon(contents.health.role).paint(&painter, mark.toAlignedRect());
    painter.setFont(small_);
    painter.setPen(contents.health.role == StatusRole::Good ? secondaryTextColor(palette_)
                                                            : statusColor(contents.health.role, palette_));
    painter.drawText(area.adjusted(side + kGrid / 2.0, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     contents.health.text);
    paintDisks(painter, area, contents);
}

void CardPainter::paintDisks(QPainter& painter, const QRectF& area, const CardContents& contents) const {
    if (contents.disks < 2)
        return;
    // One small plate a disk, the missing ones hollow.
    const int shown = std::min(contents.disks, kMaxBadges);
    double x = area.right() - shown * (kBadge + 3) + 3;
    const double y = area.center().y() - kBadge / 2;
    const QColor color = secondaryTextColor(palette_);
    for (int i = 0; i < shown; ++i, x += kBadge + 3) {
        const bool missing = i >= shown - contents.missingDisks;
        painter.setPen(QPen(missing ? statusColor(StatusRole::Bad, palette_) : color, 1));
        painter.setBrush(missing ? QBrush(Qt::NoBrush) : QBrush(faded(color, 0.5F)));
        painter.drawRoundedRect(QRectF(x + 0.5, y + 0.5, kBadge - 1, kBadge - 1), 2, 2);
    }
}

void CardPainter::paintFromAfar(QPainter& painter, const QRectF& card, const CardContents& contents,
                                double detail) const {
    if (detail < kFullDetail / 2)
        return; // the frame says enough
    QFont font = bold_;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * 1.6);
    font.setItalic(contents.ghost);
    const QRectF inner = card.adjusted(kPadding, kPadding, -kPadding, -kPadding);
    painter.setFont(font);
    painter.setPen(palette_.color(QPalette::Text));
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(contents.title, Qt::ElideRight, inner.width()));
    if (!contents.figure.isEmpty())
        paintBar(painter, QRectF(inner.left(), inner.bottom() - kBarHeight * 1.5, inner.width(), kBarHeight * 1.5),
                 contents);
}

QList<QRectF> CardPainter::linkAreas(const CardContents& contents) const {
    QList<QRectF> areas;
    const QRectF foot = linesOf(QRectF(QPointF(), size_)).foot;
    const QFontMetricsF metrics(small_);
    double x = foot.left();
    for (const CardLink link : contents.links) {
        const double width = metrics.horizontalAdvance(linkText(link)) + 2;
        areas << QRectF(x, foot.top(), width, foot.height());
        x += width + kGrid * 1.5;
    }
    return areas;
}

} // namespace strata::ui
