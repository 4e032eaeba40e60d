// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/linkvaluesdialog.h"

#include "ui/models/linkvaluesmodel.h"
#include "ui/text/coretext.h"
#include "ui/views/filterfield.h"
#include "ui/views/look.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace strata::ui {
namespace {

/// Keys with the words typed, and only those that differ if that is wanted.
class RowFilter : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setOnlyDiffering(bool only) {
        onlyDiffering_ = only;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
        if (onlyDiffering_ && !sourceModel()->index(row, 0, parent).data(LinkValuesModel::DiffersRole).toBool())
            return false;
        return QSortFilterProxyModel::filterAcceptsRow(row, parent);
    }

private:
    bool onlyDiffering_ = false;
};

QTableView* makeTable(QAbstractItemModel* model, QWidget* parent) {
    auto* table = new QTableView(parent);
    table->setModel(model);
    table->setAccessibleName(LinkValuesDialog::tr("Metadata of all links"));
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->resizeColumnsToContents();
    const int widest = table->fontMetrics().averageCharWidth() * 36;
    for (int column = 0; column < model->columnCount(); ++column)
        table->setColumnWidth(column, std::min(table->columnWidth(column) + kGrid, widest));
    return table;
}

} // namespace

LinkValuesDialog::LinkValuesDialog(const DiskInfo& info, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Links of “%1” Compared").arg(QString::fromStdString(displayPath(info.path.filename()))));
    auto* model = new LinkValuesModel(info, this);
    auto* shown = new RowFilter(this);
    shown->setSourceModel(model);
    shown->setFilterKeyColumn(-1);
    shown->setFilterCaseSensitivity(Qt::CaseInsensitive);

    auto* words =
        new QLabel(tr("The base stands left, the disk itself right. Of each key the chain takes the value that "
                      "is nearest to the disk itself; it is bold."),
                   this);
    words->setWordWrap(true);
    auto* filter = new FilterField(tr("Filter keys and values"), this);
    connect(filter, &QLineEdit::textChanged, shown, &QSortFilterProxyModel::setFilterFixedString);
    auto* differing = new QCheckBox(tr("&Only what differs"), this);
    connect(differing, &QCheckBox::toggled, shown, [shown](bool only) { shown->setOnlyDiffering(only); });

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [model] { QGuiApplication::clipboard()->setText(model->asText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, kDialogMargin);
    column->setSpacing(kDialogMargin);
    column->addWidget(words);
    column->addWidget(filter);
    column->addWidget(makeTable(shown, this), 1);
    column->addWidget(differing);
    column->addWidget(buttons);
    resize(110 * kGrid, 60 * kGrid);
}

} // namespace strata::ui
