// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/fileorder.h"
#include "core/ops/operation.h"
#include "ui/async/asynctask.h"

#include <QWidget>

class QLabel;

namespace strata::ui {

class FileStrip;

/// A disk's files now and after the work that a dialog asks about, one above the other on one scale, with figures.
/// Not there for disks whose files have nothing to show (flat, compressed). Reads tables, on a worker.
class WorkPicture : public QWidget {
    Q_OBJECT
public:
    enum class Work { Shrink, Defragment };

    WorkPicture(FileSystem& fs, Work work, const std::filesystem::path& disk, const OpenOptions& open,
                QWidget* parent = nullptr);

    /// What the work would give back.
    void setPlan(const Plan& plan);

private:
    void show(const FileOrder& order);
    void paintShrunk();

    Work work_;
    FileOrder order_;
    std::uint64_t frees_ = 0;
    bool planned_ = false;
    FileStrip* now_;
    FileStrip* after_;
    QLabel* nowFigures_;
    QLabel* afterFigures_;
    AsyncTask task_{this};
};

} // namespace strata::ui
