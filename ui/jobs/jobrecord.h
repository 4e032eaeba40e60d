// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/report.h"
#include "ui/jobs/touchedfiles.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

class QJsonObject;

namespace strata::ui {

class Job;

/// What is kept of a job: enough for its report, also long after the program that ran it has ended. Texts are kept as
/// formats with arguments, so that a report reads in the language of its reader.
struct JobRecord {
    static constexpr std::size_t kMostFiles = 200;

    enum class State { Waiting, Running, Done, Failed, Cancelled, Interrupted };

    QString id;
    QString operation; ///< "clone"
    Text title;
    State state = State::Waiting;
    bool isPaused = false; ///< now; not kept
    QDateTime started;     ///< invalid: it never began
    QDateTime finished;
    std::uint64_t bytes = 0;                        ///< done
    std::uint64_t reads = 0, writes = 0, frees = 0; ///< by the plan
    qint64 pausedMs = 0;
    /// The first kMostFiles of each; a split disk may have thousands.
    TouchedFiles files;
    std::vector<std::filesystem::path> sources;
    std::uint64_t moreFiles = 0; ///< that are not listed
    /// Of all files that are made, changed or removed; nothing if nobody could look.
    std::optional<std::uint64_t> roomBefore, roomAfter;
    std::vector<Text> warnings; ///< of the plan
    Report report;
    std::optional<Error> error;
    qint64 process = 0; ///< that ran it

    bool isEnded() const { return state >= State::Done; }
};

JobRecord recordOf(const Job& job);
JobRecord::State recordStateOf(const Job& job);

QJsonObject toJson(const JobRecord& record);
/// Nothing if that is no record. GUI thread only: the formats of its texts are kept in one place for good.
std::optional<JobRecord> recordFromJson(const QJsonObject& json);

} // namespace strata::ui
