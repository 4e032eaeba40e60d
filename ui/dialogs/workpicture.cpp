// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/workpicture.h"

#include "ui/text/format.h"
#include "ui/views/filestrip.h"
#include "ui/views/look.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

#include <algorithm>

namespace strata::ui {
namespace {

constexpr std::size_t kColumns = 400; ///< about one a pixel

QLabel* secondary(const QString& words, QWidget* parent) {
    auto* label = new QLabel(words, parent);
    label->setTextFormat(Qt::PlainText);
    makeSecondary(label);
    return label;
}

} // namespace

WorkPicture::WorkPicture(FileSystem& fs, Work work, const std::filesystem::path& disk, const OpenOptions& open,
                         QWidget* parent)
    : QWidget(parent), work_(work) {
    const auto shows = work == Work::Shrink ? FileStrip::Shows::Filling : FileStrip::Shows::Order;
    now_ = new FileStrip(shows, this);
    after_ = new FileStrip(shows, this);
    nowFigures_ = secondary({}, this);
    afterFigures_ = secondary({}, this);
    nowFigures_->setObjectName(QStringLiteral("now"));
    afterFigures_->setObjectName(QStringLiteral("after"));
    auto* rows = new QGridLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setHorizontalSpacing(kGrid);
    rows->setVerticalSpacing(kGrid / 2);
    rows->addWidget(new QLabel(tr("Now"), this), 0, 0);
    rows->addWidget(now_, 0, 1);
    rows->addWidget(nowFigures_, 0, 2);
    rows->addWidget(new QLabel(tr("After"), this), 1, 0);
    rows->addWidget(after_, 1, 1);
    rows->addWidget(afterFigures_, 1, 2);
    QLabel* legend =
        secondary(work == Work::Shrink ? tr("The file from its beginning to its end; filled where it stores data.")
                                       : tr("Across: the place in the file. Up: the place on the disk."),
                  this);
    legend->setWordWrap(true);
    rows->addWidget(legend, 2, 1, 1, 2);
    rows->setColumnStretch(1, 1);
    hide();
    task_.start<FileOrder>(
        [&fs, disk, open](const std::stop_token& stop) { return readFileOrder(fs, disk, open, kColumns, stop); },
        [this](const AsyncResult<FileOrder>& result) { // what is wrong with the disk, the plan tells
            if (result.value != nullptr)
                show(*result.value);
        });
}

void WorkPicture::setPlan(const Plan& plan) {
    planned_ = true;
    frees_ = plan.frees;
    if (work_ == Work::Shrink)
        paintShrunk();
}

void WorkPicture::show(const FileOrder& order) {
    order_ = order;
    if (order.now.empty() || order.order.grains == 0)
        return;
    now_->set(order.now, 1);
    if (work_ == Work::Shrink) {
        nowFigures_->setText(formatBytes(order.bytes));
        paintShrunk();
    } else {
        const auto words = [](std::uint64_t pieces) {
            return tr("%n piece(s)", nullptr, static_cast<int>(std::min<std::uint64_t>(pieces, 999'999'999)));
        };
        nowFigures_->setText(words(order.order.pieces));
        after_->set(order.ordered, 1);
        afterFigures_->setText(words(order.order.files));
    }
    now_->setAccessibleName(tr("Now: %1").arg(nowFigures_->text()));
    after_->setAccessibleName(tr("After: %1").arg(afterFigures_->text()));
    QWidget::show();
}

void WorkPicture::paintShrunk() {
    if (order_.now.empty() || !planned_)
        return;
    const std::uint64_t left = order_.bytes - std::min(order_.bytes, frees_);
    const double share = static_cast<double>(left) / static_cast<double>(order_.bytes);
    // With nothing to win it stays as it is; else everything moves together.
    after_->set(frees_ == 0 ? order_.now : std::vector<FileColumn>{{.filled = 1, .lowest = 0, .highest = 1}}, share);
    afterFigures_->setText(formatBytes(left));
    after_->setAccessibleName(tr("After: %1").arg(afterFigures_->text()));
}

} // namespace strata::ui
