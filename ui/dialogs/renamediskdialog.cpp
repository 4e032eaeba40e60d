// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/renamediskdialog.h"

#include "ui/text/commandline.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace strata::ui {
namespace {

QString nameOf(const std::filesystem::path& disk) { return QString::fromStdString(displayPath(disk.filename())); }

} // namespace

RenameDiskDialog::RenameDiskDialog(FileSystem& fs, std::filesystem::path disk, const OpenOptions& open,
                                   QWidget* parent)
    : DiskWorkDialog(
        fs,
        {.title = tr("Rename “%1”").arg(nameOf(disk)),
         .act = tr("&Rename"),
         .sentence = tr("“%1” and all of its files get another name, and so does everything beside it that names it: "
                        "the virtual machine, its snapshot list, the disks that build on it.")
                         .arg(nameOf(disk)),
         .snapshots = tr("Snapshots stay valid, and the steps before it can be undone as before.")},
        parent),
      disk_(std::move(disk)), open_(open), name_(new QLineEdit(nameOf(disk_.stem()), this)) {
    auto* label = new QLabel(tr("&New name:"), this);
    label->setBuddy(name_);
    form().addRow(label, name_);
    connect(name_, &QLineEdit::textChanged, this, &RenameDiskDialog::refresh);
    refresh();
    name_->selectAll();
    name_->setFocus();
}

RenameParams RenameDiskDialog::params() const {
    const std::string name = name_->text().trimmed().toStdString() + disk_.extension().native();
    return {.disk = disk_, .newName = name, .open = open_};
}

void RenameDiskDialog::refresh() {
    const QString name = name_->text().trimmed();
    if (name.isEmpty()) {
        holdBack(tr("Give it a name."));
        return;
    }
    if (name.contains(QLatin1Char('/')) || name.contains(QLatin1Char('\\'))) {
        holdBack(tr("A name, without a folder: the disk stays where it is."));
        return;
    }
    const RenameParams wanted = params();
    if (wanted.newName == disk_.filename()) {
        holdBack(tr("This is its name now."));
        return;
    }
    propose([wanted] { return std::make_unique<RenameOp>(wanted); }, disk_,
            renameCommandLine(wanted.disk, wanted.newName, wanted.open));
}

} // namespace strata::ui
