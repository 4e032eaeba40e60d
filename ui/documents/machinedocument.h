// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskinfo.h"
#include "core/machine/machinefolder.h"
#include "core/ops/checkop.h"
#include "ui/async/asynctask.h"
#include "ui/documents/disktree.h"
#include "ui/documents/folderwatch.h"
#include "ui/documents/snapshotreader.h"

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QTimer>

#include <deque>
#include <map>
#include <mutex>

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

    /// `reader` makes the history of machines; without one there are only disks.
    MachineDocument(FileSystem& fs, std::filesystem::path path, QObject* parent = nullptr,
                    SnapshotReader reader = {});
    ~MachineDocument() override;

    const std::filesystem::path& path() const { return path_; } ///< as opened, absolute
    QString title() const;
    State state() const { return state_; }
    bool isBusy() const { return folderTask_.isRunning() || diskTask_.isRunning() || sizeTask_.isRunning(); }
    const std::shared_ptr<const Error>& error() const { return error_; }
    /// nullptr before the first load succeeded.
    const std::shared_ptr<const MachineFolder>& folder() const { return folder_; }
    Disk disk(const std::filesystem::path& path) const;
    std::vector<DiskNode> tree() const;
    /// The machine's history; nullptr if this is no machine (loose disks), or nothing is read yet.
    const std::shared_ptr<const SnapshotTree>& snapshots() const { return snapshots_; }

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

    /// The selected node of snapshots(), whose disk is selected, too; nullptr without one.
    const SnapshotNode* selectedNode() const { return nodeAt(node_); }
    /// A second one, to compare with.
    const SnapshotNode* otherNode() const { return nodeAt(otherNode_); }
    /// Ids of snapshots(); -1 for none. Of several disks the one on the device that was selected before is selected.
    void selectNode(int id, int other = -1);
    /// One of the selected node's disks.
    void selectDisk(const NodeDisk& disk);

    void load();   ///< does nothing if it was read before
    void reload(); ///< reads all again; earlier requests are dropped
    /// These files were written by a job: what checks found in their disks no longer counts. Reloads if one lies in
    /// this machine's folder.
    void filesChanged(const std::vector<std::filesystem::path>& files);

    /// How disks of this document are opened: read-only, with the folders the user allowed in this session.
    const OpenOptions& openOptions() const { return options_; }
    FileSystem& fileSystem() const { return fs_; } ///< for tasks on workers
    void trustFolder(const std::filesystem::path& folder);

    const Check* check(const std::filesystem::path& disk) const;
    void setCheck(const std::filesystem::path& disk, CheckResult result);

signals:
    void stateChanged();
    void folderChanged();                                ///< folder() and the set of disks
    void diskChanged(const std::filesystem::path& path); ///< disk(path) or check(path)
    void selectionChanged();
    void snapshotsChanged();     ///< snapshots(): perhaps other nodes
    void snapshotSizesChanged(); ///< the same nodes with more figures
    void nodeSelectionChanged();
    void busyChanged();

private:
    struct Request {
        std::filesystem::path path;
        bool withAllocation = false;
    };

    /// What was read of the path.
    struct Contents {
        MachineFolder folder;
        std::shared_ptr<const SnapshotTree> snapshots;
    };
    /// Figures on their way from the worker to the window.
    struct SizeBox {
        std::mutex mutex;
        std::vector<std::pair<int, NodeSizes>> known;
    };

    static Contents readContents(FileSystem& fs, const std::filesystem::path& path, const OpenOptions& options,
                                 const SnapshotReader& reader);
    void takeContents(Contents contents);
    void takeSnapshots(std::shared_ptr<const SnapshotTree> snapshots);
    void readSnapshotSizes();
    void collectSizes();
    const SnapshotNode* nodeAt(int id) const;
    void selectDiskOfNode();
    void request(const std::filesystem::path& disk);
    void fail(std::shared_ptr<const Error> error);
    void requestDisks();
    void readNextDisk();
    void takeDisk(const Request& request, Disk disk);
    void chooseSelection();
    void watchFiles();
    void setState(State state);

    FileSystem& fs_;
    std::filesystem::path path_;
    SnapshotReader reader_;
    State state_ = State::Unread;
    std::shared_ptr<const Error> error_;
    std::shared_ptr<const MachineFolder> folder_;
    std::map<std::filesystem::path, Disk> disks_;
    std::map<std::filesystem::path, Check> checks_;
    std::shared_ptr<const SnapshotTree> snapshots_;
    std::shared_ptr<SizeBox> sizeBox_;
    QTimer sizeTimer_;
    Selection selection_;
    int node_ = -1;
    int otherNode_ = -1;
    std::string device_; ///< of the disk that was selected last
    OpenOptions options_;
    std::deque<Request> requests_;
    FolderWatch watch_;
    AsyncTask folderTask_;
    AsyncTask diskTask_;
    AsyncTask sizeTask_;
};

} // namespace strata::ui
