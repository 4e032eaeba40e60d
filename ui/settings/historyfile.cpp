// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/historyfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>

#include <algorithm>

namespace strata::ui {
namespace {

const QString kId = QStringLiteral("id");
/// Nobody holds the lock longer than one write takes.
constexpr int kPatienceMs = 5'000;
/// No history is that large: something else lies there.
constexpr qint64 kLargest = 64 * 1024 * 1024;

QString lockOf(const QString& path) { return path + QStringLiteral(".lock"); }

} // namespace

QList<QJsonObject> HistoryFile::read() const {
    QFile file(path_);
    if (file.size() > kLargest || !file.open(QIODevice::ReadOnly))
        return {};
    QList<QJsonObject> entries;
    QHash<QString, qsizetype> placeOf;
    while (!file.atEnd()) {
        const QJsonObject entry = QJsonDocument::fromJson(file.readLine()).object();
        const QString id = entry.value(kId).toString();
        if (id.isEmpty())
            continue;
        if (const auto known = placeOf.constFind(id); known != placeOf.constEnd()) {
            entries[*known] = entry;
            continue;
        }
        placeOf.insert(id, entries.size());
        entries.append(entry);
    }
    return entries;
}

bool HistoryFile::add(const QList<QJsonObject>& entries, int most) const {
    QDir().mkpath(QFileInfo(path_).path());
    QLockFile lock(lockOf(path_));
    if (!lock.tryLock(kPatienceMs))
        return false;
    QList<QJsonObject> all = read();
    for (const QJsonObject& entry : entries) {
        const auto known =
            std::ranges::find_if(all, [&](const QJsonObject& other) { return other.value(kId) == entry.value(kId); });
        if (known != all.end())
            *known = entry;
        else
            all.append(entry);
    }
    if (all.size() > most)
        all.remove(0, all.size() - most);
    QSaveFile file(path_);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    for (const QJsonObject& entry : std::as_const(all)) {
        file.write(QJsonDocument(entry).toJson(QJsonDocument::Compact));
        file.write("\n");
    }
    return file.commit();
}

void HistoryFile::clear() const {
    QLockFile lock(lockOf(path_));
    if (lock.tryLock(kPatienceMs))
        QFile::remove(path_);
}

} // namespace strata::ui
