// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/async/asynctask.h"
#include "ui/documents/machinedocument.h"

#include <QPointer>

namespace strata::ui {

class JobRunner;
class MachinePane;

/// Operations that were cut off in the folder that is shown: finds out what can be done about them, lets the pane
/// offer it, and does it.
class CutOffCommands : public QObject {
    Q_OBJECT
public:
    CutOffCommands(FileSystem& fs, JobRunner& runner, MachinePane& machine, QObject* parent);

    void setDocument(MachineDocument* document);

private:
    void look();
    void run(bool rollBack);

    FileSystem& fs_;
    JobRunner& runner_;
    MachinePane& machine_;
    QPointer<MachineDocument> document_;
    AsyncTask search_;
};

} // namespace strata::ui
