// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <filesystem>
#include <vector>

namespace strata::ui {

/// Tells, once things are quiet again, that a folder or one of the files in it changed.
class FolderWatch : public QObject {
    Q_OBJECT
public:
    explicit FolderWatch(QObject* parent = nullptr);

    /// Watches these from now on; a change already seen is still told. Call again after each changed(): a replaced
    /// file is another file to the system.
    void watch(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& files);
    void stop();

signals:
    void changed();

private:
    QFileSystemWatcher watcher_;
    QTimer quiet_;
};

} // namespace strata::ui
