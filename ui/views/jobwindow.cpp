// SPDX-License-Identifier: Apache-2.0
#include "ui/views/jobwindow.h"

#include "ui/jobs/jobqueue.h"
#include "ui/jobs/jobtext.h"
#include "ui/models/jobmodel.h"
#include "ui/settings/settings.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/views/entrydelegate.h"
#include "ui/views/jobbuttons.h"
#include "ui/views/look.h"
#include "ui/views/panesplitter.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace strata::ui {
namespace {

const QString kLayoutName = QStringLiteral("job-window");

QString filesText(const QString& heading, const std::vector<std::filesystem::path>& files) {
    QString text;
    for (const std::filesystem::path& file : files)
        text += QStringLiteral("    %1\n").arg(formatPath(file));
    return text.isEmpty() ? text : heading + QLatin1Char('\n') + text;
}

/// What a job would do or did, as text to read and copy.
QString reportText(const Job& job) {
    QString text;
    if (job.error() && job.state() != Job::State::Cancelled)
        text += errorText(*job.error()) + QStringLiteral("\n\n");
    if (job.state() == Job::State::Cancelled)
        text += JobWindow::tr("Cancelled. The disks are as they were before; nothing was left behind.")
                + QStringLiteral("\n\n");
    if (job.isFinished())
        for (const Report::Line& line : job.report().lines)
            text += line.severity == Severity::Note
                        ? translated(line.text) + QLatin1Char('\n')
                        : JobWindow::tr("%1: %2").arg(severityText(line.severity), translated(line.text))
                              + QLatin1Char('\n');
    for (const Text& warning : job.plan().warnings)
        text += JobWindow::tr("%1: %2").arg(severityText(Severity::Warning), translated(warning)) + QLatin1Char('\n');
    text += filesText(JobWindow::tr("Makes:"), job.plan().creates);
    text += filesText(JobWindow::tr("Changes:"), job.plan().changes);
    text += filesText(JobWindow::tr("Removes:"), job.plan().removes);
    text += filesText(JobWindow::tr("Reads:"), job.plan().sources);
    if (job.error() && job.state() == Job::State::Failed)
        text += QLatin1Char('\n') + errorDetails(*job.error());
    return text.trimmed();
}

} // namespace

JobWindow::JobWindow(JobQueue& queue, Settings& settings, QWidget* parent)
    : QDialog(parent), queue_(queue), settings_(settings), model_(new JobModel(queue, this)),
      view_(new QTreeView(this)), title_(new QLabel(this)), figures_(new QLabel(this)), bar_(new QProgressBar(this)),
      report_(new QPlainTextEdit(this)) {
    setWindowTitle(tr("Jobs"));
    setModal(false);
    view_->setModel(model_);
    view_->setItemDelegate(new EntryDelegate(EntryDelegate::Form::OneLine, view_));
    view_->setRootIsDecorated(false);
    view_->setUniformRowHeights(true);
    view_->setAllColumnsShowFocus(true);
    view_->setAccessibleName(tr("Jobs"));
    view_->header()->setStretchLastSection(false);
    view_->header()->setSectionResizeMode(JobModel::TitleColumn, QHeaderView::Stretch);
    const int character = fontMetrics().averageCharWidth();
    view_->header()->resizeSection(JobModel::StateColumn, character * 15);
    view_->header()->resizeSection(JobModel::ProgressColumn, character * 30);
    view_->header()->resizeSection(JobModel::StartedColumn, character * 12);
    view_->header()->resizeSection(JobModel::DurationColumn, character * 12);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    pause_ = buttons->addButton(tr("&Pause Job"), QDialogButtonBox::ActionRole);
    cancel_ = buttons->addButton(tr("Cancel &Job"), QDialogButtonBox::ActionRole);
    clear_ = buttons->addButton(tr("Clear &Finished"), QDialogButtonBox::ActionRole);
    auto* splitter = new PaneSplitter(Qt::Vertical, this);
    splitter->addWidget(view_);
    splitter->addWidget(buildDetails());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, kDialogMargin);
    column->setSpacing(kGrid);
    column->addWidget(splitter, 1);
    column->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::hide);
    connect(pause_, &QPushButton::clicked, this, [this] {
        if (Job* job = selectedJob())
            job->setPaused(!job->isPaused());
    });
    connect(cancel_, &QPushButton::clicked, this, [this] {
        if (Job* job = selectedJob())
            job->cancel();
    });
    connect(clear_, &QPushButton::clicked, &queue_, &JobQueue::removeFinished);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, &JobWindow::refreshDetails);
    connect(model_, &QAbstractItemModel::dataChanged, this, &JobWindow::refreshDetails);
    connect(model_, &QAbstractItemModel::modelReset, this, &JobWindow::refreshDetails);
    // A job that was just asked for is what people want to see.
    connect(model_, &QAbstractItemModel::rowsInserted, this, [this] { view_->setCurrentIndex(model_->index(0, 0)); });
    if (!restoreGeometry(settings_.layout(kLayoutName)))
        resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 28);
    view_->setCurrentIndex(model_->index(0, 0));
    view_->setFocus();
    refreshDetails();
}

