// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/quitguard.h"

#include "ui/jobs/jobqueue.h"
#include "ui/views/metadatastack.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace strata::ui {

QuitGuard::QuitGuard(JobQueue& queue, MetadataStack& metadata, QWidget& window)
    : QObject(&window), queue_(queue), metadata_(metadata), window_(window) {}

bool QuitGuard::othersAreOpen(const QWidget& window) {
    return std::ranges::any_of(QApplication::topLevelWidgets(), [&window](const QWidget* other) {
        return other != &window && other->isVisible() && other->metaObject() == window.metaObject();
    });
}

int QuitGuard::jobsThatWouldEnd() const { return othersAreOpen(window_) ? 0 : queue_.unfinishedCount(); }

bool QuitGuard::mayClose() {
    if (jobsThatWouldEnd() == 0 && (agreed_ || metadata_.pendingDisks().empty()))
        return true;
    if (question_ == nullptr && !agreed_)
        ask();
    return false;
}

void QuitGuard::ask() {
    const int jobs = jobsThatWouldEnd();
    const int edits = static_cast<int>(metadata_.pendingDisks().size());
    question_ = new QMessageBox(&window_);
    question_->setAttribute(Qt::WA_DeleteOnClose);
    question_->setIcon(QMessageBox::Question);
    question_->setWindowTitle(tr("Quit Strata"));
    QStringList texts;
    if (jobs > 0)
        texts << tr("%n job(s) are not finished. A cancelled job leaves the disks as they were.", nullptr, jobs);
    if (edits > 0)
        texts << tr("The metadata of %n disk(s) was changed, but not applied. These changes would be lost.", nullptr,
                    edits);
    question_->setText(jobs > 0 ? tr("Cancel the jobs and quit?") : tr("Quit without the changes?"));
    question_->setInformativeText(texts.join(QStringLiteral("\n\n")));
    QPushButton* stay = question_->addButton(tr("&Stay"), QMessageBox::RejectRole);
    QPushButton* quit = question_->addButton(jobs > 0 ? tr("&Cancel Jobs and Quit") : tr("&Discard Changes and Quit"),
                                             QMessageBox::DestructiveRole);
    question_->setDefaultButton(stay);
    question_->setEscapeButton(stay);
    connect(quit, &QPushButton::clicked, this, &QuitGuard::cancelAndClose);
    question_->open();
}

void QuitGuard::cancelAndClose() {
    agreed_ = true;
    if (jobsThatWouldEnd() == 0) {
        QMetaObject::invokeMethod(&window_, &QWidget::close, Qt::QueuedConnection);
        return;
    }
    connect(&queue_, &JobQueue::idle, &window_, &QWidget::close, Qt::QueuedConnection);
    queue_.cancelAll();
}

} // namespace strata::ui
