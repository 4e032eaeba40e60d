// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskinfo.h"

#include <QAbstractTableModel>
#include <QString>

#include <optional>
#include <vector>

namespace strata::ui {

/// The metadata of all links of a chain side by side: a row for each key, then what the chain as a whole says, then
/// a column for each link, base first. Knows no widgets; a value of its own, nothing is read.
class LinkValuesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { KeyColumn, InEffectColumn, FirstLinkColumn };
    enum Role {
        DiffersRole = Qt::UserRole + 1, ///< bool: not all links that have the key say the same
        InEffectRole,                   ///< bool, of a link's cell: the chain takes its value from here
    };

    LinkValuesModel(const DiskInfo& info, QObject* parent);

    /// Tab-separated, with titles, for the clipboard.
    QString asText() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString key;
        std::vector<std::optional<QString>> values; ///< by link
        std::optional<std::size_t> inEffect;        ///< the link whose value counts; none: each link's own affair
        bool differs = false;
    };
    void add(const QString& key, std::size_t link, const QString& value, bool looksUp);
    QVariant cell(const Row& row, std::size_t link, int role) const;
    QVariant effect(const Row& row, int role) const;

    std::vector<QString> names_, paths_; ///< of the links
    std::vector<Row> rows_;
};

} // namespace strata::ui
