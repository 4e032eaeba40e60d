// SPDX-License-Identifier: Apache-2.0
#include "ui/graph/graphpicture.h"

#include "ui/graph/snapshotscene.h"
#include "ui/settings/palettes.h"
#include "ui/views/look.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QFontMetrics>
#include <QImage>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace strata::ui {
namespace {

constexpr int kDotsPerInch = 96;   ///< of the scene's units
constexpr double kFineness = 3;    ///< pixels of a PNG for each of the scene's units
constexpr int kMostPixels = 8192; ///< of a PNG's sides: more, and many programs refuse it

class GraphPicture {
    Q_DECLARE_TR_FUNCTIONS(GraphPicture)
};

/// The history and the line below it, in the scene's units.
class Sheet {
public:
    Sheet(const std::shared_ptr<const SnapshotTree>& tree, const QString& title, const QFont& font,
          Qt::LayoutDirection direction)
        : font_(font), direction_(direction) {
        scene_.setLinksShown(false);
        scene_.setLook(font, lightPalette(), direction);
        scene_.setTree(tree);
        area_ = scene_.sceneRect();
        line_ = GraphPicture::tr("%1 · %2").arg(title, QLocale().toString(QDate::currentDate(), QLocale::LongFormat));
        const QFontMetrics metrics(font_);
        area_.setWidth(std::max(area_.width(), metrics.horizontalAdvance(line_) + 4.0 * kGrid));
        foot_ = metrics.height() + 2 * kGrid;
    }

    QSize size() const { return {static_cast<int>(area_.width()), static_cast<int>(area_.height()) + foot_}; }

    void paint(QPainter& painter) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(QRect(QPoint(), size()), Qt::white);
        scene_.render(&painter, QRectF(QPointF(), area_.size()), area_, Qt::KeepAspectRatio);
        painter.setFont(font_);
        painter.setPen(secondaryTextColor(lightPalette()));
        painter.setLayoutDirection(direction_);
        painter.drawText(QRectF(2 * kGrid, area_.height(), area_.width() - 4 * kGrid, foot_),
                         Qt::AlignVCenter | Qt::AlignLeading, line_);
    }

private:
    SnapshotScene scene_;
    QFont font_;
    Qt::LayoutDirection direction_;
    QRectF area_;
    QString line_;
    int foot_ = 0;
};

bool writeSvg(Sheet& sheet, QSaveFile& file, const QString& title) {
    QSvgGenerator generator;
    generator.setOutputDevice(&file);
    generator.setSize(sheet.size());
    generator.setViewBox(QRect(QPoint(), sheet.size()));
    generator.setResolution(kDotsPerInch);
    generator.setTitle(title);
    QPainter painter(&generator);
    sheet.paint(painter);
    return painter.end();
}

/// One page, as large as the picture.
bool writePdf(Sheet& sheet, QSaveFile& file, const QString& title) {
    QPdfWriter writer(&file);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Strata"));
    writer.setResolution(kDotsPerInch);
    const double points = 72.0 / kDotsPerInch;
    writer.setPageSize(QPageSize(QSizeF(sheet.size()) * points, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    sheet.paint(painter);
    return painter.end();
}

bool writePng(Sheet& sheet, QSaveFile& file) {
    const QSize size = sheet.size();
    const double scale =
        std::min(kFineness, static_cast<double>(kMostPixels) / std::max(size.width(), size.height()));
    QImage image((QSizeF(size) * scale).toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    painter.scale(scale, scale);
    sheet.paint(painter);
    painter.end();
    return image.save(&file, "PNG");
}

} // namespace

QString writeGraphPicture(const std::shared_ptr<const SnapshotTree>& tree, const QString& title, const QFont& font,
                          Qt::LayoutDirection direction, const QString& file) {
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly))
        return target.errorString();
    Sheet sheet(tree, title, font, direction);
    const QString kind = QFileInfo(file).suffix().toLower();
    const bool written = kind == QLatin1String("pdf")   ? writePdf(sheet, target, title)
                         : kind == QLatin1String("png") ? writePng(sheet, target)
                                                        : writeSvg(sheet, target, title);
    if (!written || !target.commit())
        return target.error() != QFileDevice::NoError ? target.errorString()
                                                      : GraphPicture::tr("The picture could not be made.");
    return {};
}

} // namespace strata::ui
