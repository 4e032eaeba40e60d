// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/async/asynctask.h"

#include <QObject>

#include <filesystem>

namespace strata {
class FileSystem;
}

namespace strata::ui {

/// A small machine to try things on: made once in the user's data folder, with the same operations as any disk.
class SampleMachine : public QObject {
    Q_OBJECT
public:
    SampleMachine(FileSystem& fs, QObject* parent);
    /// For tests: another place.
    SampleMachine(FileSystem& fs, std::filesystem::path folder, QObject* parent);

    const std::filesystem::path& folder() const { return folder_; }
    bool isBusy() const { return task_.isRunning(); }
    /// Makes the folder if it is not there; ready() or failed() follow.
    void make();

signals:
    void ready(const std::filesystem::path& folder);
    void failed(const strata::Error& error);

private:
    FileSystem& fs_;
    std::filesystem::path folder_;
    AsyncTask task_;
};

/// Makes the sample machine in `folder`, which must not exist: under another name first, so that half a machine is
/// never taken for a whole one. Blocks; for a worker.
void makeSampleMachine(FileSystem& fs, const std::filesystem::path& folder);

} // namespace strata::ui
