// SPDX-License-Identifier: Apache-2.0
#include "ui/views/jobstrip.h"

#include "core/io/filesystem.h"
#include "ui/commands/commandset.h"
#include "ui/commands/iconset.h"
#include "ui/jobs/jobqueue.h"
#include "ui/jobs/jobtext.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/views/elidedlabel.h"
#include "ui/views/jobbuttons.h"
#include "ui/views/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace strata::ui {
namespace {

constexpr int kPerMille = 1000;
constexpr int kBarWidth = 22 * kGrid;

std::optional<StatusRole> roleOf(Job::State state) {
    switch (state) {
    case Job::State::Done: return StatusRole::Good;
    case Job::State::Failed: return StatusRole::Bad;
    case Job::State::Cancelled: return StatusRole::Attention;
    default: return std::nullopt;
    }
}

} // namespace

JobStrip::JobStrip(JobQueue& queue, FileSystem& fs, const CommandSet& commands, QWidget* parent)
    : QFrame(parent), queue_(queue), fs_(fs), mark_(new QLabel(this)), title_(new ElidedLabel(this)),
      bar_(new QProgressBar(this)), figures_(new ElidedLabel(this)), pause_(new QPushButton(tr("Resume"), this)),
      cancel_(new QPushButton(tr("Cancel"), this)), free_(new ElidedLabel(this)), counter_(new QToolButton(this)),
      volumeTask_(this) {
    title_->setFont(boldFont(title_->font()));
    title_->setElideMode(Qt::ElideMiddle);
    makeSecondary(figures_);
    makeSecondary(free_);
    bar_->setTextVisible(false);
    bar_->setMinimumWidth(8 * kGrid);
    bar_->setMaximumWidth(kBarWidth);
    bar_->setAccessibleName(tr("Progress of the job"));
    // Wide enough for both words, so that nothing moves under the pointer.
    int width = pause_->sizeHint().width();
    pause_->setText(tr("Pause"));
    pause_->setIcon(lineIcon(QStringLiteral("pause")));
    width = std::max(width + pause_->iconSize().width(), pause_->sizeHint().width());
    pause_->setMinimumWidth(width);
    cancel_->setIcon(lineIcon(QStringLiteral("cancel")));
    counter_->setDefaultAction(commands.action(Command::ShowJobs));
    counter_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    counter_->setAutoRaise(true);
    counter_->setFocusPolicy(Qt::StrongFocus);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kDialogMargin, kGrid / 2, kGrid, kGrid / 2);
    row->setSpacing(kGrid);
    row->addWidget(mark_);
    row->addWidget(title_);
    row->addWidget(bar_);
    row->addWidget(figures_);
    row->addWidget(pause_);
    row->addWidget(cancel_);
    row->addStretch(1);
    row->addWidget(free_);
    row->addWidget(counter_);

    connect(&queue_, &JobQueue::jobAdded, this, &JobStrip::refresh);
    connect(&queue_, &JobQueue::jobChanged, this, &JobStrip::refresh);
    connect(&queue_, &JobQueue::jobsRemoved, this, &JobStrip::refresh);
    connect(&queue_, &JobQueue::sampled, this, &JobStrip::refresh);
    connect(&queue_, &JobQueue::jobFinished, this, &JobStrip::refreshFreeSpace);
    connect(pause_, &QPushButton::clicked, this, [this] {
        if (Job* job = queue_.foremost())
            job->setPaused(!job->isPaused());
    });
    connect(cancel_, &QPushButton::clicked, this, [this] {
        if (Job* job = queue_.foremost())
            job->cancel();
    });
    refresh();
}

void JobStrip::setFolder(const std::filesystem::path& folder) {
    if (folder_ == folder)
        return;
    folder_ = folder;
    free_->setText({});
    refreshFreeSpace();
}

void JobStrip::refresh() {
    const Job* job = queue_.foremost();
    bar_->setVisible(job != nullptr);
    pause_->setVisible(job != nullptr);
    cancel_->setVisible(job != nullptr);
    if (job != nullptr)
        showJob(*job);
    else
        showLast();
    refreshCounter();
    fit();
}

/// Where there is little room the figures of the job stay, then its name: free space and a long bar are given up
/// first.
void JobStrip::fit() {
    const bool busy = !bar_->isHidden();
    int wanted = kBarWidth + kDialogMargin + 8 * kGrid;
    for (const QWidget* part :
         std::initializer_list<const QWidget*>{title_, figures_, pause_, cancel_, free_, counter_})
        wanted += part->sizeHint().width();
    free_->setVisible(!busy || wanted <= width());
    figures_->setMinimumWidth(busy ? std::min(figures_->sizeHint().width(), width() * 2 / 5) : 0);
}

void JobStrip::showJob(const Job& job) {
    mark_->hide();
    title_->show();
    title_->setText(jobTitle(job));
    bar_->setAccessibleName(jobTitle(job));
    const std::optional<int> perMille = jobPerMille(job);
    bar_->setRange(0, perMille ? kPerMille : 0); // 0..0: busy, amount unknown
    bar_->setValue(perMille.value_or(0));
    const QString progress = jobProgressText(job);
    if (progress.isEmpty() || job.isCancelling())
        figures_->setText(jobStateText(job));
    else
        figures_->setText(job.isPaused() ? tr("%1 · %2").arg(jobStateText(job), progress) : progress);
    showPause(*pause_, job, tr("Pause"), tr("Resume"));
    cancel_->setEnabled(!job.isCancelling());
    cancel_->setToolTip(tr("Cancels this job; nothing half-made is left behind"));
}

void JobStrip::showLast() {
    const Job* last = queue_.jobs().isEmpty() ? nullptr : queue_.jobs().last();
    mark_->setVisible(last != nullptr);
    title_->setVisible(last != nullptr);
    title_->setText(last != nullptr ? jobTitle(*last) : QString());
    figures_->setText(last != nullptr ? jobStateText(*last) : tr("No jobs"));
    if (last == nullptr)
        return;
    if (const auto role = roleOf(last->state())) {
        const int side = style()->pixelMetric(QStyle::PM_SmallIconSize);
        mark_->setPixmap(statusIcon(*role).pixmap(QSize(side, side), devicePixelRatioF()));
    }
}

void JobStrip::refreshCounter() {
    const int waiting = queue_.unfinishedCount() - (queue_.foremost() != nullptr ? 1 : 0);
    counter_->setText(waiting > 0 ? tr("%n more job(s)", nullptr, waiting) : tr("Jobs"));
}

void JobStrip::refreshFreeSpace() {
    if (folder_.empty())
        return;
    volumeTask_.start<VolumeInfo>([&fs = fs_, folder = folder_](const std::stop_token&) { return fs.volume(folder); },
                                  [this](const AsyncResult<VolumeInfo>& result) {
                                      free_->setText(result.value != nullptr
                                                         ? tr("%1 free here").arg(formatBytes(result.value->free))
                                                         : QString());
                                  });
}

void JobStrip::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    fit();
}

void JobStrip::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(QPen(hairlineColor(palette()), 0));
    painter.drawLine(QPointF(0, 0.5), QPointF(width(), 0.5));
}

void JobStrip::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace strata::ui
