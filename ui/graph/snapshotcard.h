// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshottree.h"
#include "ui/models/snapshottext.h"

#include <QFont>
#include <QPalette>
#include <QRectF>
#include <QSize>
#include <QStringList>

class QPainter;

namespace strata::ui {

/// What a link on a card does.
enum class CardLink { Adopt, Discard, Purge };

/// Everything a card shows, in the user's words. A value.
struct CardContents {
    QString title;
    QString subtitle; ///< its age, or a ghost's state
    QString figure;   ///< own data: "3.4 GB", "…"
    double own = 0;   ///< shares of the largest state, 0..1
    double shared = 0;
    NodeHealth health;
    int disks = 0;
    int missingDisks = 0;
    bool present = false;
    bool ghost = false;
    QList<CardLink> links; ///< of a ghost
};

/// `largest`: bytes of the largest state, own and shared.
CardContents cardContents(const SnapshotNode& node, std::uint64_t largest, const QDateTime& now);
QString linkText(CardLink link);

/// How a card stands among the others.
struct CardState {
    bool selected = false;
    bool other = false;   ///< the second one, to compare with
    bool focused = false; ///< selected, and the keyboard is here
    bool hovered = false;
    bool touched = false; ///< what a planned step would take away
    bool fresh = false;   ///< what a planned step would add or change
};

/// Draws cards from the system's palette and font only.
class CardPainter {
public:
    CardPainter(QFont font, QPalette palette);

    /// As large as the font asks, in steps of the grid.
    QSize size() const { return size_; }
    /// `detail`: the zoom; below one half only what can still be read is drawn.
    void paint(QPainter& painter, const QRectF& card, const CardContents& contents, const CardState& state,
               double detail) const;
    /// Where a card's links are, in its own coordinates.
    QList<QRectF> linkAreas(const CardContents& contents) const;

    const QPalette& palette() const { return palette_; }

private:
    /// The lines of a card, top to bottom.
    struct Lines {
        QRectF title, subtitle, bar, figure, foot;
    };
    Lines linesOf(const QRectF& card) const;
    void paintFrame(QPainter& painter, const QRectF& card, const CardContents& contents,
                    const CardState& state) const;
    void paintBar(QPainter& painter, const QRectF& area, const CardContents& contents) const;
    void paintFoot(QPainter& painter, const QRectF& area, const CardContents& contents) const;
    void paintDisks(QPainter& painter, const QRectF& area, const CardContents& contents) const;
    void paintFromAfar(QPainter& painter, const QRectF& card, const CardContents& contents, double detail) const;

    QFont font_;
    QFont small_;
    QFont bold_;
    QPalette palette_;
    QSize size_;
};

} // namespace strata::ui
