// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/snapshotreader.h"
#include "ui/mainwindow.h"

#include <memory>
#include <vector>

namespace strata::ui {

/// The program's windows. Each shows machines of its own; jobs, their history, settings and the library are one.
class WindowSet : public QObject {
    Q_OBJECT
public:
    /// All outlive it.
    struct Shared {
        FileSystem& fs;
        Settings& settings;
        JobQueue& jobs;
        JobHistory& history;
        SnapshotReader reader;
        SnapshotOperations operations;
    };

    explicit WindowSet(Shared shared, QObject* parent = nullptr);
    ~WindowSet() override;

    /// Another window, which is shown.
    MainWindow& open();
    /// Makes every window anew, with what it shows: after a change of language or units.
    void remakeAll();
    MainWindow& first() { return *windows_.front()->window; }
    std::size_t count() const { return windows_.size(); }

signals:
    void outdated();        ///< the user chose another language or other units
    void settingsChanged(); ///< other choices count from now on

private:
    struct Entry {
        std::unique_ptr<DocumentSet> documents; // outlives its window
        std::unique_ptr<MainWindow> window;
    };
    void make(Entry& entry);
    void forget(const MainWindow* window);

    Shared shared_;
    std::vector<std::unique_ptr<Entry>> windows_;
};

} // namespace strata::ui
