// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/documentset.h"

#include <QAbstractItemModel>

namespace strata::ui {

/// The library pane's rows: "This Computer" with what is open or remembered, "Recent" with what was open lately.
class LibraryModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Group { ThisComputer, Recent, GroupCount };

    explicit LibraryModel(DocumentSet& documents, QObject* parent = nullptr);

    /// nullptr for a heading or a recent item.
    MachineDocument* documentAt(const QModelIndex& index) const;
    /// "" unless it is a recent item.
    QString recentAt(const QModelIndex& index) const;
    QModelIndex indexOf(const MachineDocument* document) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    void rebuild();
    void watch(MachineDocument* document);
    QVariant headingData(int group, int role) const;
    bool hasNamesake(const MachineDocument& document) const;
    QVariant documentData(const MachineDocument& document, int role) const;
    QVariant recentData(const QString& path, int role) const;

    DocumentSet& set_;
    QList<MachineDocument*> documents_; ///< a copy, so that rows change only between begin and end
    QStringList recent_;
};

} // namespace strata::ui
