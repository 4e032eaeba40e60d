// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/destinationfield.h"

#include "ui/text/format.h"

#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace strata::ui {

DestinationField::DestinationField(QWidget* parent)
    : QWidget(parent), name_(new QLineEdit(this)), folder_(new QLineEdit(this)), suffix_(QStringLiteral(".vmdk")) {
    name_->setAccessibleName(tr("Name"));
    name_->setObjectName(QStringLiteral("name"));
    folder_->setAccessibleName(tr("Folder"));
    folder_->setObjectName(QStringLiteral("folder"));
    auto* browseButton = new QPushButton(tr("&Browse…"), this);
    auto* folderRow = new QHBoxLayout;
    folderRow->setSpacing(8);
    folderRow->addWidget(folder_, 1);
    folderRow->addWidget(browseButton);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(8);
    auto* nameLabel = new QLabel(tr("&Name:"), this);
    nameLabel->setBuddy(name_);
    auto* folderLabel = new QLabel(tr("&Folder:"), this);
    folderLabel->setBuddy(folder_);
    form->addRow(nameLabel, name_);
    form->addRow(folderLabel, folderRow);
    setFocusProxy(name_);
    connect(name_, &QLineEdit::textChanged, this, &DestinationField::changed);
    connect(folder_, &QLineEdit::textChanged, this, &DestinationField::changed);
    connect(browseButton, &QPushButton::clicked, this, &DestinationField::browse);
}

void DestinationField::setFolder(const std::filesystem::path& folder) {
    folder_->setText(QDir::toNativeSeparators(fromPath(folder)));
}

std::filesystem::path DestinationField::folder() const {
    QString text = folder_->text();
    if (text == QLatin1String("~") || text.startsWith(QLatin1String("~/")))
        text.replace(0, 1, QDir::homePath());
    return toPath(QDir::fromNativeSeparators(text));
}

void DestinationField::setName(const QString& name) { name_->setText(name); }

QString DestinationField::name() const {
    const QString text = name_->text().trimmed();
    return text.endsWith(suffix_, Qt::CaseInsensitive) ? text.chopped(suffix_.size()) : text;
}

void DestinationField::setSuffix(const QString& suffix) {
    const QString bare = name();
    suffix_ = suffix;
    name_->setText(bare);
    emit changed();
}

std::filesystem::path DestinationField::path() const { return folder() / toPath(name() + suffix_); }

QString DestinationField::problem() const {
    if (name().isEmpty())
        return tr("Give the disk a name.");
    if (name().contains(QLatin1Char('/')) || name().contains(QLatin1Char('"')))
        return tr("A disk's name cannot contain / or \".");
    if (folder_->text().isEmpty())
        return tr("Choose a folder.");
    return {};
}

void DestinationField::browse() {
    auto* dialog = new QFileDialog(this, tr("Choose a Folder"), fromPath(folder()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& chosen) { setFolder(toPath(chosen)); });
    dialog->open();
}

} // namespace strata::ui
