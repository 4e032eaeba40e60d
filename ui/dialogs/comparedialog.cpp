// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/comparedialog.h"

#include "core/disk/diskinfo.h"
#include "core/ops/guestview.h"
#include "ui/models/snapshotcommandline.h"
#include "ui/models/snapshottext.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/look.h"
#include "ui/views/partitionbar.h"
#include "ui/views/rangebar.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace strata::ui {
namespace {

constexpr int kProgressMs = 100;
constexpr int kPermille = 1000;
constexpr std::size_t kMostRanges = 500; ///< nobody reads more; the command line has them all

enum Column { DiskColumn, DiffersColumn, WhereColumn };

std::uint64_t sumOf(const std::vector<ChangedRange>& ranges) {
    return std::accumulate(ranges.begin(), ranges.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const ChangedRange& range) { return sum + range.length; });
}

/// Tables that cannot be read take nothing else away from the answer.
PartitionChanges partitionsOf(FileSystem& fs, const std::filesystem::path& file, const OpenOptions& options,
                              const std::vector<ChangedRange>& ranges) {
    SectorSet changed;
    for (const ChangedRange& range : ranges)
        appendRange(changed, {Sectors::within(range.start), Sectors::covering(range.length)});
    try {
        return changesByPartition(readDiskPartitions(fs, file, options), changed);
    } catch (const Error&) {
        return {};
    }
}

QTreeWidgetItem* addRow(QTreeWidgetItem* parent, const QString& title, const QString& differs) {
    auto* row = new QTreeWidgetItem(parent, {title, differs, QString()});
    row->setTextAlignment(DiffersColumn, Qt::AlignRight | Qt::AlignVCenter);
    return row;
}

} // namespace

CompareDialog::CompareDialog(const StepSubject& subject, const SnapshotNode& other, CompareStatesParams params,
                             Compare compare, QWidget* parent)
    : QDialog(parent), progress_(std::make_shared<Progress>()), result_(new QLabel(this)),
      message_(new InlineMessage(this)), bar_(new QProgressBar(this)), list_(new QTreeWidget(this)), task_(this) {
    setWindowTitle(tr("Compare “%1” with “%2”").arg(nodeTitle(subject.at()), nodeTitle(other)));
    result_->setTextFormat(Qt::PlainText);
    result_->setWordWrap(true);
    result_->setText(tr("Reading what one of them holds and the other does not…"));
    message_->setClosable(false);
    bar_->setRange(0, 0);
    bar_->setTextVisible(false);
    list_->setColumnCount(3);
    list_->setHeaderLabels({tr("Disk"), tr("Differs"), tr("Where")});
    list_->setAccessibleName(tr("Disks that differ"));
    list_->setUniformRowHeights(true);
    list_->setTextElideMode(Qt::ElideMiddle);
    list_->header()->setHighlightSections(false);
    list_->header()->resizeSection(DiskColumn, fontMetrics().averageCharWidth() * 38);
    list_->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* copy = buttons->addButton(tr("Copy as Co&mmand"), QDialogButtonBox::ActionRole);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [command = compareCommandLine(*subject.tree, params)] {
        QGuiApplication::clipboard()->setText(command);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, kDialogMargin);
    column->setSpacing(kDialogMargin);
    column->addWidget(message_);
    column->addWidget(result_);
    column->addWidget(bar_);
    column->addWidget(list_, 1);
    column->addStretch();
    column->addWidget(buttons);
    resize(85 * kGrid, 45 * kGrid);
    timer_.setInterval(kProgressMs);
    connect(&timer_, &QTimer::timeout, this, &CompareDialog::showProgress);
    start(subject, other, std::move(params), std::move(compare));
}

CompareDialog::~CompareDialog() = default;

std::vector<CompareDialog::Disk> CompareDialog::disksOf(const SnapshotNode& a, const SnapshotNode& b) {
    std::vector<Disk> disks;
    for (const SnapshotNode* state : {&a, &b})
        for (const NodeDisk& disk : state->disks)
            if (std::none_of(disks.begin(), disks.end(), [&](const Disk& known) { return known.node == disk.node; }))
                disks.push_back({disk.node, disk.file, 0, {}, {}});
    return disks;
}

