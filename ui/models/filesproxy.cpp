// SPDX-License-Identifier: Apache-2.0
#include "ui/models/filesproxy.h"

#include "ui/models/viewroles.h"

#include <QMimeData>
#include <QUrl>

namespace strata::ui {

FilesProxy::FilesProxy(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(SortRole);
    setSortLocaleAware(true);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
}

Qt::ItemFlags FilesProxy::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QSortFilterProxyModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList FilesProxy::mimeTypes() const { return {QStringLiteral("text/uri-list")}; }

QMimeData* FilesProxy::mimeData(const QModelIndexList& indexes) const {
    QList<QUrl> urls;
    for (const QModelIndex& index : indexes)
        if (index.column() == 0)
            urls << QUrl::fromLocalFile(index.data(PathRole).toString());
    if (urls.isEmpty())
        return nullptr;
    auto* data = new QMimeData;
    data->setUrls(urls);
    return data;
}

} // namespace strata::ui
