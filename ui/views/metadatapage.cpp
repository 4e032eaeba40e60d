// SPDX-License-Identifier: Apache-2.0
#include "ui/views/metadatapage.h"

#include "ui/commands/iconset.h"
#include "ui/models/metadatamodel.h"
#include "ui/text/coretext.h"
#include "ui/views/filterfield.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/look.h"
#include "ui/views/metadatatable.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace strata::ui {

MetadataPage::MetadataPage(QWidget* parent)
    : QWidget(parent), model_(new MetadataModel(this)), proxy_(new QSortFilterProxyModel(this)),
      message_(new InlineMessage(this)), filter_(new FilterField(tr("Filter keys and values"), this)),
      pendingLabel_(new QLabel(this)), expert_(new QCheckBox(tr("Unlock e&xpert fields"), this)),
      compare_(new QToolButton(this)), add_(new QPushButton(tr("Add &Key…"), this)),
      preview_(new QPushButton(tr("Previe&w…"), this)), revert_(new QPushButton(tr("&Revert"), this)),
      apply_(new QPushButton(tr("&Apply"), this)) {
    apply_->setObjectName(QStringLiteral("apply"));
    proxy_->setSourceModel(model_);
    proxy_->setFilterKeyColumn(-1);
    proxy_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    table_ = new MetadataTable(*model_, *proxy_, this);
    expert_->setToolTip(tr("Content IDs and the kind of disk: a wrong value makes the disk unreadable."));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kDialogMargin, kGrid, kDialogMargin, kGrid);
    column->setSpacing(kGrid);
    column->addWidget(message_);
    column->addWidget(buildFilterRow());
    column->addWidget(table_, 1);
    column->addWidget(expert_);
    column->addWidget(pendingLabel_);
    column->addWidget(buildButtonRow());

    connect(expert_, &QCheckBox::toggled, model_, &MetadataModel::setExpert);
    connect(table_, &MetadataTable::pasteRefused, this, &MetadataPage::showRefused);
    connect(add_, &QPushButton::clicked, this, &MetadataPage::addKey);
    connect(preview_, &QPushButton::clicked, this, [this] { emit previewRequested(pendingParams()); });
    connect(revert_, &QPushButton::clicked, model_, &MetadataModel::revertAll);
    connect(apply_, &QPushButton::clicked, this, &MetadataPage::apply);
    connect(model_, &MetadataModel::pendingChanged, this, &MetadataPage::updateButtons);
    connect(model_, &MetadataModel::pendingChanged, this, &MetadataPage::pendingChanged);
    updateButtons();
}

QWidget* MetadataPage::buildFilterRow() {
    connect(filter_, &QLineEdit::textChanged, proxy_, &QSortFilterProxyModel::setFilterFixedString);
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid / 2);
    layout->addWidget(filter_, 1);
    for (QAction* action : {table_->undoAction(), table_->redoAction()}) {
        auto* button = new QToolButton(row);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    }
    compare_->setIcon(lineIcon(QStringLiteral("columns")));
    compare_->setAutoRaise(true);
    compare_->setFocusPolicy(Qt::TabFocus);
    compare_->setText(tr("Compare Links…"));
    compare_->setAccessibleName(tr("Compare links"));
    connect(compare_, &QToolButton::clicked, this, [this] { emit compareLinksRequested(info_); });
    layout->addWidget(compare_);
    return row;
}

QWidget* MetadataPage::buildButtonRow() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(add_);
    layout->addStretch();
    layout->addWidget(preview_);
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
        table_->setColumnWidth(MetadataModel::ValueColumn, std::max(table_->fontMetrics().averageCharWidth() * 20,
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
    preview_->setEnabled(pending > 0);
    preview_->setToolTip(pending > 0 ? tr("Show what the file would say, line by line") : tr("Nothing was changed"));
    apply_->setToolTip(pending > 0 ? tr("Write the pending changes to the disk in one step")
                                   : tr("Nothing was changed"));
    const bool editable = info_ != nullptr && !info_->links.empty();
    add_->setEnabled(editable);
    expert_->setEnabled(editable);
    const bool chain = editable && info_->links.size() > 1;
    compare_->setEnabled(chain);
    compare_->setToolTip(chain ? tr("Compare the links of the chain, and see which values count")
                               : tr("Only a disk with parents has links to compare."));
}

MetaParams MetadataPage::pendingParams() const {
    MetaParams params;
    params.disk = info_->links.at(link_).path;
    params.changes = model_->changes();
    params.allowDangerous = model_->isExpert();
    return params;
}

void MetadataPage::apply() {
    message_->hide();
    emit applyRequested(pendingParams());
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

void MetadataPage::showRefused(const QStringList& lines) {
    constexpr qsizetype kShown = 5;
    QStringList shown = lines.mid(0, kShown);
    if (lines.size() > kShown)
        shown << tr("and %n more", nullptr, static_cast<int>(lines.size() - kShown));
    message_->showMessage(Severity::Warning,
                          tr("%n pasted line(s) could not be taken.", nullptr, static_cast<int>(lines.size())),
                          shown.join(QLatin1Char('\n')));
}

} // namespace strata::ui
