// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/fileoddity.h"

#include <QObject>

namespace strata::ui {

class JobRunner;
class MachinePane;

/// Does what the list of files offers for odd files and what is no command of its own.
class FileCommands : public QObject {
    Q_OBJECT
public:
    FileCommands(JobRunner& runner, MachinePane& machine, QObject* parent);

private:
    void mend(FileOddity oddity, const std::filesystem::path& file, bool undo);

    JobRunner& runner_;
    MachinePane& machine_;
};

} // namespace strata::ui
