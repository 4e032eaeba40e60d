// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSortFilterProxyModel>

namespace strata::ui {

/// A table of files, sorted and filtered; its rows can be dragged into other programs, which may copy the files, not
/// move them: a disk that loses a file is broken.
class FilesProxy : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit FilesProxy(QObject* parent);

    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }
};

} // namespace strata::ui
