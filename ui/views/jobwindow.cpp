// SPDX-License-Identifier: Apache-2.0
#include "ui/views/jobwindow.h"

#include "ui/commands/iconset.h"
#include "ui/jobs/jobhistory.h"
#include "ui/jobs/jobqueue.h"
#include "ui/jobs/jobreport.h"
#include "ui/jobs/jobtext.h"
#include "ui/models/jobmodel.h"
#include "ui/models/viewroles.h"
#include "ui/settings/settings.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/views/entrydelegate.h"
#include "ui/views/filterfield.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/jobbuttons.h"
#include "ui/views/look.h"
#include "ui/views/panesplitter.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace strata::ui {
namespace {

const QString kLayoutName = QStringLiteral("job-window");
constexpr int kPerMille = 1000;

/// Jobs whose report has all words of a search.
class JobFilter : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setSearch(const QString& search) {
        words_ = search.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
        if (words_.isEmpty())
            return true;
        const QString text = sourceModel()->index(row, 0, parent).data(SearchTextRole).toString();
        return std::ranges::all_of(words_,
                                   [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
    }

private:
    QStringList words_;
};

} // namespace

JobWindow::JobWindow(JobQueue& queue, JobHistory& history, Settings& settings, QWidget* parent)
    : QDialog(parent), queue_(queue), history_(history), settings_(settings),
      model_(new JobModel(queue, history, this)), filter_(new JobFilter(this)),
      search_(new FilterField(tr("Search jobs and their reports"), this)), message_(new InlineMessage(this)),
      view_(new QTreeView(this)), title_(new QLabel(this)), figures_(new QLabel(this)), bar_(new QProgressBar(this)),
      report_(new QPlainTextEdit(this)) {
    setWindowTitle(tr("Jobs"));
    setModal(false);
    filter_->setSourceModel(model_);
    view_->setModel(filter_);
    view_->setItemDelegate(new EntryDelegate(EntryDelegate::Form::OneLine, view_));
    view_->setRootIsDecorated(false);
    view_->setUniformRowHeights(true);
    view_->setAllColumnsShowFocus(true);
    view_->setAccessibleName(tr("Jobs"));
    view_->header()->setStretchLastSection(false);
    view_->header()->setSectionResizeMode(JobModel::TitleColumn, QHeaderView::Stretch);
    const int character = fontMetrics().averageCharWidth();
    view_->header()->resizeSection(JobModel::StateColumn, character * 15);
    view_->header()->resizeSection(JobModel::ProgressColumn, character * 38);
    view_->header()->resizeSection(JobModel::StartedColumn, character * 12);
    view_->header()->resizeSection(JobModel::DurationColumn, character * 12);

    auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, search_, [this] { search_->setFocus(Qt::ShortcutFocusReason); });

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    pause_ = buttons->addButton(tr("&Pause Job"), QDialogButtonBox::ActionRole);
    cancel_ = buttons->addButton(tr("Cancel &Job"), QDialogButtonBox::ActionRole);
    copy_ = buttons->addButton(tr("Cop&y Report"), QDialogButtonBox::ActionRole);
    save_ = buttons->addButton(tr("&Save Report…"), QDialogButtonBox::ActionRole);
    clear_ = buttons->addButton(tr("Clear &Finished"), QDialogButtonBox::ActionRole);
    auto* splitter = new PaneSplitter(Qt::Vertical, this);
    splitter->addWidget(view_);
    splitter->addWidget(buildDetails());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, kDialogMargin);
    column->setSpacing(kGrid);
    column->addWidget(message_);
    column->addWidget(search_);
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
    connect(copy_, &QPushButton::clicked, this, [this] {
        if (const std::optional<JobRecord> record = selectedRecord())
            QGuiApplication::clipboard()->setText(toText(reportOf(*record)));
    });
    connect(save_, &QPushButton::clicked, this, &JobWindow::askWhereToSave);
    connect(clear_, &QPushButton::clicked, &history_, &JobHistory::clear);
    connect(search_, &QLineEdit::textChanged, this, [this](const QString& search) {
        static_cast<JobFilter*>(filter_)->setSearch(search);
        keepSelection();
    });
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& row) {
        if (const std::optional<JobRecord> record = model_->recordAt(filter_->mapToSource(row)))
            selected_ = record->id;
        refreshDetails();
    });
    connect(model_, &QAbstractItemModel::dataChanged, this, &JobWindow::refreshDetails);
    connect(filter_, &QAbstractItemModel::modelReset, this, &JobWindow::keepSelection);
    // A job that was just asked for is what people want to see.
    connect(filter_, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first) {
        if (first == 0 && search_->text().isEmpty())
            view_->setCurrentIndex(filter_->index(0, 0));
    });
    if (!restoreGeometry(settings_.layout(kLayoutName)))
        resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 28);
    view_->setCurrentIndex(filter_->index(0, 0));
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
    bar_->setRange(0, kPerMille);
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

