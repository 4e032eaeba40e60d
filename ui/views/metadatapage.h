// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskinfo.h"
#include "core/ops/metaop.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QToolButton;

namespace strata::ui {

class InlineMessage;
class MetadataModel;
class MetadataTable;

/// The inspector's Metadata page: edit in place, changes stay pending until Apply. Emits what to do; runs nothing.
class MetadataPage : public QWidget {
    Q_OBJECT
public:
    explicit MetadataPage(QWidget* parent = nullptr);

    /// nullptr empties the page. The same disk again (a reload) keeps pending changes. `link`: index into
    /// info->links.
    void setDisk(std::shared_ptr<const DiskInfo> info, std::size_t link);
    void setDisk(std::shared_ptr<const DiskInfo> info);
    /// Shown when an apply failed; the pending changes stay.
    void showError(const Error& error);
    bool hasPendingChanges() const;
    MetaParams pendingParams() const;
    const std::shared_ptr<const DiskInfo>& disk() const { return info_; }
    /// Asks for the pending changes to be written.
    void apply();
    MetadataModel& model() { return *model_; }

signals:
    void applyRequested(const strata::MetaParams& params);
    /// To be shown what these changes would make of the file.
    void previewRequested(const strata::MetaParams& params);
    /// To see the links of this chain side by side.
    void compareLinksRequested(std::shared_ptr<const strata::DiskInfo> info);
    void pendingChanged();

private:
    QWidget* buildFilterRow();
    QWidget* buildButtonRow();
    void updateButtons();
    void updateReadOnlyReason();
    void addKey();
    void showRefused(const QStringList& lines);

    std::shared_ptr<const DiskInfo> info_;
    std::size_t link_ = 0;
    MetadataModel* model_;
    QSortFilterProxyModel* proxy_;
    InlineMessage* message_;
    QLineEdit* filter_;
    MetadataTable* table_;
    QLabel* pendingLabel_;
    QCheckBox* expert_;
    QToolButton* compare_;
    QPushButton* add_;
    QPushButton* preview_;
    QPushButton* revert_;
    QPushButton* apply_;
};

} // namespace strata::ui