void CompareDialog::start(const StepSubject& subject, const SnapshotNode& other, CompareStatesParams params,
                          Compare compare) {
    timer_.start();
    task_.start<std::vector<Disk>>(
        [&fs = subject.fs, disks = disksOf(subject.at(), other), params = std::move(params),
         compare = std::move(compare), progress = progress_](std::stop_token stop) mutable {
            Report report;
            OpContext context{fs, *progress, std::move(stop), report};
            const std::vector<ChangedRange> changed = compare(params, context);
            for (Disk& disk : disks) {
                std::copy_if(changed.begin(), changed.end(), std::back_inserter(disk.changed),
                             [&](const ChangedRange& range) { return range.node == disk.node; });
                disk.capacity = readDiskInfo(fs, disk.file, params.open, false).capacity.bytes();
                if (!disk.changed.empty())
                    disk.partitions = partitionsOf(fs, disk.file, params.open, disk.changed);
            }
            return disks;
        },
        [this](const AsyncResult<std::vector<Disk>>& result) {
            timer_.stop();
            bar_->hide();
            if (result.value != nullptr) {
                showResult(*result.value);
                return;
            }
            result_->hide();
            message_->showError(*result.error);
        });
}

void CompareDialog::showProgress() {
    const Progress::Snapshot now = progress_->snapshot();
    if (now.total == 0)
        return;
    bar_->setRange(0, kPermille);
    bar_->setValue(static_cast<int>(static_cast<double>(now.done) / static_cast<double>(now.total) * kPermille));
}

void CompareDialog::showResult(const std::vector<Disk>& disks) {
    std::uint64_t sum = 0;
    for (const Disk& disk : disks)
        sum += sumOf(disk.changed);
    if (sum == 0) {
        result_->setText(tr("The two states have the same contents, byte by byte."));
        return;
    }
    const int count = static_cast<int>(
        std::count_if(disks.begin(), disks.end(), [](const Disk& disk) { return !disk.changed.empty(); }));
    result_->setText(tr("%1 differ on %n disk(s).", nullptr, count).arg(formatBytes(sum)));
    result_->setToolTip(formatExactBytes(sum));
    list_->show();
    for (const Disk& disk : disks)
        addDisk(disk);
    list_->setCurrentItem(list_->topLevelItem(0));
    list_->setFocus();
}

void CompareDialog::addDisk(const Disk& disk) {
    const std::uint64_t sum = sumOf(disk.changed);
    const QString name = QString::fromStdString(displayPath(disk.file.filename()));
    const QString title =
        disk.node.empty() ? name
                          : tr("%1 · %2", "device and file of a disk").arg(QString::fromStdString(disk.node), name);
    auto* item = new QTreeWidgetItem(list_, {title, sum == 0 ? tr("same") : formatBytes(sum), QString()});
    item->setTextAlignment(DiffersColumn, Qt::AlignRight | Qt::AlignVCenter);
    item->setToolTip(DiskColumn, formatPath(disk.file));
    item->setToolTip(DiffersColumn, formatExactBytes(sum));
    if (sum == 0)
        return;
    std::vector<RangeBar::Range> marks;
    for (const ChangedRange& range : disk.changed)
        marks.push_back({range.start, range.length});
    const QString words =
        tr("%n range(s) of %1", nullptr, static_cast<int>(disk.changed.size())).arg(formatBytes(disk.capacity));
    list_->setItemWidget(item, WhereColumn, new RangeBar(marks, disk.capacity, words, list_));
    addPartitions(item, disk);
    for (std::size_t i = 0; i < std::min(disk.changed.size(), kMostRanges); ++i) {
        const ChangedRange& range = disk.changed[i];
        auto* row = addRow(item, tr("at %1").arg(formatBytes(range.start)), formatBytes(range.length));
        row->setToolTip(DiskColumn, formatExactBytes(range.start));
        row->setToolTip(DiffersColumn, formatExactBytes(range.length));
    }
    if (disk.changed.size() > kMostRanges)
        new QTreeWidgetItem(item, {tr("and %n more", nullptr, static_cast<int>(disk.changed.size() - kMostRanges))});
}

void CompareDialog::addPartitions(QTreeWidgetItem* item, const Disk& disk) {
    for (const PartitionChange& change : disk.partitions.partitions) {
        const std::uint64_t bytes = change.changed.bytes();
        auto* row = addRow(item, partitionTitle(change.partition), bytes == 0 ? tr("same") : formatBytes(bytes));
        row->setToolTip(DiskColumn, partitionWords(change.partition));
        row->setToolTip(DiffersColumn, formatExactBytes(bytes));
    }
    const Sectors outside = disk.partitions.outside;
    if (!disk.partitions.partitions.empty() && outside != Sectors(0)) {
        auto* row = addRow(item, tr("Outside the partitions"), formatBytes(outside.bytes()));
        row->setToolTip(DiffersColumn, formatExactBytes(outside.bytes()));
    }
}

} // namespace strata::ui
