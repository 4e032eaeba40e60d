// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace strata::ui {

struct MetadataLine {
    QString key; ///< without "ddb."
    QString value;
};

/// What a piece of text says as metadata.
struct MetadataLines {
    std::vector<MetadataLine> lines;
    QStringList unreadable; ///< lines of another form, as they stand
};

/// `key = "value"`, a line each: how metadata travel over the clipboard, and how a descriptor spells them.
QString metadataText(const std::vector<MetadataLine>& lines);

/// Reads such lines, with or without quotes and "ddb."; also key, tab, value as tables copy them. Comments and empty
/// lines are passed over.
MetadataLines parseMetadataText(const QString& text);

} // namespace strata::ui
