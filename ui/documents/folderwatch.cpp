// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/folderwatch.h"

#include "ui/text/format.h"

#include <QSet>

namespace strata::ui {
namespace {

constexpr int kQuietMs = 500;
/// Watches are a scarce resource of the system (inotify); the folder itself tells of most changes.
constexpr std::size_t kMaxWatchedFiles = 200;

} // namespace

FolderWatch::FolderWatch(QObject* parent) : QObject(parent) {
    quiet_.setSingleShot(true);
    quiet_.setInterval(kQuietMs);
    const auto restart = [this] { quiet_.start(); };
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, &quiet_, restart);
    connect(&watcher_, &QFileSystemWatcher::fileChanged, &quiet_, restart);
    connect(&quiet_, &QTimer::timeout, this, &FolderWatch::changed);
}

void FolderWatch::watch(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& files) {
    QSet<QString> wanted{fromPath(folder)};
    for (std::size_t i = 0; i < files.size() && i < kMaxWatchedFiles; ++i)
        wanted.insert(fromPath(files[i]));
    const QStringList list = watcher_.directories() + watcher_.files();
    const QSet<QString> watched(list.begin(), list.end());
    if (const QSet<QString> gone = watched - wanted; !gone.isEmpty())
        watcher_.removePaths(gone.values());
    if (const QSet<QString> fresh = wanted - watched; !fresh.isEmpty())
        watcher_.addPaths(fresh.values());
}

void FolderWatch::stop() {
    quiet_.stop();
    if (const QStringList watched = watcher_.directories() + watcher_.files(); !watched.isEmpty())
        watcher_.removePaths(watched);
}

} // namespace strata::ui
