// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/snapshotoperations.h"

#include <QMainWindow>

#include <filesystem>
#include <memory>

class QLineEdit;
class QMenu;

namespace strata {
class FileSystem;
}

namespace strata::ui {

class CommandSet;
class CutOffCommands;
class CutOffOffers;
class DiskCommands;
class DiskWorkCommands;
class DocumentSet;
class GraphCommands;
class InlineMessage;
class InspectorPane;
class JobHistory;
class JobQueue;
class JobStrip;
class JobWindow;
class LibraryPane;
class MachineDocument;
class MachinePane;
class PaneCycle;
class QuitGuard;
class SampleMachine;
class Settings;
class SnapshotCommands;
class Workspace;

/// What the window works with; all outlive it. Jobs and documents go on when the window is made anew.
struct Services {
    FileSystem& fs;
    Settings& settings;
    DocumentSet& documents;
    JobQueue& jobs;
    JobHistory& history;
    SnapshotOperations snapshots = {};
};

/// Puts panes, commands and services together; does nothing by itself.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const Services& services);
    ~MainWindow() override;

    /// Opens a folder, .vmx or disk.
    void open(const std::filesystem::path& path);
    /// Makes the sample machine if it is not there, and opens it.
    void openSample();
    /// Also out of the task bar; as far as the desktop allows it.
    void bringToFront();
    /// Nothing is being read and no job runs.
    bool isIdle() const;

    CommandSet& commands() { return *commands_; }
    Workspace& workspace() { return *workspace_; }
    LibraryPane& library() { return *library_; }
    MachinePane& machine() { return *machine_; }
    InspectorPane& inspector() { return *inspector_; }
    JobWindow& jobWindow();
    QuitGuard& quitGuard() { return *quitGuard_; }

signals:
    /// The user chose another language or other units: the window is to be made anew.
    void outdated();
    /// Other choices of the user count from now on.
    void settingsChanged();
    void anotherWanted(); ///< another window
    void closed();        ///< it was closed, and may

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildPanes();
    void buildBars();
    void connectCommands();
    void connectViewCommands();
    void showDocument(MachineDocument* document);
    void updateContents();
    void updateReasons();
    void askForFolder();
    void askForFile();
    void fillRecent(QMenu& menu);
    void showSettings();
    void askForAnother();
    void saveLayout();

    Services services_;
    CommandSet* commands_;
    LibraryPane* library_ = nullptr;
    MachinePane* machine_ = nullptr;
    InspectorPane* inspector_ = nullptr;
    Workspace* workspace_ = nullptr;
    JobStrip* strip_ = nullptr;
    JobWindow* jobWindow_ = nullptr;
    QLineEdit* filter_ = nullptr;
    DiskCommands* diskCommands_ = nullptr;
    DiskWorkCommands* diskWorkCommands_ = nullptr;
    SnapshotCommands* snapshotCommands_ = nullptr;
    GraphCommands* graphCommands_ = nullptr;
    CutOffCommands* cutOffCommands_ = nullptr;
    InlineMessage* offerBar_ = nullptr;
    CutOffOffers* cutOffOffers_ = nullptr;
    PaneCycle* paneCycle_ = nullptr;
    QuitGuard* quitGuard_ = nullptr;
    SampleMachine* sample_ = nullptr;
};

} // namespace strata::ui
