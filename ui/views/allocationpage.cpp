// SPDX-License-Identifier: Apache-2.0
#include "ui/views/allocationpage.h"

#include "ui/text/format.h"
#include "ui/views/allocationview.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/look.h"
#include "ui/views/partitionbar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace strata::ui {
namespace {

constexpr std::size_t kFewest = 256; ///< cells, however small the page is
constexpr std::size_t kMost = 8192;

/// A cell as the map draws it.
class LegendCell : public QWidget {
public:
    LegendCell(AllocationView::Kind kind, bool scattered, QWidget* parent)
        : QWidget(parent), kind_(kind), scattered_(scattered) {
        setFixedSize(12, 12);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        AllocationView::paintCell(painter, rect().adjusted(0, 0, -1, -1), palette(), kind_, 1, scattered_);
    }

private:
    AllocationView::Kind kind_;
    bool scattered_;
};

} // namespace

AllocationPage::AllocationPage(QWidget* parent)
    : QWidget(parent), links_(new QComboBox(this)), order_(new QLabel(this)), cell_(new QLabel(this)),
      view_(new AllocationView(this)), partitions_(new PartitionBar(this)), error_(new InlineMessage(this)) {
    links_->addItems({tr("This link"), tr("With its parents")});
    links_->setAccessibleName(tr("What the map shows"));
    order_->setTextFormat(Qt::PlainText);
    cell_->setTextFormat(Qt::PlainText);
    cell_->setWordWrap(true);
    cell_->setObjectName(QStringLiteral("cell"));
    makeSecondary(cell_);
    error_->setClosable(false);
    auto* head = new QHBoxLayout;
    head->addWidget(links_);
    head->addWidget(order_, 1, Qt::AlignRight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kDialogMargin, kGrid, kDialogMargin, kGrid);
    column->setSpacing(kGrid);
    column->addLayout(head);
    column->addWidget(error_);
    column->addWidget(view_, 1);
    column->addWidget(partitions_);
    column->addWidget(cell_);
    column->addWidget(makeLegend());
    connect(links_, &QComboBox::currentIndexChanged, this, [this](int index) {
        params_.chain = index == 1;
        read();
    });
    partitions_->hide();
    connect(view_, &AllocationView::cursorMoved, this, &AllocationPage::tellCell);
    const auto zoom = [this](SectorRange range) {
        params_.range = range;
        read();
    };
    connect(view_, &AllocationView::zoomRequested, this, zoom);
    connect(partitions_, &PartitionBar::zoomRequested, this, zoom);
    connect(&reader_, &AllocationReader::ready, this, &AllocationPage::show);
    connect(&reader_, &AllocationReader::failed, this, [this](const Error& error) {
        view_->setMap(nullptr);
        partitions_->hide();
        error_->showError(error);
    });
}

QWidget* AllocationPage::makeLegend() {
    auto* legend = new QWidget(this);
    auto* lines = new QGridLayout(legend);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setHorizontalSpacing(kGrid);
    lines->setVerticalSpacing(kGrid / 2);
    const struct {
        AllocationView::Kind kind;
        bool scattered;
        QString words;
    } entries[] = {{AllocationView::Kind::Own, false, tr("stored in this link")},
                   {AllocationView::Kind::Inherited, false, tr("stored in a parent")},
                   {AllocationView::Kind::Zeros, false, tr("marked as zero")},
                   {AllocationView::Kind::Hole, false, tr("nothing stored")},
                   {AllocationView::Kind::Own, true, tr("in several pieces")}};
    int place = 0;
    for (const auto& entry : entries) {
        lines->addWidget(new LegendCell(entry.kind, entry.scattered, legend), place / 2, place % 2 * 2);
        auto* words = new QLabel(entry.words, legend);
        makeSecondary(words);
        lines->addWidget(words, place / 2, place % 2 * 2 + 1);
        ++place;
    }
    lines->setColumnStretch(1, 1);
    lines->setColumnStretch(3, 1);
    return legend;
}

void AllocationPage::setDisk(FileSystem& fs, const std::filesystem::path& disk, const OpenOptions& open,
                             bool hasParent) {
    fs_ = &fs;
    if (disk != params_.disk)
        params_.range = {};
    params_.disk = disk;
    params_.open = open;
    links_->setVisible(hasParent);
    params_.chain = hasParent && links_->currentIndex() == 1;
    stale_ = true;
    if (isVisible())
        read();
}

void AllocationPage::clear() {
    reader_.cancel();
    fs_ = nullptr;
    params_ = {};
    view_->setMap(nullptr);
    partitions_->hide();
}

void AllocationPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (stale_)
        read();
}

void AllocationPage::read() {
    if (fs_ == nullptr || params_.disk.empty())
        return;
    stale_ = false;
    params_.cells = std::clamp(view_->capacity(), kFewest, kMost);
    reader_.request(*fs_, params_);
}

void AllocationPage::tellCell() {
    const int cell = view_->cursor();
    QString words = view_->describe(cell);
    if (const std::optional<Sectors> at = view_->startOf(cell)) {
        partitions_->setCursor(*at);
        if (const Partition* partition = partitions_->partitionAt(*at))
            words =
                tr("%1; in %2", "what a cell holds; the partition it lies in").arg(words, partitionTitle(*partition));
    }
    cell_->setText(words);
}

void AllocationPage::show(const std::shared_ptr<const AllocationMap>& map, const PartitionTable& partitions) {
    error_->hide();
    const bool hadBar = partitions_->isVisible();
    partitions_->setPartitions(partitions.partitions, map->range);
    view_->setMap(map);
    if (partitions_->isVisible() != hadBar) // there is room for more or fewer cells now
        QMetaObject::invokeMethod(this, &AllocationPage::read, Qt::QueuedConnection);
    order_->setText(map->order.grains == 0
                        ? tr("Always in order")
                        : tr("%1 % fragmented").arg(QLocale().toString(map->order.percent(), 'f', 0)));
}

} // namespace strata::ui
