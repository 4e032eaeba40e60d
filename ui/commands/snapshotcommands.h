// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/commands/jobrunner.h"
#include "ui/documents/machinedocument.h"
#include "ui/documents/snapshotoperations.h"
#include "ui/graph/snapshotcard.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QWidget;

namespace strata::ui {

enum class Command;
class CommandSet;
class MachinePane;
class StepDialog;

/// What can be done with a machine's history: asks in a dialog, makes the operation, hands it to the queue, says what
/// came of it and offers to undo it. Also says why a step is not possible now.
class SnapshotCommands : public QObject {
    Q_OBJECT
public:
    struct Places {
        QWidget& window;
        MachinePane& machine;
    };
    SnapshotCommands(FileSystem& fs, SnapshotOperations operations, JobRunner& runner, CommandSet& commands,
                     Places places, QObject* parent);

    void setDocument(MachineDocument* document);

    void take();
    void goTo(bool branch);
    void merge();
    void discard();
    void rename();
    void renameTo(std::uint32_t uid, const QString& name);
    void adopt();
    void undo();
    void purge();
    void compare();
    void mend();

private:
    using Make = std::function<std::unique_ptr<Operation>()>;

    MachineParams machine() const;
    const SnapshotNode* node() const;
    /// Shows the dialog; on its Yes runs what `make` makes with the dialog's plan, then says `done`.
    void ask(StepDialog* dialog, Make make, const QString& done);
    /// `done` may be empty: then success is not told.
    void run(std::unique_ptr<Operation> operation, const QString& done, bool undoable);
    void runUndo(const UndoParams& params);
    void offerToGiveUp();
    void tell(const QString& done, bool undoable);
    void describe(std::uint32_t uid, const QString& name, const std::optional<QString>& description);
    void openLink(CardLink link);

    void updateReasons();
    QString machineReason() const;
    QString goToReason() const;
    QString mergeReason() const;
    QString discardReason() const;
    QString compareReason() const;
    QString mendReason() const;
    void mendWith(const std::filesystem::path& child, const std::filesystem::path& parent, bool fixCid);
    const SnapshotNode* otherState() const;

    FileSystem& fs_;
    SnapshotOperations operations_;
    JobRunner& runner_;
    CommandSet& commands_;
    Places places_;
    QPointer<MachineDocument> document_;
};

} // namespace strata::ui
