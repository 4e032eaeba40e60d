// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/cutoffoffers.h"

#include "core/disk/requirefree.h"
#include "core/machine/finishop.h"
#include "ui/commands/jobrunner.h"
#include "ui/documents/documentset.h"
#include "ui/documents/machinedocument.h"
#include "ui/jobs/job.h"
#include "ui/jobs/jobtext.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/views/inlinemessage.h"

#include <QPushButton>

#include <algorithm>
#include <set>

namespace strata::ui {
namespace {

using Path = std::filesystem::path;

/// Somebody holds it: then it is not cut off, but at work.
bool isAtWork(FileSystem& fs, const CutOff& cut) {
    try {
        requireFree(fs, cut.file);
        return false;
    } catch (const Error& error) {
        return error.code() == ErrorCode::Locked;
    }
}

Path folderOf(FileSystem& fs, const Path& path) {
    const std::optional<FileStatus> status = fs.status(path);
    return status && status->kind == FileKind::Directory ? path : path.parent_path();
}

} // namespace

CutOffOffers::CutOffOffers(FileSystem& fs, DocumentSet& documents, JobRunner& runner, InlineMessage& bar,
                           QObject* parent)
    : QObject(parent), fs_(fs), documents_(documents), runner_(runner), bar_(bar), search_(this) {
    bar_.setClosable(false);
    connect(&documents_, &DocumentSet::currentChanged, this, [this] {
        if (!offers_.isEmpty() && isShown(offers_.first()))
            leave(); // its own pane offers it now
    });
}

void CutOffOffers::look() {
    std::vector<Path> paths;
    for (const MachineDocument* document : documents_.documents())
        paths.push_back(document->path());
    for (const QString& path : documents_.recent())
        paths.push_back(toPath(path));
    if (paths.empty())
        return;
    search_.start<Offers>([&fs = fs_, paths](const std::stop_token& stop) { return find(fs, paths, stop); },
                          [this](const AsyncResult<Offers>& found) {
                              if (found.value != nullptr)
                                  offers_ = QList<Offer>(found.value->begin(), found.value->end());
                              showNext();
                          });
}

CutOffOffers::Offers CutOffOffers::find(FileSystem& fs, const std::vector<Path>& paths, const std::stop_token& stop) {
    std::set<Path> seen;
    Offers offers;
    for (const Path& path : paths) {
        if (stop.stop_requested())
            break;
        try {
            const Path folder = folderOf(fs, path);
            if (!seen.insert(folder).second)
                continue;
            if (Offer offer = offerIn(fs, folder); !offer.what.empty())
                offers.push_back(std::move(offer));
        } catch (const Error&) {
            continue; // not there, or not readable, now: its own pane will say so
        }
    }
    return offers;
}

CutOffOffers::Offer CutOffOffers::offerIn(FileSystem& fs, const Path& folder) {
    const std::vector<CutOff> found = findCutOff(fs, folder, {});
    if (found.empty() || std::ranges::any_of(found, [&](const CutOff& cut) { return isAtWork(fs, cut); }))
        return {};
    return {.folder = folder,
            .what = found.front().what,
            .finish = std::ranges::all_of(found, &CutOff::canFinish),
            .rollBack = std::ranges::all_of(found, &CutOff::canRollBack)};
}

bool CutOffOffers::isShown(const Offer& offer) const {
    const MachineDocument* current = documents_.current();
    if (current == nullptr)
        return false;
    if (current->folder() != nullptr)
        return current->folder()->folder == offer.folder;
    return current->path() == offer.folder || current->path().parent_path() == offer.folder; // not read yet
}

void CutOffOffers::showNext() {
    while (!offers_.isEmpty() && isShown(offers_.first()))
        offers_.removeFirst();
    if (offers_.isEmpty()) {
        bar_.hide();
        return;
    }
    const Offer offer = offers_.first();
    const QString machine = QString::fromStdString(displayPath(offer.folder.filename()));
    QStringList text{formatPath(offer.folder)};
    if (const auto more = static_cast<int>(offers_.size()) - 1; more > 0)
        text << tr("Something was cut off in %n more folder(s).", nullptr, more);
    bar_.showMessage(Severity::Warning, tr("“%1”: %2").arg(machine, translated(offer.what)),
                     text.join(QLatin1Char('\n')));
    connect(addButton(tr("N&ot Now"), tr("Leave “%1” as it is for now").arg(machine)), &QPushButton::clicked, this,
            &CutOffOffers::leave);
    connect(addButton(tr("Show &Machine"), tr("Show the machine “%1”").arg(machine)), &QPushButton::clicked, this,
            [this, folder = offer.folder] { documents_.open(folder); });
    if (offer.rollBack)
        connect(addButton(tr("Roll &Back"), tr("Roll back what was cut off in “%1”").arg(machine)),
                &QPushButton::clicked, this, [this, offer] { run(offer, true); });
    if (offer.finish)
        connect(addButton(tr("Res&ume"), tr("Finish what was cut off in “%1”").arg(machine)), &QPushButton::clicked,
                this, [this, offer] { run(offer, false); });
}

void CutOffOffers::leave() {
    if (!offers_.isEmpty())
        offers_.removeFirst();
    showNext();
}

void CutOffOffers::run(const Offer& offer, bool rollBack) {
    bar_.hide();
    const QString machine = QString::fromStdString(displayPath(offer.folder.filename()));
    runner_.run(
        std::make_unique<FinishOp>(FinishParams{.target = offer.folder, .rollBack = rollBack, .open = {}}),
        [this, rollBack, machine](const Job&) {
            leave();
            if (offers_.isEmpty()) {
                bar_.showMessage(Severity::Note, rollBack
                                                     ? tr("What was cut off in “%1” was rolled back.").arg(machine)
                                                     : tr("What was cut off in “%1” was finished.").arg(machine));
                connect(addButton(tr("&OK"), tr("Close this message about “%1”").arg(machine)), &QPushButton::clicked,
                        &bar_, &InlineMessage::dismiss);
            }
        },
        [this](const Job& job) {
            runner_.tellFailure(job);
            leave();
        });
}

QPushButton* CutOffOffers::addButton(const QString& words, const QString& whole) {
    QPushButton* button = bar_.addButton(words);
    button->setAccessibleName(whole);
    button->setToolTip(whole);
    return button;
}

} // namespace strata::ui
