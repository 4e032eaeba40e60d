// SPDX-License-Identifier: Apache-2.0
#include "ui/text/format.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLocale>

#include <cmath>

namespace strata::ui {
namespace {

struct FormatText {
    Q_DECLARE_TR_FUNCTIONS(FormatText)
};

SizeUnits sizeUnits = SizeUnits::Traditional; ///< GUI thread only

/// Where the window reads from right to left, "1 MB" would be turned into "MB 1".
QString isolated(const QString& figure) {
    return QGuiApplication::layoutDirection() == Qt::RightToLeft ? QChar(0x2066) + figure + QChar(0x2069) : figure;
}

} // namespace

void setSizeUnits(SizeUnits units) { sizeUnits = units; }

QString formatBytes(std::uint64_t bytes) {
    constexpr std::size_t kUnits = 5;
    static const char* const names[][kUnits] = {
        {QT_TRANSLATE_NOOP("FormatText", "%1 KB"), QT_TRANSLATE_NOOP("FormatText", "%1 MB"),
         QT_TRANSLATE_NOOP("FormatText", "%1 GB"), QT_TRANSLATE_NOOP("FormatText", "%1 TB"),
         QT_TRANSLATE_NOOP("FormatText", "%1 PB")},
        {QT_TRANSLATE_NOOP("FormatText", "%1 KiB"), QT_TRANSLATE_NOOP("FormatText", "%1 MiB"),
         QT_TRANSLATE_NOOP("FormatText", "%1 GiB"), QT_TRANSLATE_NOOP("FormatText", "%1 TiB"),
         QT_TRANSLATE_NOOP("FormatText", "%1 PiB")},
        {QT_TRANSLATE_NOOP("FormatText", "%1 kB"), QT_TRANSLATE_NOOP("FormatText", "%1 MB"),
         QT_TRANSLATE_NOOP("FormatText", "%1 GB"), QT_TRANSLATE_NOOP("FormatText", "%1 TB"),
         QT_TRANSLATE_NOOP("FormatText", "%1 PB")}};
    const double step = sizeUnits == SizeUnits::Decimal ? 1000.0 : 1024.0;
    if (static_cast<double>(bytes) < step)
        return isolated(FormatText::tr("%1 B").arg(QLocale().toString(static_cast<qulonglong>(bytes))));
    double value = static_cast<double>(bytes) / step;
    std::size_t unit = 0;
    // 1023.95 would be shown as "1024.0": such a value belongs to the next unit.
    while (value >= step - 0.05 && unit + 1 < kUnits) {
        value /= step;
        ++unit;
    }
    const bool whole = value >= 100.0 || std::abs(value - std::round(value)) < 0.05;
    return isolated(FormatText::tr(names[static_cast<std::size_t>(sizeUnits)][unit])
                        .arg(QLocale().toString(value, 'f', whole ? 0 : 1)));
}

QString formatExactBytes(std::uint64_t bytes) {
    return FormatText::tr("%1 bytes").arg(QLocale().toString(static_cast<qulonglong>(bytes)));
}

QString formatSpeed(double bytesPerSecond) {
    return FormatText::tr("%1/s").arg(formatBytes(static_cast<std::uint64_t>(std::max(0.0, bytesPerSecond))));
}

QString formatTimeLeft(std::uint64_t seconds) {
    if (seconds < 5)
        return FormatText::tr("a few seconds left");
    if (seconds < 60)
        return FormatText::tr("about %n second(s) left", nullptr, static_cast<int>((seconds + 4) / 5 * 5));
    if (seconds < 3600)
        return FormatText::tr("about %n minute(s) left", nullptr, static_cast<int>((seconds + 30) / 60));
    if (seconds < 48ULL * 3600)
        return FormatText::tr("about %n hour(s) left", nullptr, static_cast<int>((seconds + 1800) / 3600));
    return FormatText::tr("more than two days left");
}

QString formatAge(const QDateTime& then, const QDateTime& now) {
    const qint64 seconds = then.secsTo(now);
    if (seconds < 0)
        return QLocale().toString(then.toLocalTime(), QLocale::ShortFormat);
    if (seconds < 60)
        return FormatText::tr("just now");
    if (seconds < 3600)
        return FormatText::tr("%n minute(s) ago", nullptr, static_cast<int>(seconds / 60));
    const qint64 days = then.toLocalTime().date().daysTo(now.toLocalTime().date());
    if (days == 0)
        return FormatText::tr("%n hour(s) ago", nullptr, static_cast<int>(seconds / 3600));
    if (days == 1)
        return FormatText::tr("yesterday");
    if (days < 14)
        return FormatText::tr("%n day(s) ago", nullptr, static_cast<int>(days));
    return QLocale().toString(then.toLocalTime().date(), QLocale::ShortFormat);
}

QString formatPath(const std::filesystem::path& path) {
    const QString shown = QString::fromStdString(path.native());
    const QString home = QDir::homePath();
    if (shown == home || shown.startsWith(home + QLatin1Char('/')))
        return QDir::toNativeSeparators(QLatin1Char('~') + shown.mid(home.size()));
    return QDir::toNativeSeparators(shown);
}

std::filesystem::path toPath(const QString& path) {
    return std::filesystem::path(QFile::encodeName(path).toStdString());
}

QString fromPath(const std::filesystem::path& path) {
    return QFile::decodeName(QByteArray::fromStdString(path.native()));
}

} // namespace strata::ui
