// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/plansummary.h"

#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/views/inlinemessage.h"

#include <QLabel>
#include <QStringList>
#include <QVBoxLayout>

namespace strata::ui {
namespace {

/// Long enough to join keystrokes, short enough to feel at once.
constexpr int kJoinMilliseconds = 120;

/// The nearest folder that exists, so that the volume of a folder yet to be made is known.
std::filesystem::path existingFolder(FileSystem& fs, std::filesystem::path folder) {
    while (!folder.empty() && folder != folder.root_path() && !fs.exists(folder))
        folder = folder.parent_path();
    return folder.empty() ? std::filesystem::path(".") : folder;
}

} // namespace

PlanSummary::PlanSummary(FileSystem& fs, QWidget* parent)
    : QWidget(parent), fs_(fs), task_(this), line_(new QLabel(this)), message_(new InlineMessage(this)) {
    line_->setWordWrap(true);
    line_->setTextFormat(Qt::PlainText);
    line_->setAccessibleName(tr("What will happen"));
    line_->setObjectName(QStringLiteral("planLine"));
    message_->setClosable(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(message_);
    column->addWidget(line_);
    delay_.setSingleShot(true);
    delay_.setInterval(kJoinMilliseconds);
    connect(&delay_, &QTimer::timeout, this, &PlanSummary::startPlanning);
}

PlanSummary::~PlanSummary() = default;

void PlanSummary::request(MakeOperation make, std::filesystem::path destination) {
    make_ = std::move(make);
    destination_ = std::move(destination);
    plan_.reset();
    task_.cancel();
    delay_.start();
    emit changed();
}

void PlanSummary::reject(const QString& reason) {
    delay_.stop();
    task_.cancel();
    plan_.reset();
    message_->hide();
    line_->setText(reason);
    emit changed();
}

void PlanSummary::startPlanning() {
    if (line_->text().isEmpty())
        line_->setText(tr("Working it out…"));
    task_.start<Outlook>(
        [&fs = fs_, make = make_, destination = destination_](std::stop_token stop) {
            const std::unique_ptr<Operation> operation = make();
            Progress progress;
            Report report;
            OpContext context{fs, progress, std::move(stop), report};
            Outlook outlook;
            outlook.plan = operation->plan(context);
            outlook.volume = fs.volume(existingFolder(fs, destination));
            return outlook;
        },
        [this](const AsyncResult<Outlook>& result) {
            if (result.value != nullptr) {
                show(*result.value);
            } else {
                line_->clear();
                message_->showError(*result.error);
                emit refused(*result.error);
            }
            emit changed();
        });
}

void PlanSummary::show(const Outlook& outlook) {
    const Plan& plan = outlook.plan;
    QStringList sentences;
    if (plan.reads > 0 && plan.writes == 0)
        sentences << tr("Reads %1, writes nothing.").arg(formatBytes(plan.reads));
    else if (plan.reads > 0)
        sentences << tr("Reads %1, writes at most %2.").arg(formatBytes(plan.reads), formatBytes(plan.writes));
    else if (plan.writes == 0)
        sentences << tr("No data is moved.");
    else
        sentences << tr("Writes %1 in %n file(s) now.", nullptr, static_cast<int>(plan.creates.size()))
                         .arg(formatBytes(plan.writes));
    if (plan.frees > 0)
        sentences << tr("Gives back %1.").arg(formatBytes(plan.frees));
    sentences << tr("Free on the volume: %1.").arg(formatBytes(outlook.volume.free));
    line_->setText(sentences.join(QLatin1Char(' ')));
    line_->setToolTip(tr("Room needed: %1").arg(formatExactBytes(plan.peakExtraSpace)));
    QStringList warnings;
    for (const Text& warning : plan.warnings)
        warnings << translated(warning);
    if (warnings.isEmpty())
        message_->hide();
    else
        message_->showMessage(Severity::Warning, warnings.first(), warnings.mid(1).join(QLatin1Char('\n')));
    plan_ = plan;
}

} // namespace strata::ui
