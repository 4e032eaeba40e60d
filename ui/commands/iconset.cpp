// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/iconset.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QSvgRenderer>

#include <optional>

namespace strata::ui {
namespace {

QColor strokeColor(QIcon::Mode mode, std::optional<StatusRole> role) {
    const QPalette palette = QGuiApplication::palette();
    if (role && (mode == QIcon::Normal || mode == QIcon::Active))
        return statusColor(*role, palette);
    switch (mode) {
    case QIcon::Disabled: return palette.color(QPalette::Disabled, QPalette::WindowText);
    case QIcon::Selected: return palette.color(QPalette::HighlightedText);
    default: return palette.color(QPalette::WindowText);
    }
}

/// Draws an SVG with "currentColor" replaced at the moment of painting, so a change of palette needs no new icon.
class LineIconEngine : public QIconEngine {
public:
    LineIconEngine(QByteArray svg, std::optional<StatusRole> role) : svg_(std::move(svg)), role_(role) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State /*state*/) override {
        QByteArray colored = svg_;
        colored.replace("currentColor", strokeColor(mode, role_).name().toLatin1());
        QSvgRenderer renderer(colored);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new LineIconEngine(svg_, role_); }

private:
    QByteArray svg_;
    std::optional<StatusRole> role_;
};

QIcon icon(const QString& name, std::optional<StatusRole> role) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? QIcon(new LineIconEngine(file.readAll(), role)) : QIcon();
}

} // namespace

QIcon lineIcon(const QString& name) { return icon(name, std::nullopt); }

QIcon statusIcon(StatusRole role) {
    switch (role) {
    case StatusRole::Good: return icon(QStringLiteral("good"), role);
    case StatusRole::Attention: return icon(QStringLiteral("warning"), role);
    case StatusRole::Bad: return icon(QStringLiteral("error"), role);
    }
    return {};
}

} // namespace strata::ui
