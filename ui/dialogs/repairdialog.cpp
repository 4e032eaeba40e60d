// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/repairdialog.h"

#include "ui/text/commandline.h"
#include "ui/text/format.h"

#include <QCheckBox>
#include <QFormLayout>

namespace strata::ui {
namespace {

QString nameOf(const std::filesystem::path& disk) { return QString::fromStdString(displayPath(disk.filename())); }

} // namespace

RepairDialog::RepairDialog(FileSystem& fs, CheckParams params, QWidget* parent)
    : DiskWorkDialog(
        fs,
        {.title = tr("Repair “%1”").arg(nameOf(params.disk)),
         .act = tr("&Repair"),
         .sentence = tr("What can be mended without changing what the disk reads as is mended. What is overwritten "
                        "is kept beside the disk, so that the repair can be taken back."),
         .snapshots = tr("Snapshots stay valid; the disks it builds on are looked at, never written.")},
        parent),
      params_(std::move(params)), giveUp_(new QCheckBox(tr("Give &up what cannot be read"), this)) {
    giveUp_->setToolTip(tr("Such places then read as the parent has them, or as zeros."));
    form().addRow(giveUp_);
    connect(giveUp_, &QCheckBox::toggled, this, &RepairDialog::refresh);
    refresh();
}

void RepairDialog::refresh() {
    const bool giveUp = giveUp_->isChecked();
    propose([params = params_, giveUp] { return std::make_unique<RepairOp>(params, giveUp); }, params_.disk,
            repairCommandLine(params_.disk, params_.open, giveUp));
}

} // namespace strata::ui
