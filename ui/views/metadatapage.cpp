// SPDX-License-Identifier: Apache-2.0
#include "ui/views/metadatapage.h"

#include "ui/models/metadatamodel.h"
#include "ui/text/coretext.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/metadatadelegate.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace strata::ui {

MetadataPage::MetadataPage(QWidget* parent)
    : QWidget(parent), model_(new MetadataModel(this)), proxy_(new QSortFilterProxyModel(this)),
      message_(new InlineMessage(this)), filter_(new QLineEdit(this)), table_(new QTableView(this)),
      pendingLabel_(new QLabel(this)), expert_(new QCheckBox(tr("Unlock e&xpert fields"), this)),
      add_(new QPushButton(tr("Add &Key…"), this)), revert_(new QPushButton(tr("&Revert"), this)),
      apply_(new QPushButton(tr("&Apply"), this)) {
    buildTable();
    filter_->setPlaceholderText(tr("Filter keys and values"));
    filter_->setClearButtonEnabled(true);
    filter_->setAccessibleName(tr("Filter keys and values"));
    expert_->setToolTip(tr("Content IDs and the kind of disk: a wrong value makes the disk unreadable."));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(message_);
    column->addWidget(filter_);
    column->addWidget(table_, 1);
    column->addWidget(expert_);
    column->addWidget(pendingLabel_);
    column->addWidget(buildButtonRow());

    connect(filter_, &QLineEdit::textChanged, proxy_, &QSortFilterProxyModel::setFilterFixedString);
    connect(expert_, &QCheckBox::toggled, model_, &MetadataModel::setExpert);
    connect(add_, &QPushButton::clicked, this, &MetadataPage::addKey);
    connect(revert_, &QPushButton::clicked, model_, &MetadataModel::revertAll);
    connect(apply_, &QPushButton::clicked, this, &MetadataPage::apply);
    connect(model_, &MetadataModel::pendingChanged, this, &MetadataPage::updateButtons);
    connect(model_, &MetadataModel::pendingChanged, this, &MetadataPage::pendingChanged);
    updateButtons();
}

void MetadataPage::buildTable() {
    proxy_->setSourceModel(model_);
    proxy_->setFilterKeyColumn(-1);
    proxy_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    table_->setModel(proxy_);
    table_->setItemDelegate(new MetadataDelegate(table_));
    table_->setAccessibleName(tr("Metadata"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setAlternatingRowColors(true);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setTabKeyNavigation(false);
    table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                            | QAbstractItemView::AnyKeyPressed);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->installEventFilter(this);
}

QWidget* MetadataPage::buildButtonRow() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(add_);
    layout->addStretch();
    layout->addWidget(revert_);
    layout->addWidget(apply_);
    return row;
}

void MetadataPage::setDisk(std::shared_ptr<const DiskInfo> info) {
    const std::size_t leaf = info == nullptr || info->links.empty() ? 0 : info->links.size() - 1;
    setDisk(std::move(info), leaf);
}

void MetadataPage::setDisk(std::shared_ptr<const DiskInfo> info, std::size_t link) {
    const bool another =
        info_ == nullptr || info == nullptr || info_->path != info->path || link != link_ || info->links.empty();
    info_ = std::move(info);
    link_ = link;
    if (another) {
        expert_->setChecked(false);
        filter_->clear();
        message_->hide();
    }
    if (info_ == nullptr || link_ >= info_->links.size()) {
        model_->clear();
    } else {
        model_->setLink(info_, link_);
        table_->resizeColumnToContents(MetadataModel::KeyColumn);
        table_->setColumnWidth(MetadataModel::ValueColumn, std::max(table_->fontMetrics().averageCharWidth() * 26,
                                                                    table_->columnWidth(MetadataModel::ValueColumn)));
    }
    updateReadOnlyReason();
    updateButtons();
}

void MetadataPage::updateReadOnlyReason() {
    const bool shown = info_ != nullptr && !info_->links.empty();
    const bool locked = shown && info_->lock.locked && !info_->lock.stale;
    model_->setEditable(shown && !locked);
    if (locked)
        message_->showMessage(Severity::Warning, tr("This disk is in use; its metadata can only be read."),
                              translated(info_->lock.holder));
}

void MetadataPage::showError(const Error& error) { message_->showError(error); }

bool MetadataPage::hasPendingChanges() const { return model_->pendingCount() > 0; }

void MetadataPage::updateButtons() {
    const int pending = model_->pendingCount();
    pendingLabel_->setVisible(pending > 0);
    pendingLabel_->setText(tr("%n pending change(s), not in the file yet", nullptr, pending));
    revert_->setEnabled(pending > 0);
    apply_->setEnabled(pending > 0);
    revert_->setToolTip(pending > 0 ? tr("Forget the pending changes") : tr("Nothing was changed"));
    apply_->setToolTip(pending > 0 ? tr("Write the pending changes to the disk in one step")
                                   : tr("Nothing was changed"));
    const bool editable = info_ != nullptr && !info_->links.empty();
    add_->setEnabled(editable);
    expert_->setEnabled(editable);
}

void MetadataPage::apply() {
    MetaParams params;
    params.disk = info_->links.at(link_).path;
    params.changes = model_->changes();
    params.allowDangerous = model_->isExpert();
    message_->hide();
    emit applyRequested(params);
}

void MetadataPage::addKey() {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Add Key"));
    dialog->setLabelText(tr("Key, without “ddb.”:"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& key) {
        QString problem;
        const QModelIndex index = model_->addKey(key, &problem);
        if (!index.isValid()) {
            message_->showMessage(Severity::Error, tr("“%1” cannot be a key.").arg(key), problem);
            return;
        }
        filter_->clear();
        const QModelIndex shown = proxy_->mapFromSource(index);
        table_->setCurrentIndex(shown);
        table_->edit(shown);
    });
    dialog->open();
}

void MetadataPage::copySelection() {
    QModelIndexList rows;
    for (const QModelIndex& index : table_->selectionModel()->selectedRows())
        rows << proxy_->mapToSource(index);
    if (!rows.isEmpty())
        QGuiApplication::clipboard()->setText(model_->asText(rows));
}

bool MetadataPage::eventFilter(QObject* watched, QEvent* event) {
    // Without the focus it is a key that an open editor left over.
    if (watched == table_ && event->type() == QEvent::KeyPress && table_->hasFocus()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const QModelIndex current = table_->currentIndex();
        if (key->matches(QKeySequence::Copy)) {
            copySelection();
            return true;
        }
        if (key->key() == Qt::Key_Delete) {
            model_->revert(proxy_->mapToSource(current));
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            table_->edit(current.siblingAtColumn(MetadataModel::ValueColumn));
            return true;
        }
        if (key->key() == Qt::Key_F2 && current.column() != MetadataModel::ValueColumn) {
            table_->edit(current.siblingAtColumn(MetadataModel::ValueColumn));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace strata::ui
