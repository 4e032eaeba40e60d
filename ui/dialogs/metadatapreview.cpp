// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/metadatapreview.h"

#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/text/statuscolor.h"
#include "ui/views/look.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace strata::ui {
namespace {

using DiffModel = ValueTableModel<DiffLine>;

QString markOf(const DiffLine& line) {
    switch (line.kind) {
    case DiffLine::Kind::Removed: return QStringLiteral("−");
    case DiffLine::Kind::Added: return QStringLiteral("+");
    case DiffLine::Kind::Same: return {};
    }
    return {};
}

QVariant look(const DiffLine& line, int role) {
    if (line.kind == DiffLine::Kind::Same)
        return {};
    const StatusRole status = line.kind == DiffLine::Kind::Added ? StatusRole::Good : StatusRole::Bad;
    if (role == Qt::BackgroundRole)
        return statusBackground(status, QApplication::palette());
    if (role == Qt::ForegroundRole)
        return QApplication::palette().windowText();
    return {};
}

QVariant number(std::optional<int> line) { return line ? QVariant(*line) : QVariant(); }

QVariant textOf(const DiffLine& line, int role) {
    if (role == Qt::DisplayRole)
        return line.text;
    if (role == Qt::FontRole)
        return QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (role == Qt::AccessibleTextRole && line.kind == DiffLine::Kind::Removed)
        return MetadataPreview::tr("%1, removed").arg(line.text);
    if (role == Qt::AccessibleTextRole && line.kind == DiffLine::Kind::Added)
        return MetadataPreview::tr("%1, added").arg(line.text);
    return look(line, role);
}

DiffModel* makeModel(std::vector<DiffLine> lines, QObject* parent) {
    const auto shown = [](auto value) {
        return [value](const DiffLine& line, int role) {
            return role == Qt::DisplayRole ? QVariant(value(line)) : look(line, role);
        };
    };
    auto* model = new DiffModel(
        {{MetadataPreview::tr("Now"), true, shown([](const DiffLine& line) { return number(line.before); })},
         {MetadataPreview::tr("Then"), true, shown([](const DiffLine& line) { return number(line.after); })},
         {QString(), false, shown(markOf)},
         {MetadataPreview::tr("Line"), false, textOf}},
        parent);
    model->setRows(std::move(lines));
    return model;
}

QTableView* makeTable(DiffModel* model, QWidget* parent) {
    auto* table = new QTableView(parent);
    table->setModel(model);
    table->setAccessibleName(MetadataPreview::tr("Lines of the description"));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + kGrid / 2);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    table->resizeColumnsToContents();
    return table;
}

} // namespace

MetadataPreview::MetadataPreview(const MetaPreview& preview, QWidget* parent)
    : QDialog(parent),
      lines_(diffLines(QString::fromStdString(preview.before), QString::fromStdString(preview.after))) {
    setWindowTitle(tr("Preview of the Description"));
    const auto changed = std::find_if(lines_.begin(), lines_.end(),
                                      [](const DiffLine& line) { return line.kind != DiffLine::Kind::Same; });
    auto* words = new QLabel(this);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    const QString file = QString::fromStdString(displayPath(preview.file.filename()));
    words->setText(changed == lines_.end()
                       ? tr("“%1” says all this already; nothing would be written.").arg(file)
                       : tr("What “%1” says now, and what it would say. It is written in one step; everything else "
                            "in the file stays as it is, byte for byte.")
                             .arg(file));
    words->setToolTip(formatPath(preview.file));
    DiffModel* model = makeModel(lines_, this);
    QTableView* table = makeTable(model, this);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* apply = buttons->addButton(tr("&Apply"), QDialogButtonBox::AcceptRole);
    apply->setDefault(true);
    apply->setEnabled(changed != lines_.end());
    QPushButton* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(asText()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, kDialogMargin);
    column->setSpacing(kDialogMargin);
    column->addWidget(words);
    column->addWidget(table, 1);
    column->addWidget(buttons);
    resize(85 * kGrid, 60 * kGrid);
    if (changed != lines_.end()) {
        const QModelIndex first = model->index(static_cast<int>(changed - lines_.begin()), 0);
        table->setCurrentIndex(first);
        table->clearSelection();
        table->scrollTo(first, QAbstractItemView::PositionAtCenter);
    }
}

QString MetadataPreview::asText() const {
    QStringList written;
    for (const DiffLine& line : lines_) {
        const QChar mark = line.kind == DiffLine::Kind::Removed ? QLatin1Char('-')
                           : line.kind == DiffLine::Kind::Added ? QLatin1Char('+')
                                                                : QLatin1Char(' ');
        written << mark + line.text;
    }
    return written.join(QLatin1Char('\n'));
}

} // namespace strata::ui
