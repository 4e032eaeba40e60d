// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/async/asynctask.h"

#include <QList>
#include <QObject>
#include <QString>

#include <filesystem>
#include <vector>

class QPushButton;

namespace strata {
class FileSystem;
}

namespace strata::ui {

class DocumentSet;
class InlineMessage;
class JobRunner;

/// Operations that were cut off in any machine of the library, or opened lately: looked for at start, in the
/// background, and offered one machine after the other. The machine that is shown offers its own.
class CutOffOffers : public QObject {
    Q_OBJECT
public:
    CutOffOffers(FileSystem& fs, DocumentSet& documents, JobRunner& runner, InlineMessage& bar, QObject* parent);

    void look();

private:
    struct Offer {
        std::filesystem::path folder;
        Text what;
        bool finish = false;
        bool rollBack = false;
    };
    using Offers = std::vector<Offer>;

    static Offers find(FileSystem& fs, const std::vector<std::filesystem::path>& paths, const std::stop_token& stop);
    static Offer offerIn(FileSystem& fs, const std::filesystem::path& folder);
    bool isShown(const Offer& offer) const;
    void showNext();
    void leave();
    void run(const Offer& offer, bool rollBack);
    QPushButton* addButton(const QString& words, const QString& whole);

    FileSystem& fs_;
    DocumentSet& documents_;
    JobRunner& runner_;
    InlineMessage& bar_;
    QList<Offer> offers_; ///< the first is shown
    AsyncTask search_;
};

} // namespace strata::ui