Job* JobWindow::selectedJob() const { return model_->jobAt(filter_->mapToSource(view_->currentIndex())); }

std::optional<JobRecord> JobWindow::selectedRecord() const {
    return model_->recordAt(filter_->mapToSource(view_->currentIndex()));
}

void JobWindow::keepSelection() {
    QModelIndex row = filter_->index(0, 0);
    for (int i = 0; i < filter_->rowCount(); ++i)
        if (const QModelIndex index = filter_->index(i, 0);
            model_->recordAt(filter_->mapToSource(index))->id == selected_)
            row = index;
    view_->setCurrentIndex(row);
    refreshDetails();
}

void JobWindow::refreshDetails() {
    refreshButtons();
    const std::optional<JobRecord> record = selectedRecord();
    bar_->setVisible(record && !record->isEnded());
    if (!record) {
        title_->setText(search_->text().isEmpty() ? tr("No jobs yet") : tr("No job fits"));
        figures_->clear();
        report_->clear();
        return;
    }
    title_->setText(translated(record->title));
    if (const Job* job = selectedJob())
        showProgress(*job);
    else
        showEnd(*record);
    JobReport report = reportOf(*record);
    report.title.clear(); // stands above
    // Setting the text would move the reader's place: only when it changed.
    if (const QString text = toText(report); text != report_->toPlainText())
        report_->setPlainText(text);
}

void JobWindow::showProgress(const Job& job) {
    const QString progress = jobProgressText(job);
    figures_->setText(progress.isEmpty() ? jobStateText(job) : tr("%1 · %2").arg(jobStateText(job), progress));
    const std::optional<int> perMille = jobPerMille(job);
    bar_->setRange(0, perMille || job.isFinished() ? kPerMille : 0);
    bar_->setValue(perMille.value_or(0));
}

void JobWindow::showEnd(const JobRecord& record) {
    figures_->setText(
        tr("%1 · %2").arg(jobStateText(record.state), QLocale().toString(record.started, QLocale::ShortFormat)));
}

void JobWindow::askWhereToSave() {
    const std::optional<JobRecord> record = selectedRecord();
    if (!record)
        return;
    auto* dialog = new QFileDialog(this, tr("Save Report"), settings_.lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(
        {tr("Web page (%1)").arg(QStringLiteral("*.html")), tr("Text (%1)").arg(QStringLiteral("*.txt"))});
    dialog->setDefaultSuffix(QStringLiteral("html"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("*.txt")) ? QStringLiteral("txt")
                                                                         : QStringLiteral("html"));
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, report = reportOf(*record)](const QString& file) { save(report, file); });
    dialog->open();
}

void JobWindow::save(const JobReport& report, const QString& path) {
    QSaveFile file(path);
    const QByteArray bytes =
        (path.endsWith(QLatin1String(".txt"), Qt::CaseInsensitive) ? toText(report) : toHtml(report)).toUtf8();
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        message_->showMessage(Severity::Note, tr("The report was saved."), formatPath(toPath(path)));
    else
        message_->showMessage(Severity::Error, tr("The report could not be saved."), file.errorString());
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
    const bool anyJob = view_->currentIndex().isValid();
    for (QPushButton* button : {copy_, save_})
        button->setEnabled(anyJob);
    copy_->setToolTip(anyJob ? tr("Copies the selected job's report as text") : tr("There is no job to report on"));
    save_->setToolTip(anyJob ? tr("Writes the selected job's report to a file, as a web page or as text")
                             : tr("There is no job to report on"));
    const bool anyFinished = queue_.unfinishedCount() < queue_.jobs().size() || !history_.earlier().isEmpty();
    clear_->setEnabled(anyFinished);
    clear_->setToolTip(anyFinished ? tr("Takes jobs that ended out of the list, with their reports")
                                   : tr("No job has ended yet"));
}

} // namespace strata::ui
