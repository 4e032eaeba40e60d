// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/describedialog.h"

#include "ui/models/snapshottext.h"
#include "ui/views/look.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace strata::ui {

DescribeDialog::DescribeDialog(const SnapshotNode& node, Kind kind, QWidget* parent)
    : QDialog(parent), name_(new QLineEdit(this)), description_(new QPlainTextEdit(this)) {
    const bool adopt = kind == Kind::Adopt;
    setWindowTitle(adopt ? tr("Adopt “%1”").arg(nodeTitle(node)) : tr("Rename “%1”").arg(nodeTitle(node)));
    name_->setText(nodeTitle(node));
    name_->selectAll();
    description_->setPlainText(QString::fromStdString(node.description));
    description_->setTabChangesFocus(true);
    description_->setVisible(!adopt);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, kDialogMargin);
    column->setSpacing(kDialogMargin);
    if (adopt) {
        auto* sentence = new QLabel(
            tr("The snapshot list gets an entry for this state. Its data is not touched; Undo takes the entry out."),
            this);
        sentence->setWordWrap(true);
        column->addWidget(sentence);
    }
    auto* form = new QFormLayout;
    form->setSpacing(kGrid);
    form->addRow(tr("&Name:"), name_);
    if (!adopt)
        form->addRow(tr("&Description:"), description_);
    column->addLayout(form, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    act_ = buttons->addButton(adopt ? tr("&Adopt") : tr("&Rename"), QDialogButtonBox::AcceptRole);
    act_->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(name_, &QLineEdit::textChanged, this, &DescribeDialog::refresh);
    name_->setFocus();
    resize(std::max(sizeHint().width(), 52 * kGrid), sizeHint().height());
}

QString DescribeDialog::name() const { return name_->text().trimmed(); }
QString DescribeDialog::description() const { return description_->toPlainText().trimmed(); }

void DescribeDialog::refresh() { act_->setEnabled(!name().isEmpty()); }

} // namespace strata::ui
