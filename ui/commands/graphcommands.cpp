// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/graphcommands.h"

#include "ui/commands/commandset.h"
#include "ui/commands/desktop.h"
#include "ui/graph/graphpicture.h"
#include "ui/settings/settings.h"
#include "ui/text/format.h"
#include "ui/views/inlinemessage.h"

#include <QDir>
#include <QFileDialog>
#include <QPushButton>

namespace strata::ui {

GraphCommands::GraphCommands(CommandSet& commands, Settings& settings, InlineMessage& message, QWidget& window)
    : QObject(&window), settings_(settings), message_(message), window_(window) {
    connect(commands.action(Command::SaveGraph), &QAction::triggered, this, &GraphCommands::askWhere);
}

void GraphCommands::askWhere() {
    if (document_ == nullptr || document_->snapshots() == nullptr)
        return;
    auto* dialog = new QFileDialog(&window_, tr("Save Graph"), settings_.lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const char* kind : kPictureKinds)
        filters << tr("%1 picture (%2)")
                       .arg(QString::fromLatin1(kind).toUpper(), QStringLiteral("*.%1").arg(QLatin1String(kind)));
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QLatin1String(kPictureKinds[0]));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        for (const char* kind : kPictureKinds)
            if (filter.contains(QStringLiteral("*.%1").arg(QLatin1String(kind))))
                dialog->setDefaultSuffix(QLatin1String(kind));
    });
    dialog->selectFile(tr("%1 snapshots").arg(document_->title()) + QStringLiteral(".svg"));
    connect(dialog, &QFileDialog::fileSelected, this, &GraphCommands::save);
    dialog->open();
}

void GraphCommands::save(const QString& file) {
    if (document_ == nullptr || document_->snapshots() == nullptr)
        return;
    const QString problem = writeGraphPicture(document_->snapshots(), document_->title(), window_.font(),
                                              window_.layoutDirection(), file);
    const QString name = QDir::toNativeSeparators(file);
    if (!problem.isEmpty()) {
        message_.showMessage(Severity::Error, tr("“%1” could not be written.").arg(name), problem);
        return;
    }
    message_.showMessage(Severity::Note, tr("The graph was saved as “%1”.").arg(name));
    connect(message_.addButton(tr("&Show in Folder")), &QPushButton::clicked, this,
            [file] { showInFileManager(toPath(file)); });
}

} // namespace strata::ui
