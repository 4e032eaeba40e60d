// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskinfo.h"
#include "core/machine/machinefolder.h"
#include "core/ops/checkop.h"
#include "ui/async/asynctask.h"
#include "ui/documents/disktree.h"
#include "ui/documents/folderwatch.h"

#include <QDateTime>
#include <QObject>
#include <QString>

#include <deque>
#include <map>

namespace strata::ui {

/// One opened machine: a folder, a .vmx with its folder, or a lone disk with its relatives. Holds immutable values
/// that were read on a worker, and tells when newer ones came; never touches a file on the GUI thread. Values of
/// before stay until the new ones are there, so nothing jumps.
class MachineDocument : public QObject {
    Q_OBJECT
public:
    enum class State {
        Unread,  ///< remembered, never loaded
        Loading, ///< the first time
        Ready,
        Failed, ///< see error()
    };
    /// What is known of one disk; both empty while it is being read.
    struct Disk {
        std::shared_ptr<const DiskInfo> info;
        std::shared_ptr<const Error> error;
    };
    /// The last check in this session.
    struct Check {
        CheckResult result;
        QDateTime when;
    };

    MachineDocument(FileSystem& fs, std::filesystem::path path, QObject* parent = nullptr);
    ~MachineDocument() override;

    const std::filesystem::path& path() const { return path_; } ///< as opened, absolute
    QString title() const;
    State state() const { return state_; }
    bool isBusy() const { return folderTask_.isRunning() || diskTask_.isRunning(); }
    const std::shared_ptr<const Error>& error() const { return error_; }
    /// nullptr before the first load succeeded.
    const std::shared_ptr<const MachineFolder>& folder() const { return folder_; }
    Disk disk(const std::filesystem::path& path) const;
    std::vector<DiskNode> tree() const;

    /// What the panes show; survives reloads as long as the disk is there.
    struct Selection {
        std::filesystem::path disk;    ///< empty: nothing
        bool itsMissingParent = false; ///< not the disk itself, but the parent it asks for and that was not found
        bool operator==(const Selection&) const = default;
    };
    const Selection& selection() const { return selection_; }
    void select(const Selection& selection);
    /// The selected disk's values; empty if there is none.
    Disk selectedDisk() const { return selection_.itsMissingParent ? Disk{} : disk(selection_.disk); }

    void load();   ///< does nothing if it was read before
    void reload(); ///< reads all again; earlier requests are dropped
    /// These files were written by a job: what checks found in their disks no longer counts. Reloads if one lies in
    /// this machine's folder.
    void filesChanged(const std::vector<std::filesystem::path>& files);

    /// How disks of this document are opened: read-only, with the folders the user allowed in this session.
    const OpenOptions& openOptions() const { return options_; }
    void trustFolder(const std::filesystem::path& folder);

    const Check* check(const std::filesystem::path& disk) const;
    void setCheck(const std::filesystem::path& disk, CheckResult result);

signals:
    void stateChanged();
    void folderChanged();                                ///< folder() and the set of disks
    void diskChanged(const std::filesystem::path& path); ///< disk(path) or check(path)
    void selectionChanged();
    void busyChanged();

private:
    struct Request {
        std::filesystem::path path;
        bool withAllocation = false;
    };

    void takeFolder(MachineFolder folder);
    void fail(std::shared_ptr<const Error> error);
    void requestDisks();
    void readNextDisk();
    void takeDisk(const Request& request, Disk disk);
    void chooseSelection();
    void watchFiles();
    void setState(State state);

    FileSystem& fs_;
    std::filesystem::path path_;
    State state_ = State::Unread;
    std::shared_ptr<const Error> error_;
    std::shared_ptr<const MachineFolder> folder_;
    std::map<std::filesystem::path, Disk> disks_;
    std::map<std::filesystem::path, Check> checks_;
    Selection selection_;
    OpenOptions options_;
    std::deque<Request> requests_;
    FolderWatch watch_;
    AsyncTask folderTask_;
    AsyncTask diskTask_;
};

} // namespace strata::ui
