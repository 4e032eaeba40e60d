// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/menddialog.h"

#include "core/base/text.h"
#include "ui/dialogs/plansummary.h"
#include "ui/views/look.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace strata::ui {
namespace {

QString nameOf(const std::filesystem::path& path) { return QString::fromStdString(displayPath(path.filename())); }

QString cidText(Cid cid) { return QStringLiteral("%1").arg(cid, 8, 16, QLatin1Char('0')); }

QString momentText(std::int64_t ns) {
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ns / 1'000'000), QLocale::ShortFormat);
}

} // namespace

MendDialog::MendDialog(FileSystem& fs, AttachParams params, QWidget* parent)
    : QDialog(parent), params_(std::move(params)), sentence_(new QLabel(this)), summary_(new PlanSummary(fs, this)),
      task_(this) {
    setWindowTitle(tr("Mend “%1”").arg(nameOf(params_.child)));
    sentence_->setTextFormat(Qt::PlainText);
    sentence_->setWordWrap(true);
    sentence_->setObjectName(QStringLiteral("sentence"));
    sentence_->setText(tr("Reading both disks…"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    act_ = buttons->addButton(tr("&Mend"), QDialogButtonBox::AcceptRole);
    act_->setEnabled(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, kDialogMargin);
    column->setSpacing(kDialogMargin);
    column->addWidget(sentence_);
    column->addWidget(summary_);
    column->addStretch();
    column->addWidget(buttons);
    resize(70 * kGrid, 28 * kGrid);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(summary_, &PlanSummary::changed, this, [this] { act_->setEnabled(summary_->isReady()); });
    task_.start<AttachEvidence>(
        [&fs, wanted = params_](const std::stop_token&) { return attachEvidence(fs, wanted); },
        [this](const AsyncResult<AttachEvidence>& result) {
            if (result.value != nullptr)
                showEvidence(*result.value);
            else
                sentence_->hide(); // the plan says why
        });
    summary_->request([wanted = params_] { return attachOp(wanted); }, params_.child.parent_path());
}

const Plan& MendDialog::plan() const { return summary_->plan(); }

void MendDialog::showEvidence(const AttachEvidence& evidence) {
    const QString child = nameOf(params_.child);
    const QString parent = nameOf(params_.parent);
    if (evidence.sameCid()) {
        sentence_->setText(tr("“%1” names the parent “%2”, which is not there. It fits “%3”, whose name is written "
                              "into it; no other byte changes.")
                               .arg(child, QString::fromStdString(evidence.oldHint), parent));
        return;
    }
    QString words = tr("“%1” expects the content ID %2 of its parent, but “%3” has %4.")
                        .arg(child, cidText(evidence.expected), parent, cidText(evidence.found));
    words += QLatin1Char('\n')
             + (evidence.parentIsNewer()
                    ? tr("The parent was written after it (%1; the child %2). Its data has probably changed: what "
                         "builds on it may read wrong. Keep a copy before you use it.")
                          .arg(momentText(evidence.parentWritten), momentText(evidence.childWritten))
                    : tr("The parent was not written after it (last %1), so its data has most likely not changed.")
                          .arg(momentText(evidence.parentWritten)));
    words +=
        QLatin1Char('\n') + tr("Mending writes the parent's content ID into “%1”; no other byte changes.").arg(child);
    sentence_->setText(words);
}

} // namespace strata::ui
