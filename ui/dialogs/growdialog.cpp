// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/growdialog.h"

#include "ui/dialogs/sizefield.h"
#include "ui/text/commandline.h"
#include "ui/text/format.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>

#include <algorithm>

namespace strata::ui {
namespace {

QString nameOf(const std::filesystem::path& disk) { return QString::fromStdString(displayPath(disk.filename())); }

/// What many would choose: a quarter more, in whole gigabytes where there are some.
Sectors someMore(Sectors capacity) {
    constexpr std::uint64_t kGiB = (std::uint64_t{1} << 30U) / kSectorSize;
    constexpr std::uint64_t kMiB = (std::uint64_t{1} << 20U) / kSectorSize;
    const std::uint64_t unit = capacity.count() >= kGiB ? kGiB : kMiB;
    return Sectors(alignUp(capacity.count() + std::max(capacity.count() / 4, unit), unit));
}

} // namespace

GrowDialog::GrowDialog(FileSystem& fs, std::filesystem::path disk, Sectors capacity, const OpenOptions& open,
                       QWidget* parent)
    : DiskWorkDialog(
        fs,
        {.title = tr("Grow “%1”").arg(nameOf(disk)),
         .act = tr("&Grow"),
         .sentence = tr("“%1” gets a larger capacity, in place. What is on it stays where it is; the new "
                        "part reads as zero.")
                         .arg(nameOf(disk)),
         .snapshots = tr("Only a disk without snapshots can grow.")},
        parent),
      disk_(std::move(disk)), capacity_(capacity), open_(open), size_(new SizeField(this)),
      geometry_(new QCheckBox(tr("Also change the cylinders, heads and &sectors it tells"), this)) {
    size_->setSize(someMore(capacity_));
    form().addRow(tr("Now:"), new QLabel(formatBytes(capacity_.bytes()), this));
    auto* label = new QLabel(tr("&New size:"), this);
    label->setBuddy(size_);
    form().addRow(label, size_);
    form().addRow(QString(), geometry_);
    connect(size_, &SizeField::changed, this, &GrowDialog::refresh);
    connect(geometry_, &QCheckBox::toggled, this, &GrowDialog::refresh);
    refresh();
    size_->setFocus();
}

GrowParams GrowDialog::params() const {
    return {.disk = disk_, .capacity = size_->size(), .updateGeometry = geometry_->isChecked(), .open = open_};
}

void GrowDialog::refresh() {
    const GrowParams wanted = params();
    // The field shows two digits behind the point: the present size need not be one of its sizes.
    if (wanted.capacity <= capacity_) {
        holdBack(tr("Choose a size larger than now."));
        return;
    }
    propose([wanted] { return std::make_unique<GrowOp>(wanted); }, disk_, commandLine(wanted));
}

} // namespace strata::ui