JobWindow::~JobWindow() { settings_.setLayout(kLayoutName, saveGeometry()); }

QWidget* JobWindow::buildDetails() {
    auto* details = new QWidget(this);
    title_->setFont(boldFont(title_->font()));
    title_->setTextFormat(Qt::PlainText);
    title_->setWordWrap(true);
    figures_->setTextFormat(Qt::PlainText);
    makeSecondary(figures_);
    bar_->setTextVisible(false);
    bar_->setRange(0, 1000);
    bar_->setAccessibleName(tr("Progress of the job"));
    report_->setReadOnly(true);
    report_->setAccessibleName(tr("Report"));
    report_->setPlaceholderText(tr("What a job did stands here."));
    report_->setTabChangesFocus(true);
    auto* column = new QVBoxLayout(details);
    column->setContentsMargins(0, kGrid, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addWidget(title_);
    column->addWidget(bar_);
    column->addWidget(figures_);
    column->addSpacing(kGrid / 2);
    column->addWidget(report_, 1);
    return details;
}

Job* JobWindow::selectedJob() const { return model_->jobAt(view_->currentIndex()); }

void JobWindow::refreshDetails() {
    refreshButtons();
    const Job* job = selectedJob();
    bar_->setVisible(job != nullptr);
    if (job == nullptr) {
        title_->setText(tr("No jobs yet"));
        figures_->clear();
        report_->clear();
        return;
    }
    title_->setText(jobTitle(*job));
    const QString progress = jobProgressText(*job);
    figures_->setText(progress.isEmpty() ? jobStateText(*job) : tr("%1 · %2").arg(jobStateText(*job), progress));
    const std::optional<int> perMille = jobPerMille(*job);
    bar_->setRange(0, perMille || job->isFinished() ? 1000 : 0);
    bar_->setValue(perMille.value_or(0));
    // Setting the text would move the reader's place: only when it changed.
    if (const QString text = reportText(*job); text != report_->toPlainText())
        report_->setPlainText(text);
}

void JobWindow::refreshButtons() {
    const Job* job = selectedJob();
    if (job != nullptr && !job->isFinished()) {
        showPause(*pause_, *job, tr("&Pause Job"), tr("&Resume Job"));
    } else {
        pause_->setEnabled(false);
        pause_->setToolTip(tr("This job does not run"));
    }
    const bool canCancel = job != nullptr && !job->isFinished() && !job->isCancelling();
    cancel_->setEnabled(canCancel);
    cancel_->setToolTip(canCancel ? tr("Cancels this job; nothing half-made is left behind")
                                  : tr("This job does not run"));
    const bool anyFinished = queue_.unfinishedCount() < queue_.jobs().size();
    clear_->setEnabled(anyFinished);
    clear_->setToolTip(anyFinished ? tr("Takes jobs that ended out of the list") : tr("No job has ended yet"));
}

} // namespace strata::ui
