// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/pictures/mode.h"
#include "tests/pictures/picturebook.h"
#include "tests/ui/slowfilesystem.h"
#include "ui/commands/commandset.h"
#include "ui/documents/documentset.h"
#include "ui/jobs/jobhistory.h"
#include "ui/jobs/jobqueue.h"
#include "ui/mainwindow.h"
#include "ui/settings/settings.h"

#include <QDialog>
#include <QTemporaryDir>

#include <filesystem>
#include <memory>

namespace strata::test {

/// Goes through the real window, over real files in a folder of its own, and takes a picture of every pane, dialog
/// and state. What it needs to find and does not find ends it with a word on standard error.
class Scenes {
public:
    Scenes(const Mode& mode, PictureBook& book);
    ~Scenes();

    void takeAll();

private:
    // Places.
    void startPage();
    void machine();
    void metadata();
    void pictureOfDialog(const QString& name);
    void singleDisks();
    void troubles();
    void longNames();
    // What can be asked for where one is.
    void inspectorPages(const QString& place);
    void dialogs(const QString& place, const QList<ui::Command>& commands);
    void jobs();

    ui::MainWindow& window() { return *window_; }
    ui::MachineDocument* document() { return documents_->current(); }
    void makeWindow();
    void open(const std::filesystem::path& path);
    void select(const QString& name);
    void settle();
    void take(const QString& name);
    QDialog* openDialog() const;
    std::filesystem::path folder(const char* name) const;
    /// A copy of the sample machine to be spoiled.
    std::filesystem::path copyOfSample(const char* name) const;

    Mode mode_;
    PictureBook& book_;
    QTemporaryDir home_;
    SlowFileSystem fs_;
    ui::Settings settings_;
    std::unique_ptr<ui::JobQueue> jobs_;
    std::unique_ptr<ui::JobHistory> history_;
    std::unique_ptr<ui::DocumentSet> documents_;
    std::unique_ptr<ui::MainWindow> window_;
};

} // namespace strata::test
