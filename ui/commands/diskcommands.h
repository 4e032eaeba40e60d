// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/cloneop.h"
#include "core/ops/createop.h"
#include "core/ops/metaop.h"
#include "ui/async/asynctask.h"
#include "ui/commands/jobrunner.h"
#include "ui/documents/machinedocument.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace strata::ui {

class CommandSet;
class DocumentSet;
class MetadataStack;

/// What can be done with disks: asks in a dialog, makes the operation, hands it to the queue, and shows what came of
/// it. Also decides which of these commands are available for the selected disk, by asking the operations.
class DiskCommands : public QObject {
    Q_OBJECT
public:
    struct Places {
        QWidget& window;
        MetadataStack& metadata;
    };
    DiskCommands(FileSystem& fs, DocumentSet& documents, JobRunner& runner, CommandSet& commands, Places places,
                 QObject* parent);

    void setDocument(MachineDocument* document);
    void newDisk();
    void cloneDisk();
    void checkDisk();
    void applyMetadata(const MetaParams& params);
    void previewMetadata(const MetaParams& params);

private:
    void tellReady(const std::filesystem::path& disk);
    std::filesystem::path newDiskFolder() const;
    void updateReasons();
    void setDiskReason(const QString& reason);

    FileSystem& fs_;
    DocumentSet& documents_;
    JobRunner& runner_;
    CommandSet& commands_;
    Places places_;
    QPointer<MachineDocument> document_;
    AsyncTask reasonTask_;
    AsyncTask previewTask_;
};

} // namespace strata::ui
