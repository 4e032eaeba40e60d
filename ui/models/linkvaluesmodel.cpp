// SPDX-License-Identifier: Apache-2.0
#include "ui/models/linkvaluesmodel.h"

#include "ui/text/coretext.h"
#include "ui/text/format.h"

#include <QFont>
#include <QStringList>

#include <algorithm>

namespace strata::ui {

LinkValuesModel::LinkValuesModel(const DiskInfo& info, QObject* parent) : QAbstractTableModel(parent) {
    for (const LinkInfo& link : info.links) {
        names_.push_back(QString::fromStdString(displayPath(link.path.filename())));
        paths_.push_back(formatPath(link.path));
    }
    const auto hex = [](Cid cid) { return QStringLiteral("%1").arg(cid, 8, 16, QLatin1Char('0')); };
    // The disk's own keys first, in its own order; then what only its parents have.
    for (std::size_t link = info.links.size(); link-- > 0;)
        for (const auto& [key, value] : info.links[link].ddb)
            add(QString::fromStdString(key), link, QString::fromStdString(value), true);
    for (std::size_t i = 0; i < info.links.size(); ++i) {
        const LinkInfo& link = info.links[i];
        add(QStringLiteral("createType"), i, QString::fromStdString(link.createType), false);
        add(QStringLiteral("CID"), i, hex(link.cid), false);
        add(QStringLiteral("parentCID"), i, hex(link.parentCid), false);
        if (!link.parentHint.empty())
            add(QStringLiteral("parentFileNameHint"), i, QString::fromStdString(link.parentHint), false);
    }
    for (Row& row : rows_) {
        const std::optional<QString>* first = nullptr;
        for (const std::optional<QString>& value : row.values) {
            if (!value)
                continue;
            row.differs = row.differs || (first != nullptr && **first != *value);
            first = &value;
        }
    }
}

void LinkValuesModel::add(const QString& key, std::size_t link, const QString& value, bool looksUp) {
    auto row = std::find_if(rows_.begin(), rows_.end(),
                            [&key](const Row& known) { return known.key.compare(key, Qt::CaseInsensitive) == 0; });
    if (row == rows_.end()) {
        rows_.push_back({key, std::vector<std::optional<QString>>(names_.size()), std::nullopt, false});
        row = rows_.end() - 1;
    }
    row->values[link] = value;
    if (looksUp && !row->inEffect)
        row->inEffect = link;
}

QString LinkValuesModel::asText() const {
    QStringList lines;
    QStringList titles;
    for (int column = 0; column < columnCount(); ++column)
        titles << headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    lines << titles.join(QLatin1Char('\t'));
    for (int row = 0; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < columnCount(); ++column)
            cells << index(row, column).data(Qt::DisplayRole).toString();
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

int LinkValuesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int LinkValuesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : FirstLinkColumn + static_cast<int>(names_.size());
}

QVariant LinkValuesModel::effect(const Row& row, int role) const {
    if (role == Qt::DisplayRole)
        return row.inEffect ? *row.values[*row.inEffect] : tr("each its own");
    if (role == Qt::ToolTipRole)
        return row.inEffect ? tr("From “%1”, the link nearest to the disk itself that has the key.")
                                  .arg(names_[*row.inEffect])
                            : tr("Every link needs a value of its own here.");
    return {};
}

QVariant LinkValuesModel::cell(const Row& row, std::size_t link, int role) const {
    const std::optional<QString>& value = row.values[link];
    const bool counts = row.inEffect == link;
    switch (role) {
    case Qt::DisplayRole: return value.value_or(QStringLiteral("—"));
    case Qt::AccessibleTextRole:
        if (!value)
            return tr("not there");
        return counts ? tr("%1, in effect").arg(*value) : *value;
    case Qt::ToolTipRole:
        return !value         ? tr("This link does not have the key.")
               : counts       ? tr("In effect: this link is the nearest to the disk itself that has the key.")
               : row.inEffect ? tr("Not in effect: “%1” has the key as well.").arg(names_[*row.inEffect])
                              : QString();
    case Qt::FontRole: {
        QFont font;
        font.setBold(counts);
        return font;
    }
    case InEffectRole: return counts;
    default: return {};
    }
}

QVariant LinkValuesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == DiffersRole)
        return row.differs;
    if (index.column() == InEffectColumn)
        return effect(row, role);
    if (index.column() >= FirstLinkColumn)
        return cell(row, static_cast<std::size_t>(index.column() - FirstLinkColumn), role);
    if (role == Qt::DisplayRole)
        return row.differs ? tr("≠ %1").arg(row.key) : row.key;
    if (role == Qt::ToolTipRole && row.differs)
        return tr("The links say different things.");
    return {};
}

QVariant LinkValuesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::ToolTipRole && section >= FirstLinkColumn)
        return paths_[static_cast<std::size_t>(section - FirstLinkColumn)];
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KeyColumn: return tr("Key");
    case InEffectColumn: return tr("In Effect");
    default: return names_[static_cast<std::size_t>(section - FirstLinkColumn)];
    }
}

} // namespace strata::ui
