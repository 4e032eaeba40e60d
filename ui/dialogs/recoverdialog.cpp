// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/recoverdialog.h"

#include "ui/text/commandline.h"
#include "ui/text/format.h"

#include <QComboBox>
#include <QFormLayout>
#include <QSignalBlocker>

namespace strata::ui {
namespace {

QString nameOf(const std::filesystem::path& path) { return QString::fromStdString(displayPath(path.filename())); }

/// "System.vmdk (4 GB)"
QString titleOf(const LostDisk& lost) {
    const QString name = nameOf(lost.disk);
    return lost.capacity() == Sectors(0)
               ? name
               : RecoverDialog::tr("%1 (%2)").arg(name, formatBytes(lost.capacity().bytes()));
}

} // namespace

RecoverDialog::RecoverDialog(FileSystem& fs, std::filesystem::path folder, QWidget* parent)
    : DiskWorkDialog(
        fs,
        {.title = tr("Recover Lost Disks in “%1”").arg(nameOf(folder)),
         .act = tr("&Recover"),
         .sentence = tr("Files that hold data but that no disk names get a description again. Their data "
                        "is never written."),
         .snapshots = tr("What is known comes from the files themselves, from the disks around them and "
                         "from the machine's lists; nothing is guessed.")},
        parent),
      fs_(fs), folder_(std::move(folder)), which_(new QComboBox(this)), parent_(new QComboBox(this)), search_(this) {
    form().addRow(tr("&Disk:"), which_);
    form().addRow(tr("&Builds on:"), parent_);
    for (QComboBox* box : {which_, parent_})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    which_->addItem(tr("All that are clear"));
    connect(which_, &QComboBox::currentIndexChanged, this, &RecoverDialog::chooseDisk);
    connect(parent_, &QComboBox::currentIndexChanged, this, &RecoverDialog::refresh);
    chooseDisk();
    search_.start<std::vector<LostDisk>>(
        [&fs = fs_, folder = folder_](const std::stop_token&) {
            RecoverOp look({.target = folder, .parent = {}});
            look.canRun(fs); // a refusal is the plan's to tell
            return look.disks();
        },
        [this](const AsyncResult<std::vector<LostDisk>>& found) {
            if (found.value != nullptr)
                showLost(std::move(*found.value));
        });
}

void RecoverDialog::showLost(std::vector<LostDisk> disks) {
    disks_ = std::move(disks);
    for (const LostDisk& lost : disks_)
        which_->addItem(titleOf(lost));
    if (disks_.size() == 1)
        which_->setCurrentIndex(1);
}

void RecoverDialog::chooseDisk() {
    const QSignalBlocker quiet(parent_);
    const LostDisk* lost = chosen();
    const bool open = lost != nullptr && !lost->candidates.empty();
    parent_->clear();
    parent_->addItem(open ? tr("Choose…") : tr("What the files say"));
    if (open)
        for (const std::filesystem::path& parent : lost->candidates)
            parent_->addItem(nameOf(parent));
    parent_->setEnabled(open);
    parent_->setToolTip(open ? tr("Several disks may be what it builds on: choose one.")
                             : tr("Nothing to choose: the files say it."));
    refresh();
}

/// nullptr: all that are clear.
const LostDisk* RecoverDialog::chosen() const {
    const int index = which_->currentIndex();
    return index > 0 ? &disks_[static_cast<std::size_t>(index - 1)] : nullptr;
}

void RecoverDialog::refresh() {
    RecoverParams params{.target = folder_, .parent = {}};
    if (const LostDisk* lost = chosen()) {
        params.target = lost->disk;
        if (parent_->currentIndex() > 0)
            params.parent = lost->candidates[static_cast<std::size_t>(parent_->currentIndex() - 1)];
    }
    propose([params] { return std::make_unique<RecoverOp>(params); }, folder_ / "description",
            recoverCommandLine(params.target, params.parent));
}

} // namespace strata::ui
