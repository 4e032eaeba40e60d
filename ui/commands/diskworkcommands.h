// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/commands/jobrunner.h"
#include "ui/documents/machinedocument.h"

#include <QPointer>

class QWidget;

namespace strata::ui {

class DiskWorkDialog;

/// Work on the files of the selected disk, in place: grow, shrink, defragment, repair, delete; and on what
/// is lost in its folder: recover. Asks in a dialog,
/// hands the operation to the queue, and tells what it won.
class DiskWorkCommands : public QObject {
    Q_OBJECT
public:
    DiskWorkCommands(FileSystem& fs, JobRunner& runner, CommandSet& commands, QWidget& window, QObject* parent);

    void setDocument(MachineDocument* document) { document_ = document; }
    void grow();
    void shrink();
    void defragment();
    void repair();
    void rename();
    void remove();
    void recover();

private:
    bool hasDisk() const;
    /// Opens the dialog; when it is accepted, its work is enqueued and `done` is called after success.
    void ask(DiskWorkDialog* dialog, JobRunner::Outcome done);
    void tell(const QString& what);
    void tellDeleted(const std::filesystem::path& disk, bool kept);
    void tellRepaired(const std::filesystem::path& disk, const Job& job);

    FileSystem& fs_;
    JobRunner& runner_;
    QWidget& window_;
    QPointer<MachineDocument> document_;
};

} // namespace strata::ui
