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
class QTableView;

namespace strata::ui {

class InlineMessage;
class MetadataModel;

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
    MetadataModel& model() { return *model_; }

signals:
    void applyRequested(const strata::MetaParams& params);
    void pendingChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildTable();
    QWidget* buildButtonRow();
    void updateButtons();
    void updateReadOnlyReason();
    void apply();
    void addKey();
    void copySelection();

    std::shared_ptr<const DiskInfo> info_;
    std::size_t link_ = 0;
    MetadataModel* model_;
    QSortFilterProxyModel* proxy_;
    InlineMessage* message_;
    QLineEdit* filter_;
    QTableView* table_;
    QLabel* pendingLabel_;
    QCheckBox* expert_;
    QPushButton* add_;
    QPushButton* revert_;
    QPushButton* apply_;
};

} // namespace strata::ui
