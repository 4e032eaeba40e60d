// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace strata::ui {

/// A file of JSON objects, one a line, each with an "id"; of two with the same id the later one counts. It is
/// replaced as a whole or not at all; several programs may add to it at the same time. A line that cannot be read is
/// left out. Every call reads or writes the file: not for the GUI thread.
class HistoryFile {
public:
    explicit HistoryFile(QString path) : path_(std::move(path)) {}

    QList<QJsonObject> read() const;
    /// Adds, and forgets the oldest beyond `most`. False if that could not be written.
    bool add(const QList<QJsonObject>& entries, int most) const;
    void clear() const;

private:
    QString path_;
};

} // namespace strata::ui
