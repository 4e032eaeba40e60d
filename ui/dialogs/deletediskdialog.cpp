// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/deletediskdialog.h"

#include "ui/text/commandline.h"

#include <QCheckBox>
#include <QFormLayout>

namespace strata::ui {
namespace {

QString nameOf(const std::filesystem::path& disk) { return QString::fromStdString(displayPath(disk.filename())); }

} // namespace

DeleteDiskDialog::DeleteDiskDialog(FileSystem& fs, std::filesystem::path disk, const OpenOptions& open,
                                   QWidget* parent)
    : DiskWorkDialog(
        fs,
        {.title = tr("Delete “%1”").arg(nameOf(disk)),
         .act = tr("&Delete"),
         .sentence = tr("“%1” goes, with all of its files. Kept, they only get other names and take the same room, "
                        "and the deletion can be undone; otherwise what was stored in them is lost.")
                         .arg(nameOf(disk)),
         .snapshots = tr("Disks that it builds on stay.")},
        parent),
      disk_(std::move(disk)), open_(open),
      keep_(new QCheckBox(tr("&Keep the files, so that this can be undone"), this)) {
    keep_->setChecked(true);
    form().addRow(QString(), keep_);
    connect(keep_, &QCheckBox::toggled, this, &DeleteDiskDialog::refresh);
    refresh();
}

DeleteParams DeleteDiskDialog::params() const {
    return {.disk = disk_, .force = false, .keep = keep_->isChecked(), .open = open_};
}

void DeleteDiskDialog::refresh() {
    const DeleteParams wanted = params();
    propose([wanted] { return std::make_unique<DeleteOp>(wanted); }, disk_, deleteCommandLine(wanted.disk, wanted.keep, wanted.open));
}

} // namespace strata::ui
