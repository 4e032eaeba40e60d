// SPDX-License-Identifier: Apache-2.0
#include "ui/views/metadatadelegate.h"

#include "ui/models/metadatamodel.h"
#include "ui/text/statuscolor.h"

#include <QAbstractProxyModel>
#include <QComboBox>
#include <QLineEdit>
#include <QToolTip>
#include <QValidator>

namespace strata::ui {
namespace {

QString problem(const QModelIndex& index, const QString& value) {
    if (const auto* proxy = qobject_cast<const QAbstractProxyModel*>(index.model()))
        return problem(proxy->mapToSource(index), value);
    const auto* model = qobject_cast<const MetadataModel*>(index.model());
    return model != nullptr ? model->problemWith(index, value) : QString();
}

/// Anything may be typed; only what the core accepts may be committed.
class CoreValidator : public QValidator {
public:
    CoreValidator(const QModelIndex& index, QObject* parent) : QValidator(parent), index_(index) {}
    State validate(QString& input, int&) const override {
        return index_.isValid() && problem(index_, input).isEmpty() ? Acceptable : Intermediate;
    }

private:
    QPersistentModelIndex index_;
};

void showProblem(QLineEdit* line, const QString& why) {
    QPalette colors = line->parentWidget()->palette();
    if (!why.isEmpty())
        colors.setColor(QPalette::Text, statusColor(StatusRole::Bad, colors));
    line->setPalette(colors);
    line->setToolTip(why);
    line->setAccessibleDescription(why);
    if (why.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(line->mapToGlobal(QPoint(0, line->height())), why, line);
}

} // namespace

QWidget* MetadataDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                        const QModelIndex& index) const {
    const QString name = tr("Value of %1").arg(index.data(MetadataModel::KeyRole).toString());
    const QStringList choices = index.data(MetadataModel::ChoicesRole).toStringList();
    if (!choices.isEmpty()) {
        auto* box = new QComboBox(parent);
        box->addItems(choices);
        box->setAccessibleName(name);
        return box;
    }
    auto* line = new QLineEdit(parent);
    line->setFrame(false);
    line->setAccessibleName(name);
    line->setValidator(new CoreValidator(index, line));
    connect(line, &QLineEdit::textChanged, line, [line, index = QPersistentModelIndex(index)](const QString& text) {
        showProblem(line, index.isValid() ? problem(index, text) : QString());
    });
    return line;
}

void MetadataDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    const QString value = index.data(Qt::EditRole).toString();
    if (auto* box = qobject_cast<QComboBox*>(editor)) {
        if (box->findText(value) < 0)
            box->insertItem(0, value); // a value of another product's stays choosable
        box->setCurrentText(value);
    } else if (auto* line = qobject_cast<QLineEdit*>(editor)) {
        if (line->text() != value)
            line->setText(value);
    }
}

void MetadataDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    if (const auto* box = qobject_cast<QComboBox*>(editor))
        model->setData(index, box->currentText(), Qt::EditRole);
    else if (const auto* line = qobject_cast<QLineEdit*>(editor))
        model->setData(index, line->text(), Qt::EditRole);
}

} // namespace strata::ui
