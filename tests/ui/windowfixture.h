// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/memoryfilesystem.h"
#include "tests/ui/diskmachine.h"
#include "ui/commands/commandset.h"
#include "ui/documents/documentset.h"
#include "ui/documents/samplemachine.h"
#include "ui/jobs/jobhistory.h"
#include "ui/jobs/jobqueue.h"
#include "ui/mainwindow.h"
#include "ui/settings/settings.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <memory>

namespace strata::test {

inline const std::filesystem::path kSampleFolder = "/home/ann/Sample Machine";

/// The visible button with these words, without the mark of its letter; nullptr if there is none.
inline QPushButton* buttonNamed(QWidget& parent, const QString& text) {
    for (QPushButton* button : parent.findChildren<QPushButton*>())
        if (button->isVisible() && button->text().remove(QLatin1Char('&')) == text)
            return button;
    return nullptr;
}

/// A window over a file system in memory that holds the sample machine; nothing of the user's is touched.
class WindowFixture {
public:
    WindowFixture() : fs_(&memory_), settings_(folder_.path()) {
        makeDiskMachine(memory_, kSampleFolder);
        open();
    }
    /// With a history made by hand, and steps that change only it.
    WindowFixture(ui::SnapshotReader reader, ui::SnapshotOperations operations)
        : fs_(&memory_), settings_(folder_.path()), reader_(std::move(reader)), operations_(std::move(operations)) {
        makeDiskMachine(memory_, kSampleFolder);
        open();
    }
    /// Over another file system, which has the sample already.
    explicit WindowFixture(FileSystem* fs) : fs_(fs), settings_(folder_.path()) { open(); }
    /// As the program is: over such a file system, with the real histories and steps.
    static std::unique_ptr<WindowFixture> real(FileSystem& fs) {
        return std::unique_ptr<WindowFixture>(
            new WindowFixture(fs, ui::coreSnapshotReader(), ui::coreSnapshotOperations()));
    }

    ~WindowFixture() {
        close();
        QThreadPool::globalInstance()->waitForDone(); // what reads in the background still uses the file system
    }

    MemoryFileSystem& memory() { return memory_; }
    ui::MainWindow& window() { return *window_; }
    ui::JobQueue& jobs() { return *jobs_; }
    ui::JobHistory& history() { return *history_; }
    ui::DocumentSet& documents() { return *documents_; }
    ui::Settings& settings() { return settings_; }

    /// Ends the program and starts it again with the same settings.
    void restart() {
        close();
        open();
    }

    /// As after a change of language: jobs and documents stay.
    void remakeWindow() {
        window_.reset();
        makeWindow();
    }

    void waitUntilIdle() { QTRY_VERIFY_WITH_TIMEOUT(window_->isIdle(), 20'000); }

    void openSample() {
        window_->open(kSampleFolder);
        waitUntilIdle();
    }

    void trigger(ui::Command command) { window_->commands().action(command)->trigger(); }

    /// The dialog of that class that is open.
    template<class Dialog>
    Dialog* dialog() {
        for (Dialog* dialog : window_->findChildren<Dialog*>())
            if (dialog->isVisible())
                return dialog;
        return nullptr;
    }

private:
    WindowFixture(FileSystem& fs, ui::SnapshotReader reader, ui::SnapshotOperations operations)
        : fs_(&fs), settings_(folder_.path()), reader_(std::move(reader)), operations_(std::move(operations)) {
        open();
    }

    void close() {
        window_.reset();
        documents_.reset();
        jobs_.reset();
        history_.reset();
    }

    void open() {
        jobs_ = std::make_unique<ui::JobQueue>(*fs_);
        history_ = std::make_unique<ui::JobHistory>(*jobs_, settings_.jobHistoryFile());
        documents_ = std::make_unique<ui::DocumentSet>(*fs_, settings_, nullptr, reader_);
        makeWindow();
    }

    void makeWindow() {
        window_ = std::make_unique<ui::MainWindow>(
            ui::Services{*fs_, settings_, *documents_, *jobs_, *history_, operations_});
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        window_->activateWindow();
    }

    QTemporaryDir folder_;
    MemoryFileSystem memory_;
    FileSystem* fs_;
    ui::Settings settings_;
    ui::SnapshotReader reader_;
    ui::SnapshotOperations operations_;
    std::unique_ptr<ui::JobQueue> jobs_;
    std::unique_ptr<ui::JobHistory> history_;
    std::unique_ptr<ui::DocumentSet> documents_;
    std::unique_ptr<ui::MainWindow> window_;
};

} // namespace strata::test
