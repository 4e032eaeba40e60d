// SPDX-License-Identifier: Apache-2.0
#include "ui/models/metadatatext.h"

namespace strata::ui {
namespace {

const QString kDdb = QStringLiteral("ddb.");

QString unquoted(const QString& text) {
    const bool quoted = text.size() >= 2 && text.startsWith(QLatin1Char('"')) && text.endsWith(QLatin1Char('"'));
    return quoted ? text.mid(1, text.size() - 2) : text;
}

} // namespace

QString metadataText(const std::vector<MetadataLine>& lines) {
    QStringList written;
    for (const MetadataLine& line : lines)
        written << QStringLiteral("%1 = \"%2\"").arg(line.key, line.value);
    return written.join(QLatin1Char('\n'));
}

MetadataLines parseMetadataText(const QString& text) {
    MetadataLines read;
    for (const QString& raw : text.split(QLatin1Char('\n'))) {
        const QString line = raw.trimmed();
        if (line.isEmpty() || line.startsWith(QLatin1Char('#')))
            continue;
        qsizetype split = line.indexOf(QLatin1Char('='));
        if (split < 0)
            split = line.indexOf(QLatin1Char('\t'));
        QString key = line.left(std::max<qsizetype>(split, 0)).trimmed();
        if (key.startsWith(kDdb, Qt::CaseInsensitive))
            key.remove(0, kDdb.size());
        if (key.isEmpty() || key.contains(QLatin1Char(' ')))
            read.unreadable << line;
        else
            read.lines.push_back({key, unquoted(line.mid(split + 1).trimmed())});
    }
    return read;
}

} // namespace strata::ui
